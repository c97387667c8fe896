import { constants } from 'node:fs';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { IdentityKeys, makeIdentityKeys } from './provider-keys.ts';

const OWNER_ONLY = 0o600;

async function readKeys(path: string): Promise<IdentityKeys | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  await chmod(path, OWNER_ONLY);
  return IdentityKeys.parse(JSON.parse(text));
}

/** Written whole beside its place and then linked to it: a second process starting at once finds either nothing or all. */
async function writeKeys(path: string, keys: IdentityKeys): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, OWNER_ONLY);
  try {
    await file.writeFile(JSON.stringify(keys));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}

/** The keys in the file, readable by its owner alone; made at the first call. */
export async function loadIdentityKeys(path: string): Promise<IdentityKeys> {
  const kept = await readKeys(path);
  if (kept !== null) return kept;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeKeys(path, await makeIdentityKeys());
  const made = await readKeys(path);
  if (made === null) throw new Error(`The key file ${path} could not be kept`);
  return made;
}
