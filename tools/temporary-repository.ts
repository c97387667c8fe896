import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder with a few files in it, gone when its owner leaves the block. */
export interface TemporaryRepository extends Disposable {
  readonly root: string;
  write(files: Readonly<Record<string, string>>): void;
}

/**
 * Makes a small repository for a test.
 *
 * @param files texts by path
 * @param links targets by path, both relative to the repository
 */
export function makeTemporaryRepository(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): TemporaryRepository {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'alongside-tools-')));
  const write = (texts: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(texts)) {
      writeFileSync(inNewFolder(path.join(root, name)), text);
    }
  };
  write(files);
  for (const [name, target] of Object.entries(links)) {
    symlinkSync(path.join(root, target), inNewFolder(path.join(root, name)));
  }
  return {
    root,
    write,
    [Symbol.dispose]: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function inNewFolder(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}
