import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The key in the file, readable by its owner alone; made at the first call. */
export async function loadKey(file: string): Promise<Uint8Array> {
  const made = randomBytes(KEY_BYTES).toString('base64url');
  try {
    await writeFile(file, made, { flag: 'wx', mode: OWNER_ONLY, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  await chmod(file, OWNER_ONLY);
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64url');
  if (key.length !== KEY_BYTES) throw new Error(`The key file ${file} is damaged: restore it from a backup`);
  return key;
}
