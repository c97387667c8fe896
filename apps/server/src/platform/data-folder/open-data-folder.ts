import { access, constants, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartFault } from '../start-fault.ts';
import { lockFolder } from './lock-folder.ts';
import { writeWhole } from './write-whole.ts';

/** Grows when what is in the folder is laid out anew; the tables inside the database have versions of their own. */
const FORMAT_VERSION = 1;
const OWNER_ONLY = 0o700;
const OPERATOR_SOCKET = 'operator.sock';

/** The operator's socket of a data folder, whether a server has it or not. */
export const operatorSocketOf = (folder: string): string => path.join(path.resolve(folder), OPERATOR_SOCKET);

const Format = z.object({ formatVersion: z.int().min(1) });

/** Everything that one server keeps on its disk. One process at a time. */
export interface DataFolder {
  /** Files of the embedded database. */
  readonly database: string;
  /** Keys of sign-in; see `loadIdentityKeys`. */
  readonly identityKeys: string;
  /** Key of the session codes' hashes. */
  readonly codeKey: string;
  /** Of the process that has, or had, the folder; see `NodeIdFile`. */
  readonly nodeId: string;
  /** Socket by which the command line asks the server that has the folder. */
  readonly operatorSocket: string;
  readonly demoPasswords: string;
  /** Lets the next process in. Idempotent. */
  release(): Promise<void>;
}

/**
 * Makes the folder if there is none, and takes it for this process.
 * @throws StartFault DATA_FOLDER_UNUSABLE, DATA_FOLDER_IN_USE, DATA_NEWER
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const root = path.resolve(folder);
  await requireWritable(root);
  const release = await lockFolder(root);
  try {
    await requireKnownFormat(root);
  } catch (error) {
    await release();
    throw error;
  }
  return {
    database: path.join(root, 'database'),
    identityKeys: path.join(root, 'identity-keys.json'),
    codeKey: path.join(root, 'code-key'),
    operatorSocket: path.join(root, OPERATOR_SOCKET),
    nodeId: path.join(root, 'node-id'),
    demoPasswords: path.join(root, 'demo-passwords.json'),
    release,
  };
}

async function requireWritable(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true, mode: OWNER_ONLY });
    await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFault(
      'DATA_FOLDER_UNUSABLE',
      `The data folder ${root} can't be written to. Give this user the right to, or choose another one with --data.`,
      { cause: error },
    );
  }
}

async function requireKnownFormat(root: string): Promise<void> {
  const file = path.join(root, 'format.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) {
    await writeWhole(file, JSON.stringify({ formatVersion: FORMAT_VERSION }));
    return;
  }
  if (readVersion(text) > FORMAT_VERSION) {
    throw new StartFault(
      'DATA_NEWER',
      `The data folder ${root} was written by a newer version of Alongside. Start that version or a later one, or ` +
        'restore a backup that was made with this version.',
    );
  }
}

function readVersion(text: string): number {
  try {
    return Format.parse(JSON.parse(text)).formatVersion;
  } catch (error) {
    throw new StartFault(
      'DATA_FOLDER_UNUSABLE',
      'The file format.json of the data folder is damaged. Restore it from a backup, or choose another folder with --data.',
      { cause: error },
    );
  }
}
