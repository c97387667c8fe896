import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** A folder outside git for what is built or installed on demand; made when it isn't there. */
export function cacheFolder(name: string): string {
  const folder = `${root}${name}`;
  mkdirSync(folder, { recursive: true });
  return folder;
}
