import { copyFileSync, globSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { InstalledPackage } from './installed-packages.ts';

const neededFile = /\.([cm]?js|json|node)$|^(licen[cs]e|copying|notice)/i;

const ofTools = /(^tsconfig.*|[.-]config)\.[cm]?js(on)?$/;

/** Folders of packages that nothing loads: sources of native parts, tests, papers, builds for other systems. */
const unneededFolders = new Set([
  'autogen',
  'benchmarks',
  'browser',
  'doc',
  'docs',
  'examples',
  'include',
  'musl_x64',
  'node_modules',
  'scripts',
  'test',
  'types',
  'vendor',
  'website',
]);

/** Copies what is loaded while running, and the licences, into `folder`/node_modules. */
export function copyPackages(packages: readonly InstalledPackage[], folder: string): void {
  for (const { name, folder: source } of packages) {
    for (const file of globSync('**', { cwd: source }).filter((each) => isNeeded(source, each))) {
      const copy = path.join(folder, 'node_modules', name, file);
      mkdirSync(path.dirname(copy), { recursive: true });
      copyFileSync(path.join(source, file), copy);
    }
  }
}

function isNeeded(source: string, file: string): boolean {
  if (file.split(path.sep).some((part) => unneededFolders.has(part))) return false;
  const name = path.basename(file);
  return neededFile.test(name) && !ofTools.test(name) && statSync(path.join(source, file)).isFile();
}
