import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileKeyStore } from './file-key-store.ts';
import { keyStoreContract } from './key-store-contract.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'alongside-keys-'));
  folder = path.join(parent, 'deep', 'keys');
});
afterEach(() => rm(parent, { recursive: true }));

keyStoreContract(() => Promise.resolve(new FileKeyStore(folder)));

describe('the key store in files', () => {
  test('AGK2 is for its owner alone, whatever the umask', async () => {
    const former = process.umask(0);
    try {
      await new FileKeyStore(folder).set('a', 'secret');
    } finally {
      process.umask(former);
    }
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(folder, 'a.json'))).mode & 0o777).toBe(0o600);
  });

  test('AGK2 a value that others could have read is refused until it is stored anew', async () => {
    const store = new FileKeyStore(folder);
    await store.set('a', 'secret');
    await chmod(path.join(folder, 'a.json'), 0o644);
    await expect(store.get('a')).rejects.toMatchObject({ code: 'KEY_STORE_EXPOSED' });
    await store.set('a', 'another');
    expect(await store.get('a')).toBe('another');
  });

  test.for(['', '{"va', '[]', '{"value":1}', '{"value":"x","more":1}', '\u0000', 'x'.repeat(100_000)])(
    'AGK3 damaged content (%#) is an error with a code that tells nothing of it, and can be replaced',
    async (text) => {
      const store = new FileKeyStore(folder);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'a.json'), text, { mode: 0o600 });
      const fault = await store.get('a').catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'KEY_STORE_DAMAGED' });
      expect(fault).not.toHaveProperty('cause');
      await store.set('a', 'new');
      expect(await store.get('a')).toBe('new');
    },
  );

  test('AGK3 what was broken off while it was written is cleared away, and the former value stays', async () => {
    const store = new FileKeyStore(folder);
    const gone = spawn(process.execPath, ['--version']);
    await once(gone, 'exit');
    const brokenOff = path.join(folder, `a.json.${gone.pid ?? 0}.00000000-0000-4000-8000-000000000000`);
    await store.set('a', 'former');
    await writeFile(brokenOff, '{"value":"ha', { mode: 0o600 });
    expect(await store.get('a')).toBe('former');
    await store.set('a', 'new');
    expect(await readdir(folder)).toEqual(['a.json']);
    await writeFile(brokenOff, '{"value":"ha', { mode: 0o600 });
    await store.delete('a');
    expect(await readdir(folder)).toEqual([]);
  });

  test('AGK3 a folder that can not be used is an error with a code, and nothing is lost', async () => {
    await writeFile(path.join(parent, 'deep'), 'a file');
    const store = new FileKeyStore(folder);
    await expect(store.set('a', 'secret')).rejects.toMatchObject({ code: 'KEY_STORE_UNAVAILABLE' });
    await expect(store.get('a')).rejects.toMatchObject({ code: 'KEY_STORE_UNAVAILABLE' });
    expect(await readFile(path.join(parent, 'deep'), 'utf8')).toBe('a file');
  });
});
