import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeArchive } from './make-archive.ts';

test('AGT9 the same tree gives the same archive, whenever and wherever it is made', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-archive-'));
  try {
    const options = { version: '1.2.3', epoch: 1_700_000_000, compression: 'quick' } as const;
    const made: Buffer[] = [];
    for (const name of ['one', 'other']) {
      const tree = path.join(folder, name, 'tree');
      cpSync(path.join(import.meta.dirname, 'files'), tree, { recursive: true });
      await makeArchive(tree, `${tree}.tar.xz`, options);
      made.push(readFileSync(`${tree}.tar.xz`));
    }
    expect(made[0]?.equals(made[1] ?? Buffer.alloc(0))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
