import { expect, test } from 'vitest';

import { repositoryRoot } from './launch/repository.mjs';
import { findLicenceFaults } from './licences.ts';
import { makeTemporaryRepository } from './temporary-repository.ts';

function faultsWith(packages: Record<string, unknown>, files: Record<string, string> = {}): string[] {
  using repository = makeTemporaryRepository({ 'package-lock.json': JSON.stringify({ packages }), ...files });
  return findLicenceFaults(repository.root);
}

test('TLC1 every package of this repository may be passed on', () => {
  expect(findLicenceFaults(repositoryRoot)).toEqual([]);
});

test.each([
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'SSPL-1.0',
  'UNLICENSED',
  'SEE LICENSE IN file',
  'MIT AND GPL-2.0-only',
])('TLC1 %s is refused with the name of its package', (license) => {
  const faults = faultsWith({ 'node_modules/a/node_modules/@b/c': { license } });
  expect(faults).toEqual([`@b/c is under ${license}`]);
});

test.each(['MIT', 'MPL 2.0', '(MIT OR GPL-2.0-only)', '(MIT AND BSD-3-Clause)'])(
  'TLC2 %s is allowed',
  (license) => {
    expect(faultsWith({ 'node_modules/a': { license } })).toEqual([]);
  },
);

test('TLC2 what the lock file does not know is read from the package itself', () => {
  const files = {
    'node_modules/a/package.json': '{ "licenses": [{ "type": "MIT" }, { "type": "GPL-2.0-only" }] }',
    'node_modules/b/package.json': '{ "license": { "type": "GPL-2.0-only" } }',
  };
  expect(faultsWith({ 'node_modules/a': {}, 'node_modules/b': {} }, files)).toEqual([
    'b is under GPL-2.0-only',
  ]);
});

test('TLC3 a package without any licence is refused', () => {
  expect(faultsWith({ 'node_modules/a': {} })).toEqual(['a names no licence']);
});

test('TLC3 our own workspaces are no packages of others', () => {
  const packages = { '': {}, 'packages/a': {}, 'node_modules/@alongside/a': { link: true } };
  expect(faultsWith(packages)).toEqual([]);
});
