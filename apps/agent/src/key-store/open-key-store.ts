import { randomUUID } from 'node:crypto';
import { AgentError } from '../agent-error.ts';
import { FileKeyStore } from './file-key-store.ts';
import type { KeyStore } from './key-store.ts';
import { SystemKeyStore } from './system-key-store.ts';

/** The key store of this device, and which kind it is: people are told when it is files. */
export interface OpenedKeyStore {
  readonly kind: 'system' | 'file';
  readonly store: KeyStore;
}

/** Name of the note, among the files, that the system's store is in use. */
const PLACE = 'place';
const PROBE = 'probe';

/**
 * Opens the system's key store, or files in `folder` where there is none. Once something was stored it stays in one place: a
 * system's store that is away for a while is an error of each method, never an empty one.
 *
 * @param folder for files of this person alone; need not be there
 * @throws {AgentError} KEY_STORE_DAMAGED, KEY_STORE_EXPOSED, KEY_STORE_UNAVAILABLE: the note of where secrets are can't be read
 */
export async function openKeyStore(
  folder: string,
  system: KeyStore = new SystemKeyStore(),
): Promise<OpenedKeyStore> {
  const files = new FileKeyStore(folder);
  if ((await files.get(PLACE)) !== null) return { kind: 'system', store: system };
  if (!(await files.isEmpty())) return { kind: 'file', store: files };
  if (!(await isWorking(system))) return { kind: 'file', store: files };
  await files.set(PLACE, 'system');
  return { kind: 'system', store: system };
}

/** Whether the store keeps what it is given; some answer and then have nowhere to put it. */
async function isWorking(store: KeyStore): Promise<boolean> {
  const value = randomUUID();
  try {
    await store.set(PROBE, value);
    const found = await store.get(PROBE);
    await store.delete(PROBE);
    return found === value;
  } catch (error) {
    if (error instanceof AgentError) return false;
    throw error;
  }
}
