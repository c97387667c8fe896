import { cpSync, existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { nodePackages } from './launch/node24.mjs';
import { repositoryRoot } from './launch/repository.mjs';
import { makeTemporaryRepository, type TemporaryRepository } from './temporary-repository.ts';

const page = '<!doctype html><title>page</title><script type="module" src="/src/main.ts"></script>';

const pages = Object.fromEntries(
  ['agent-window', 'console', 'share'].flatMap((app) => [
    [`apps/${app}/index.html`, page],
    [`apps/${app}/src/main.ts`, `document.title = '${app}';`],
  ]),
);

/**
 * Makes a repository with our launchers, the Node that npm brought, Vite and the least of pages, in which all else is up
 * to the test.
 *
 * @param files texts by path
 */
export function makeSmallAlongside(files: Readonly<Record<string, string>>): TemporaryRepository {
  const repository = makeTemporaryRepository({
    'package.json': '{ "type": "module" }',
    'package-lock.json': '{ "packages": {} }',
    'node_modules/.package-lock.json': '{ "packages": {} }',
    ...pages,
    ...files,
  });
  cpSync(path.join(repositoryRoot, 'tools'), path.join(repository.root, 'tools'), {
    recursive: true,
    filter: (file) => !file.includes('node_modules'),
  });
  for (const name of ['vite', ...Object.values(nodePackages).map((each) => each.package)]) {
    const target = path.join(repositoryRoot, 'node_modules', name);
    if (existsSync(target)) symlinkSync(target, path.join(repository.root, 'node_modules', name));
  }
  return repository;
}
