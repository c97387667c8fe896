import path from 'node:path';
import { fileURLToPath } from 'node:url';

// `import.meta.dirname` would be shorter, but an old Node has to come as far as being told that it is old.
const here = path.dirname(fileURLToPath(import.meta.url));

/** The folder that holds the whole repository. */
export const repositoryRoot = path.resolve(here, '..', '..');
