import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AgentError } from '../agent-error.ts';
import { hasCode } from '../system-error.ts';
import { type KeyStore, requireName, requireValue, unavailable } from './key-store.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;
const OTHERS = 0o077;

/** Longer than any file of ours, so that a damaged one can't fill the memory. */
const FILE_MAX_BYTES = 32_768;

const Stored = z.strictObject({ value: z.string() });

/**
 * One file for each name, readable for this person alone: for systems without a key store, or where it isn't running.
 * Whoever may read this person's files, a backup among them, can read what is stored.
 */
export class FileKeyStore implements KeyStore {
  readonly #folder: string;

  /** @param folder made when the first value is stored */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(name: string): Promise<string | null> {
    requireName(name);
    const text = await this.#read(this.#fileOf(name));
    return text === null ? null : valueIn(text);
  }

  async set(name: string, value: string): Promise<void> {
    requireName(name);
    requireValue(value);
    try {
      await mkdir(this.#folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
      await this.#removeBrokenOff(name);
      await this.#write(name, JSON.stringify({ value } satisfies z.infer<typeof Stored>));
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  async delete(name: string): Promise<void> {
    requireName(name);
    try {
      await rm(this.#fileOf(name), { force: true });
      await this.#removeBrokenOff(name);
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  /** @throws {AgentError} KEY_STORE_UNAVAILABLE */
  async isEmpty(): Promise<boolean> {
    try {
      return (await this.#names()).length === 0;
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  #fileOf(name: string): string {
    return path.join(this.#folder, `${name}.json`);
  }

  async #read(file: string): Promise<string | null> {
    try {
      await using handle = await open(file, 'r');
      const { mode, size } = await handle.stat();
      if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw new AgentError('KEY_STORE_EXPOSED');
      if (size > FILE_MAX_BYTES) throw new AgentError('KEY_STORE_DAMAGED');
      return await handle.readFile('utf8');
    } catch (cause) {
      if (cause instanceof AgentError) throw cause;
      if (hasCode(cause, 'ENOENT')) return null;
      if (hasCode(cause, 'EISDIR')) throw new AgentError('KEY_STORE_DAMAGED', cause);
      throw unavailable(cause);
    }
  }

  /** Written beside it and moved into place, so that a crash at any moment leaves the former value or the new one. */
  async #write(name: string, text: string): Promise<void> {
    const file = this.#fileOf(name);
    const beside = `${file}.${process.pid}.${randomUUID()}`;
    try {
      await writeThrough(beside, text);
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    await syncFolder(this.#folder);
  }

  #names(): Promise<string[]> {
    return readdir(this.#folder).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    });
  }

  /** A process that was killed as it wrote leaves a secret that nobody would ever delete. */
  async #removeBrokenOff(name: string): Promise<void> {
    const left = (await this.#names()).filter(
      (each) => each.startsWith(`${name}.json.`) && !isWriterAlive(each),
    );
    await Promise.all(left.map((each) => rm(path.join(this.#folder, each), { force: true })));
  }
}

/** Another one may be writing at this moment, and would miss its file. */
function isWriterAlive(beside: string): boolean {
  const pid = Number(beside.split('.')[2]);
  try {
    return Number.isSafeInteger(pid) && process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function writeThrough(file: string, text: string): Promise<void> {
  await using handle = await open(file, 'wx', OWNER_ONLY_FILE);
  await handle.writeFile(text);
  await handle.sync();
}

async function syncFolder(folder: string): Promise<void> {
  // Windows can't open folders, and keeps its names by itself.
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
}

function valueIn(text: string): string {
  try {
    return Stored.parse(JSON.parse(text)).value;
  } catch {
    // Not as cause: the message of a parser quotes what it read.
    throw new AgentError('KEY_STORE_DAMAGED');
  }
}
