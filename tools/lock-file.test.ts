import { expect, test } from 'vitest';

import { repositoryRoot } from './launch/repository.mjs';
import { findLockGaps } from './lock-file.ts';
import { makeTemporaryRepository } from './temporary-repository.ts';

function gapsIn(packages: Record<string, unknown>): string[] {
  using repository = makeTemporaryRepository({ 'package-lock.json': JSON.stringify({ packages }) });
  return findLockGaps(repository.root);
}

test('TLC4 the lock file of this repository holds the packages of every system', () => {
  expect(findLockGaps(repositoryRoot)).toEqual([]);
});

test('TLC4 a package of another system that is left out is found', () => {
  const optionalDependencies = { 'a-linux': '1.0.0', 'a-windows': '1.0.0' };
  expect(gapsIn({ 'node_modules/a': { optionalDependencies }, 'node_modules/a-linux': {} })).toEqual([
    'node_modules/a names a-windows, which the lock file lacks',
  ]);
});

test('TLC4 it may stand with the package or anywhere above it', () => {
  const gaps = gapsIn({
    '': { optionalDependencies: { c: '1.0.0' } },
    'node_modules/a/node_modules/b': { optionalDependencies: { c: '1', d: '1', e: '1' } },
    'node_modules/a/node_modules/b/node_modules/e': {},
    'node_modules/a/node_modules/d': {},
    'node_modules/c': {},
  });
  expect(gaps).toEqual([]);
});
