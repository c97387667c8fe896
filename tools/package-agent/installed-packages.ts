import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Names = z.record(z.string(), z.string()).default({});

const PackageFacts = z.object({
  name: z.string(),
  version: z.string(),
  license: z.unknown().optional(),
  dependencies: Names,
  optionalDependencies: Names,
});

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As the package says it. */
  readonly license: string;
  readonly folder: string;
}

/** Our own packages go under our own licence. */
const isOurs = (name: string): boolean => name.startsWith('@alongside/');

/**
 * The packages that these ones need while running, themselves included, each once, by name; of optional ones those that
 * npm installed for this system. Our own are followed, not listed.
 *
 * @param without packages that are needed for installing alone
 */
export function installedPackages(
  root: string,
  names: readonly string[],
  without: readonly string[] = [],
): InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const visit = (name: string, from: string): void => {
    const folder = folderOf(root, name, from);
    if (folder === null || without.includes(name) || found.has(folder)) return;
    const facts = PackageFacts.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
    found.set(folder, {
      name,
      version: facts.version,
      license: typeof facts.license === 'string' ? facts.license : 'see its text',
      folder,
    });
    const needed = { ...facts.dependencies, ...facts.optionalDependencies };
    for (const next of Object.keys(needed)) visit(next, folder);
  };
  for (const name of names) visit(name, root);
  return [...found.values()]
    .filter(({ name }) => !isOurs(name))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** As Node looks for it: from the folder that needs it upwards. */
function folderOf(root: string, name: string, from: string): string | null {
  for (let folder = from; folder.startsWith(root); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
  }
  return null;
}
