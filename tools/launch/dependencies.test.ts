import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { makeTemporaryRepository } from '../temporary-repository.ts';
import { bringDependencies } from './dependencies.mjs';

const lock = JSON.stringify({
  packages: {
    '': {},
    'packages/a': {},
    'node_modules/b': { version: '1.0.0' },
    'node_modules/c': { optional: true },
  },
});

/** Stands for npm: notes how it was called, and installs nothing. */
const goodNpm = `
  import { appendFileSync, mkdirSync } from 'node:fs';
  mkdirSync('node_modules', { recursive: true });
  appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
`;

interface Outcome {
  readonly isGood: boolean;
  readonly said: string;
}

async function bring(root: string): Promise<Outcome> {
  const lines: string[] = [];
  const npm = { command: process.execPath, args: [path.join(root, 'npm.mjs')] };
  const isGood = await bringDependencies(root, { say: (line) => lines.push(line), npm });
  return { isGood, said: lines.join('\n') };
}

function callsIn(root: string): string[] {
  const file = path.join(root, 'calls.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}

test('TST1 packages are brought once, without running their scripts, and again when the lock file changes', async () => {
  using repository = makeTemporaryRepository({ 'package-lock.json': lock, 'npm.mjs': goodNpm });
  const first = await bring(repository.root);
  const second = await bring(repository.root);
  expect(first.isGood && second.isGood).toBe(true);
  expect(first.said).toMatch(/^Bringing the packages .*\n {2}done in \d+ s$/);
  expect(second.said).toBe('');
  expect(callsIn(repository.root)).toEqual(['ci --ignore-scripts --no-audit --no-fund --loglevel=error']);
  repository.write({ 'package-lock.json': lock.replace('1.0.0', '2.0.0') });
  await bring(repository.root);
  expect(callsIn(repository.root)).toHaveLength(2);
});

test.each([
  ['the same version', { 'node_modules/b': { version: '1.0.0' } }, 0],
  ['another version', { 'node_modules/b': { version: '0.9.0' } }, 1],
  ['nothing', {}, 1],
])('TST1 what npm noted as installed is believed: %s', async (_what, packages, calls) => {
  using repository = makeTemporaryRepository({
    'package-lock.json': lock,
    'npm.mjs': goodNpm,
    'node_modules/.package-lock.json': JSON.stringify({ packages }),
  });
  await bring(repository.root);
  expect(callsIn(repository.root)).toHaveLength(calls);
});

test.each([
  ['npm error code ENOTFOUND', 'The package registry could not be reached.'],
  ['npm error code EACCES', 'This folder is not writable for you.'],
  ['npm error nospc ENOSPC: no space left', 'The disk is full.'],
])('TST2 after "%s" it says what to do, and the next start tries again', async (message, advice) => {
  using repository = makeTemporaryRepository({
    'package-lock.json': lock,
    'npm.mjs': `console.error(${JSON.stringify(message)}); process.exit(1);`,
  });
  const { isGood, said } = await bring(repository.root);
  expect(isGood).toBe(false);
  expect(said).toContain(message);
  expect(said).toContain(advice);
  repository.write({ 'npm.mjs': goodNpm });
  expect((await bring(repository.root)).isGood).toBe(true);
});

test('TST2 npm that is not there at all is a failure like others', async () => {
  using repository = makeTemporaryRepository({ 'package-lock.json': lock });
  const npm = { command: path.join(repository.root, 'no-such-program'), args: [] };
  expect(await bringDependencies(repository.root, { say: () => undefined, npm })).toBe(false);
});
