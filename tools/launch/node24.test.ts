import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { makeTemporaryRepository } from '../temporary-repository.ts';
import { adviceForOldNode, findNode24, nodePackages } from './node24.mjs';
import { findPackageProgram } from './package-program.mjs';
import { repositoryRoot } from './repository.mjs';

test.each(['24.0.0', '26.10.0'])('TST3 a running Node %s is used as it is', (version) => {
  expect(findNode24('/nowhere', { version, execPath: '/bin/node' })).toBe('/bin/node');
});

test.each(Object.entries(nodePackages))('TST3 on %s the Node that npm brought is used', (system, brought) => {
  const program = path.join('node_modules', brought.package, brought.program);
  using repository = makeTemporaryRepository({ [program]: '' });
  const found = findNode24(repository.root, { version: '20.19.0', system });
  expect(found).toBe(path.join(repository.root, program));
});

test.each(['linux-riscv64', 'linux-x64'])('TST3 without one on %s there is none', (system) => {
  expect(findNode24('/nowhere', { version: '23.6.0', system })).toBeUndefined();
});

test('TST3 a Node that is too old to start with is told so', () => {
  for (const version of ['18.20.4', '20.18.9']) expect(adviceForOldNode(version)).toContain(version);
  for (const version of ['20.19.0', '22.0.0', '24.0.0']) expect(adviceForOldNode(version)).toBeUndefined();
});

test('TST3 every package that may hold Node is in package.json, with one version of 24', () => {
  const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const named = Object.values(nodePackages).map((each) => each.package);
  expect(Object.keys(manifest.optionalDependencies).sort()).toEqual(named.sort());
  for (const version of Object.values(manifest.optionalDependencies))
    expect(version).toMatch(/^24\.\d+\.\d+$/);
});

test.each(['tsc', 'eslint', 'prettier', 'vitest', 'knip'])(
  'TST6 the program %s is found in its package',
  (name) => {
    expect(readFileSync(findPackageProgram(repositoryRoot, name), 'utf8')).not.toBe('');
  },
);

test('TST6 a program that no package has is an error', () => {
  using repository = makeTemporaryRepository({ 'node_modules/a/package.json': '{ "bin": { "b": "b.js" } }' });
  expect(() => findPackageProgram(repository.root, 'a')).toThrow('No package of ours has a program named a.');
});
