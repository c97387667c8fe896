import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

/** A rule as a SPEC.md states it. */
interface SpecRule {
  readonly id: string;
  readonly place: string;
}

/** A test as its title names it. */
interface RuleTest {
  /** The title's beginning as far as it is written out, or nothing when it begins with a computed part. */
  readonly title: string | undefined;
  readonly place: string;
  /** A test that never runs shows nothing. */
  readonly isRun: boolean;
}

/** A large app may keep the rules of a feature beside it. */
const specFiles = ['SPEC.md', '{packages,apps}/*/{,src/**/}SPEC.md', '{e2e,bench,tools}/SPEC.md'];

/** Contract suites live in testkit and journeys may share theirs, so there every file can hold tests. */
const testFiles = [
  '{packages,apps}/*/src/**/*.test.{ts,tsx}',
  '{packages,apps}/*/src/**/{*-contract,test-*}.ts',
  'packages/testkit/src/**/*.ts',
  '{e2e,bench}/src/**/*.ts',
  'tools/**/*.test.ts',
];

const rule = /^- \*\*([A-Z]{2,4}\d+)\*\* \S/;
const almostRule = /^\s*[-*] \*\*[A-Za-z]+\d+/;
const idsOfTitle = /^[A-Z]{2,4}\d+(?:(?:, |\/)[A-Z]{2,4}\d+)*(?=[ :]|$)/;

/**
 * Compares the rules of all SPEC.md with the titles of all tests.
 *
 * @param root the repository's folder
 * @returns one line per rule without a test, test without a rule, doubled or malformed rule
 */
export function findRuleGaps(root: string): string[] {
  const malformed: string[] = [];
  const rules = filesOf(root, specFiles).flatMap((file) => readRules(root, file, malformed));
  const tests = filesOf(root, testFiles).flatMap((file) => readTests(root, file));
  return [...malformed, ...findDoubles(rules), ...findUntested(rules, tests), ...findUnruled(rules, tests)];
}

function filesOf(root: string, patterns: readonly string[]): string[] {
  const files = globSync([...patterns], { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] });
  return [...new Set(files)].sort();
}

function readRules(root: string, file: string, malformed: string[]): SpecRule[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const place = `${file}:${index + 1}`;
    const id = rule.exec(line)?.[1];
    if (id !== undefined) return [{ id, place }];
    if (almostRule.test(line)) malformed.push(`${place} is not written as a rule: - **ID12** text`);
    return [];
  });
}

/** Reads the tests of one file. */
function readTests(root: string, file: string): RuleTest[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const tests: RuleTest[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const modifiers = modifiersOfTest(node.expression);
      const [title] = node.arguments;
      // `test.skipIf(…)` only makes a test function; the call of that function has the title.
      if (modifiers !== undefined && title !== undefined && node.arguments.length > 1) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        tests.push({
          title: beginningOf(title),
          place: `${file}:${line + 1}`,
          isRun: !modifiers.includes('skip') && !modifiers.includes('todo'),
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return tests;
}

/** Names that follow `test` without making a test of the call. */
const notTests = new Set([
  'describe',
  'step',
  'beforeEach',
  'afterEach',
  'beforeAll',
  'afterAll',
  'use',
  'extend',
]);

/** The names between `test` and the call, or nothing when it is no call of `test` or `it`. */
function modifiersOfTest(callee: ts.Expression): string[] | undefined {
  if (ts.isIdentifier(callee)) return callee.text === 'test' || callee.text === 'it' ? [] : undefined;
  if (ts.isCallExpression(callee)) return modifiersOfTest(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return modifiersOfTest(callee.tag);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const before = modifiersOfTest(callee.expression);
  return before === undefined || notTests.has(callee.name.text) ? undefined : [...before, callee.name.text];
}

function beginningOf(title: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(title)) return title.text;
  if (ts.isTemplateExpression(title)) return title.head.text === '' ? undefined : title.head.text;
  if (ts.isBinaryExpression(title)) return beginningOf(title.left);
  return undefined;
}

function idsIn(title: string): string[] {
  return idsOfTitle.exec(title)?.[0].split(/, |\//) ?? [];
}

function findDoubles(rules: readonly SpecRule[]): string[] {
  const first = new Map<string, string>();
  return rules.flatMap(({ id, place }) => {
    const other = first.get(id);
    first.set(id, other ?? place);
    return other === undefined ? [] : [`${place} states ${id}, which is already at ${other}`];
  });
}

function findUntested(rules: readonly SpecRule[], tests: readonly RuleTest[]): string[] {
  const tested = new Set(tests.filter(({ isRun }) => isRun).flatMap(({ title }) => idsIn(title ?? '')));
  return rules.filter(({ id }) => !tested.has(id)).map(({ id, place }) => `${place} ${id} has no test`);
}

function findUnruled(rules: readonly SpecRule[], tests: readonly RuleTest[]): string[] {
  const known = new Set(rules.map(({ id }) => id));
  return tests.flatMap(({ title, place }) => {
    if (title === undefined) return [`${place} has a title that begins with a computed part`];
    const ids = idsIn(title);
    if (ids.length === 0) return [`${place} "${title}" does not begin with a rule's id`];
    return ids.filter((id) => !known.has(id)).map((id) => `${place} "${title}": no SPEC.md has ${id}`);
  });
}
