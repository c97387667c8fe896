import { readFileSync } from 'node:fs';
import path from 'node:path';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Looks for packages of other systems that the lock file lacks. npm leaves one out without a word when the registry
 * doesn't have it, and afterwards refuses the lock file wherever nothing is installed yet.
 *
 * @param root the repository's folder
 * @returns one line per optional package that is named by another one and is not in the lock file
 */
export function findLockGaps(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !foldersAbove(folder).some((above) => `${above}node_modules/${name}` in packages))
      .map((name) => `${folder === '' ? 'package.json' : folder} names ${name}, which the lock file lacks`),
  );
}

/** Where Node looks for what a package imports: in the package itself, then outwards. */
function foldersAbove(folder: string): string[] {
  if (folder === '') return [''];
  const parent = folder.includes('/node_modules/')
    ? folder.slice(0, folder.lastIndexOf('/node_modules/'))
    : '';
  return [`${folder}/`, ...foldersAbove(parent)];
}
