import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeyFileName } from '../../platform/backup/index.ts';
import { StartFault } from '../../platform/start-fault.ts';
import type { OperatorPorts } from './operator-ports.ts';

const KEY_FILES: readonly KeyFileName[] = ['identity-keys.json', 'code-key'];

interface Surroundings extends Omit<OperatorPorts, 'migrations' | 'pendingMigrations' | 'readKeys'> {
  readonly dataFolder: string;
  /** Names of the structure's steps that this program knows. */
  readonly known: readonly string[];
  /** Those that the database has been through. */
  readonly done: readonly string[];
}

/** @throws StartFault DATA_NEWER */
export function makeOperatorPorts({ dataFolder, known, done, ...given }: Surroundings): OperatorPorts {
  const newer = done.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new StartFault(
      'DATA_NEWER',
      `The data was written by a newer version of Alongside (it knows ${newer.join(', ')}). Use that one or a later one.`,
    );
  }
  return {
    ...given,
    migrations: done,
    pendingMigrations: known.filter((name) => !done.includes(name)),
    readKeys: () => readKeys(dataFolder),
  };
}

async function readKeys(folder: string): Promise<{ name: KeyFileName; bytes: Uint8Array }[]> {
  try {
    return await Promise.all(
      KEY_FILES.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })),
    );
  } catch (error) {
    throw new StartFault(
      'DATA_FOLDER_UNUSABLE',
      `The keys of the server aren't in ${path.resolve(folder)}. Without them what is sealed in the database stays so: ` +
        'name the data folder of the server with --data.',
      { cause: error },
    );
  }
}
