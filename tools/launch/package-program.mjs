import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Programs that are not named like their package. */
const packageOfProgram = new Map([['tsc', 'typescript']]);

/**
 * Finds the script behind a package's program. The links in node_modules/.bin would do on Linux and macOS, but on
 * Windows they are batch files, which Node can't run.
 *
 * @param {string} root the repository's folder
 * @param {string} name the program
 * @returns {string} the script's path
 * @throws {Error} when the package is not there or has no such program
 */
export function findPackageProgram(root, name) {
  const folder = path.join(root, 'node_modules', packageOfProgram.get(name) ?? name);
  const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { bin } = /** @type {{ bin?: string | Record<string, string> }} */ (JSON.parse(text));
  const script = typeof bin === 'string' ? bin : bin?.[name];
  if (script === undefined) throw new Error(`No package of ours has a program named ${name}.`);
  return path.join(folder, script);
}
