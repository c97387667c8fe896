import { expect, test } from 'vitest';

import { repositoryRoot } from './launch/repository.mjs';
import { findRuleGaps } from './spec-rules.ts';
import { makeTemporaryRepository } from './temporary-repository.ts';

function gapsWith(files: Record<string, string>): string[] {
  using repository = makeTemporaryRepository(files);
  return findRuleGaps(repository.root);
}

/** Tests in a text, not in this file, where the check would read them as tests of ours. */
function testFile(...titles: string[]): string {
  return titles.map((title) => `test(${title}, () => {});`).join('\n');
}

test('TRL1 this repository has a test for every rule and a rule for every test', () => {
  expect(findRuleGaps(repositoryRoot)).toEqual([]);
});

test('TRL1 a rule without a test is found, in whatever SPEC.md it stands', () => {
  const gaps = gapsWith({
    'packages/domain/SPEC.md': '# Rules\n\n- **AB1** One.\n- **AB2** Two.\n',
    'apps/server/src/features/live/SPEC.md': '- **LI1** Four.\n',
    'tools/SPEC.md': '- **TO1** Three.\n',
    'packages/domain/src/one.test.ts': testFile("'AB1 holds'"),
  });
  expect(gaps).toEqual([
    'apps/server/src/features/live/SPEC.md:1 LI1 has no test',
    'packages/domain/SPEC.md:4 AB2 has no test',
    'tools/SPEC.md:1 TO1 has no test',
  ]);
});

test('TRL2 a test without a rule is found', () => {
  const gaps = gapsWith({
    'apps/server/SPEC.md': '- **AB1** One.\n',
    'apps/server/src/one.test.ts': testFile(
      "'AB1 holds'",
      "'AB9 is nowhere'",
      "'works'",
      'title',
      '`${name} works`',
    ),
  });
  expect(gaps).toEqual([
    'apps/server/src/one.test.ts:2 "AB9 is nowhere": no SPEC.md has AB9',
    'apps/server/src/one.test.ts:3 "works" does not begin with a rule\'s id',
    'apps/server/src/one.test.ts:4 has a title that begins with a computed part',
    'apps/server/src/one.test.ts:5 has a title that begins with a computed part',
  ]);
});

test.each([
  ['a template', 'test(`AB1 ${name}: holds`, () => {});'],
  ['a sum', "test('AB1 ' + name, () => {});"],
  ['a table', "test.each([1, 2])('AB1 %s', () => {});"],
  ['a tagged table', "test.each`a\n${1}`('AB1 $a', () => {});"],
  ['a condition', "test.skipIf(isSlow)('AB1 holds', () => {});"],
  ['a property', "test.prop([fc.string()])('AB1 holds', () => {});"],
  ['it', "describe('chapter', () => { it('AB1 holds', () => {}); });"],
  ['a title with two ids', "test('AB0, AB1 hold together', () => {});"],
])('TRL3 the title is read from %s', (_form, source) => {
  const gaps = gapsWith({
    'packages/peer/SPEC.md': '- **AB1** One.\n',
    'packages/domain/SPEC.md': '- **AB0** Zero.\n',
    'packages/domain/src/zero.test.ts': testFile("'AB0 holds'"),
    'packages/peer/src/one.test.ts': source,
  });
  expect(gaps).toEqual([]);
});

test('TRL3 calls that are no tests are left alone', () => {
  const source = "if (/a/.test('b')) describe('c', () => {}); test.describe('d', () => {}); latest('e', 1);";
  expect(gapsWith({ 'e2e/src/one.e2e.ts': source })).toEqual([]);
});

test('TRL4 contract suites and journeys are read too', () => {
  const gaps = gapsWith({
    'packages/testkit/src/store-contract.ts': testFile('`XX1 ${name}`'),
    'e2e/src/one.e2e.ts': testFile("'XX2 a'"),
  });
  expect(gaps).toHaveLength(2);
});

test('TRL5 a rule stated twice is found, also across files', () => {
  const gaps = gapsWith({
    'packages/domain/SPEC.md': '- **AB1** One.\n',
    'packages/peer/SPEC.md': '- **AB1** Another.\n',
    'packages/peer/src/one.test.ts': testFile("'AB1 holds'"),
  });
  expect(gaps).toEqual(['packages/peer/SPEC.md:1 states AB1, which is already at packages/domain/SPEC.md:1']);
});

test('TRL6 a line that is nearly a rule is found', () => {
  const gaps = gapsWith({ 'packages/domain/SPEC.md': '- **AB1**: One.\n- **ab2** Two.\n* **AB3** Three.\n' });
  expect(gaps.map((gap) => gap.split(' ')[0])).toEqual(
    [1, 2, 3].map((line) => `packages/domain/SPEC.md:${line}`),
  );
});

test.each(['skip', 'todo'])('TRL7 a test under %s shows nothing', (modifier) => {
  const gaps = gapsWith({
    'packages/domain/SPEC.md': '- **AB1** One.\n',
    'packages/domain/src/one.test.ts': `test.${modifier}('AB1 holds', () => {});`,
  });
  expect(gaps).toEqual(['packages/domain/SPEC.md:1 AB1 has no test']);
});
