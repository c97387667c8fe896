import { readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartFault } from '../start-fault.ts';

const LOCK_FILE = 'in-use.json';
const TRIES_MAX = 3;

/**
 * Who holds the folder. Numbers of processes are used again, most of all in containers, so the time when the process
 * was started says whether it is still the same one, where the system tells it.
 */
const Holder = z.object({ pid: z.int().min(1), startedAt: z.string().nullable() });
type Holder = z.infer<typeof Holder>;

/**
 * Takes the folder for this process: two on one embedded database would destroy it. A lock whose process is gone, however
 * it went, is taken over.
 *
 * @returns lets it go again; idempotent
 * @throws StartFault DATA_FOLDER_IN_USE
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, LOCK_FILE);
  const mine: Holder = { pid: process.pid, startedAt: await startOf(process.pid) };
  for (let tries = 1; ; tries += 1) {
    if (await place(file, mine)) break;
    const holder = await readHolder(file);
    if (tries === TRIES_MAX || (holder !== null && (await isAlive(holder)))) throw inUse(folder, holder);
    await remove(file);
  }
  let isHeld = true;
  return async () => {
    if (!isHeld) return;
    isHeld = false;
    await remove(file);
  };
}

async function place(file: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Gone meanwhile, or broken off while it was written: either way nobody holds it.
    return null;
  }
}

async function isAlive({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of another user.
    if (!hasCode(error, 'EPERM')) return false;
  }
  return startedAt === (await startOf(pid));
}

/** When a process was started, as the system counts; null where the system doesn't tell. */
async function startOf(pid: number): Promise<string | null> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name in parentheses may hold anything; the start is the 20th field after it (proc_pid_stat(5), field 22).
  return status?.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function remove(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const inUse = (folder: string, holder: Holder | null): StartFault =>
  new StartFault(
    'DATA_FOLDER_IN_USE',
    `The data folder ${folder} is in use by another Alongside${holder === null ? '' : ` (process ${holder.pid})`}. ` +
      'Stop that one first, or choose another folder with --data.',
  );
