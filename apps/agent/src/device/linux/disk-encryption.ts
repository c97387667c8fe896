import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

/** What of the system's files is looked at; in tests another folder stands for `/`. */
export interface DiskReaderOptions {
  readonly root: string;
  /** Where the person's files are. */
  readonly home: string;
}

/**
 * Whether system and person's files are on encrypted volumes, by what the kernel says of its block devices: a volume of
 * dm-crypt is, and what stands wholly on such volumes (LVM, RAID).
 * @returns null where that can't be seen, as in a container, on a network disk or on ZFS
 */
export async function readDiskEncryption({ root, home }: DiskReaderOptions): Promise<boolean | null> {
  const mounts = mountsOf(await textOf(path.join(root, 'proc/self/mountinfo')));
  const sources = [sourceOf(mounts, '/'), sourceOf(mounts, home)];
  const found = await Promise.all(sources.map((source) => isSourceEncrypted(root, source)));
  if (found.includes(false)) return false;
  return found.every((each) => each === true) ? true : null;
}

interface Mount {
  readonly point: string;
  readonly source: string;
}

/** proc(5): the source stands behind the separator. */
function mountsOf(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ');
    const point = before?.split(' ')[4];
    const source = after?.split(' ')[1];
    return point === undefined || source === undefined
      ? []
      : [{ point: unescape(point), source: unescape(source) }];
  });
}

const unescape = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));

/** Of the mount that holds the folder: the longest, of several at one place the last. */
function sourceOf(mounts: readonly Mount[], folder: string): string | null {
  const holding = mounts.filter(({ point }) => isWithin(folder, point));
  const longest = Math.max(0, ...holding.map(({ point }) => point.length));
  return holding.findLast(({ point }) => point.length === longest)?.source ?? null;
}

const isWithin = (folder: string, point: string): boolean =>
  point === '/' || folder === point || folder.startsWith(`${point}/`);

async function isSourceEncrypted(root: string, source: string | null): Promise<boolean | null> {
  if (source?.startsWith('/dev/') !== true) return null;
  const device = await realpath(path.join(root, source)).catch(() => source);
  return isDeviceEncrypted(root, path.basename(device));
}

async function isDeviceEncrypted(root: string, name: string): Promise<boolean | null> {
  const folder = path.join(root, 'sys/class/block', name);
  const entries = await namesIn(folder);
  if (entries.length === 0) return null;
  if ((await textOf(path.join(folder, 'dm/uuid'))).startsWith('CRYPT-')) return true;
  const slaves = await namesIn(path.join(folder, 'slaves'));
  if (slaves.length === 0) return false;
  const found = await Promise.all(slaves.map((slave) => isDeviceEncrypted(root, slave)));
  if (found.includes(false)) return false;
  return found.every((each) => each === true) ? true : null;
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
