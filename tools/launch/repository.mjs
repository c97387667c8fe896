import path from 'node:path';

/** The folder that holds the whole repository. */
export const repositoryRoot = path.resolve(import.meta.dirname, '..', '..');
