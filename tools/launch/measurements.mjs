import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ending = '.bench.ts';

/**
 * Lists the measurements: each is a program in bench/src whose first line is a comment that says in one
 * sentence what it measures.
 *
 * @param {string} root the repository's folder
 * @returns {{ name: string, description: string, file: string }[]} in the order of their names
 */
export function listMeasurements(root) {
  const folder = path.join(root, 'bench', 'src');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => ({
      name: file.slice(0, -ending.length),
      description: descriptionIn(readFileSync(path.join(folder, file), 'utf8')),
      file: path.join(folder, file),
    }));
}

/** @param {string} source */
function descriptionIn(source) {
  const [firstLine = ''] = source.split('\n');
  const found = /^(?:\/\/|\/\*\*?)\s*(.+?)\s*(?:\*\/)?$/.exec(firstLine);
  return found?.[1] ?? '(its first line does not say what it measures)';
}
