import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { InstalledPackage } from './installed-packages.ts';

const licenceFile = /^(licen[cs]e|copying|notice)/i;
const rule = '='.repeat(80);

/** What the packages' own words don't say right; see docs/rfd/0004. */
const realLicence = (name: string, said: string): string =>
  name.startsWith('@seydx/node-av-')
    ? 'GPL-3.0-or-later (FFmpeg with x264 and x265; the bindings: MIT)'
    : said;

/** One text with every package that is shipped, its licence, and the licence's text as the package has it. */
export function thirdPartyLicences(packages: readonly InstalledPackage[], node: InstalledPackage): string {
  const parts = [node, ...packages].map((each) => {
    const head = `${each === node ? 'Node.js' : each.name} ${each.version}\nLicence: ${realLicence(each.name, each.license)}`;
    return [rule, head, '', ...textsOf(each.folder)].join('\n');
  });
  return `What the Alongside agent is made of, and under which licences.\n\n${parts.join('\n\n')}\n`;
}

function textsOf(folder: string): string[] {
  const texts = readdirSync(folder)
    .filter((name) => licenceFile.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim());
  return texts.length === 0 ? ['(The package has no text of its own.)'] : texts;
}
