import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { expect, test } from 'vitest';

import { makeSmallAlongside } from '../small-alongside.ts';
import { makeTemporaryRepository } from '../temporary-repository.ts';
import { listMeasurements } from './measurements.mjs';

test('TBN1 measurements are the programs of bench/src, described by their first line', () => {
  using repository = makeTemporaryRepository({
    'bench/src/first-picture.bench.ts': '// From share to the first picture.\nexport {};',
    'bench/src/chat.bench.ts': '/** From one page to the other. */\n',
    'bench/src/bare.bench.ts': 'export {};',
    'bench/src/two-browsers.ts': '// Not a measurement.',
  });
  expect(listMeasurements(repository.root).map(({ name, description }) => [name, description])).toEqual([
    ['bare', '(its first line does not say what it measures)'],
    ['chat', 'From one page to the other.'],
    ['first-picture', 'From share to the first picture.'],
  ]);
});

test('TBN1 without measurements the list is empty', () => {
  using repository = makeTemporaryRepository({});
  expect(listMeasurements(repository.root)).toEqual([]);
});

test('TBN1 a measurement gets what follows its name, and an unknown name is refused', () => {
  using repository = makeSmallAlongside({
    'bench/src/chat.bench.ts':
      '// Chat.\nconsole.log(JSON.stringify({ args: process.argv.slice(2) as string[] }));',
  });
  const bench = (...args: string[]) => {
    const program = path.join(repository.root, 'tools', 'bench.mjs');
    return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', stdio: 'pipe' });
  };
  expect(bench().stdout).toMatch(/^ {2}chat +Chat\.$/m);
  expect(bench('chat', '--json').stdout.trimEnd().split('\n').at(-1)).toBe('{"args":["--json"]}');
  expect(bench('speed')).toMatchObject({ status: 2, stdout: '' });
});
