import { expect, test } from 'vitest';

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
