import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { runQuietly } from '../launch/child.mjs';
import { findPackageProgram } from '../launch/package-program.mjs';
import { repositoryRoot } from '../launch/repository.mjs';
import { makeTemporaryRepository } from '../temporary-repository.ts';
import { bringDebianPackages, type PackageSystem, readPackageList } from './debian-packages.ts';
import { runSuite, selectSteps, type Surroundings } from './run-suite.ts';
import { type Step, steps as allSteps } from './steps.ts';
import { type Totals } from './totals.ts';
import { secondTriesOfVitest, totalsOfVitest } from './vitest-report.ts';

interface Example {
  readonly steps: readonly Step[];
  readonly prepare?: Surroundings['prepare'];
}

async function runExample({ steps, prepare }: Example): Promise<{ isGood: boolean; lines: string[] }> {
  let written = '';
  const output = { write: (text: string) => (written += text), now: () => 0 };
  const surroundings = { prepare: prepare ?? (() => Promise.resolve({ problem: undefined, env: {} })) };
  const context = { root: '/', env: {}, filters: [], signal: new AbortController().signal };
  const isGood = await runSuite(steps, context, surroundings, output);
  return { isGood, lines: written.trimEnd().split('\n') };
}

function step(name: string, totals: Partial<Totals>, more: Partial<Step> = {}): Step {
  const result = { totals: { passed: 0, failed: 0, skipped: 0, ...totals }, output: `what ${name} said` };
  return { name, needsSystem: false, run: () => Promise.resolve(result), ...more };
}

test('TTR1 every step has one line, and the last line has the totals alone', async () => {
  const { isGood, lines } = await runExample({
    steps: [step('one', { passed: 1 }), step('two', { passed: 41 })],
  });
  expect(lines).toEqual([
    'one               0.0 s  ok      1 passed, 0 failed',
    'two               0.0 s  ok      41 passed, 0 failed',
    '42 passed, 0 failed',
  ]);
  expect(isGood).toBe(true);
});

test('TTR1 skipped tests are named when there are any', async () => {
  const { isGood, lines } = await runExample({ steps: [step('one', { passed: 1, skipped: 2 })] });
  expect(lines.at(-1)).toBe('1 passed, 0 failed, 2 skipped');
  expect(isGood).toBe(true);
});

test('TTR2 of a failed step everything is shown, set in, and the steps after it still run', async () => {
  const broken = step('broken', {}, { run: () => Promise.reject(new Error('no disk')) });
  const { isGood, lines } = await runExample({
    steps: [step('one', { passed: 3, failed: 1 }), broken, step('two', { passed: 1 })],
  });
  expect(lines[0]).toBe('one               0.0 s  FAILED  3 passed, 1 failed');
  expect(lines[1]).toBe('    what one said');
  expect(lines.join('\n')).toContain('    Error: no disk');
  expect(lines.at(-2)).toBe('two               0.0 s  ok      1 passed, 0 failed');
  expect(lines.at(-1)).toBe('4 passed, 2 failed');
  expect(isGood).toBe(false);
});

test('TTR3 steps that need the system get its environment', async () => {
  const seen: unknown[] = [];
  const notes: Step['run'] = ({ env }) => {
    seen.push(env);
    return Promise.resolve({ totals: { passed: 1, failed: 0, skipped: 0 }, output: '' });
  };
  const prepare = () => Promise.resolve({ problem: undefined, env: { DATABASE: 'here' } });
  await runExample({ steps: [step('e2e', {}, { needsSystem: true, run: notes })], prepare });
  expect(seen).toEqual([{ DATABASE: 'here' }]);
});

test('TTR3 without the system they fail and say so, and nothing is prepared when no step needs it', async () => {
  const prepare = () => Promise.resolve({ problem: 'Missing Debian packages.', env: {} });
  const steps = [step('one', { passed: 1 }), step('e2e', { passed: 1 }, { needsSystem: true })];
  const { isGood, lines } = await runExample({ steps, prepare });
  expect(lines).toContain('    Missing Debian packages.');
  expect(lines.at(-1)).toBe('1 passed, 2 failed');
  expect(isGood).toBe(false);
  const quick = await runExample({ steps: [step('one', { passed: 1 })], prepare });
  expect(quick.lines.at(-1)).toBe('1 passed, 0 failed');
});

test('TTR4 named steps run alone, with what must come before them; other words pick test files', () => {
  const select = (...args: string[]) => {
    const { chosen, filters } = selectSteps(allSteps, args);
    return { names: chosen.map(({ name }) => name), filters };
  };
  expect(select('unit', 'lint')).toEqual({ names: ['lint', 'unit'], filters: [] });
  expect(select('e2e', 'sign-in')).toEqual({ names: ['pages', 'e2e'], filters: ['sign-in'] });
  expect(select().names).toEqual([
    'format',
    'lint',
    'types',
    'checks',
    'dead-code',
    'unit',
    'pages',
    'integration',
    'e2e',
  ]);
});

function packageSystem(
  answers: Record<string, number>,
  isRoot: boolean,
): PackageSystem & { calls: string[] } {
  const calls: string[] = [];
  return {
    isRoot,
    calls,
    run: (command, args) => {
      const call = [command, ...args].join(' ');
      calls.push(call);
      const code = Object.entries(answers).find(([start]) => call.startsWith(start))?.[1] ?? 0;
      return Promise.resolve({ code, output: 'chromium installed\nxvfb not-installed\n' });
    },
  };
}

test('TTR5 Debian packages that are missing are installed by root', async () => {
  const system = packageSystem({}, true);
  expect((await bringDebianPackages(['chromium', 'xvfb'], system)).isComplete).toBe(true);
  expect(system.calls.at(-1)).toMatch(/^apt-get install .*--no-install-recommends.* xvfb$/);
});

test('TTR5 others are told which are missing', async () => {
  const system = packageSystem({}, false);
  const state = await bringDebianPackages(['chromium', 'xvfb'], system);
  expect(state).toEqual({
    isComplete: false,
    advice: 'Missing Debian packages. As root: apt-get install xvfb',
  });
  expect(system.calls).toHaveLength(1);
});

test('TTR5 when installing fails, what was said is shown', async () => {
  const state = await bringDebianPackages(['xvfb'], packageSystem({ 'apt-get install': 100 }, true));
  expect(state.isComplete).toBe(false);
  expect(state.advice).toContain('Could not do: apt-get install xvfb');
});

test('TTR5 nothing is asked for when all are there, nor on a system without dpkg', async () => {
  const complete = packageSystem({}, true);
  expect(await bringDebianPackages(['chromium'], complete)).toEqual({ isComplete: true, advice: '' });
  expect(complete.calls).toHaveLength(1);
  const foreign = packageSystem({ 'dpkg-query': 127 }, true);
  expect((await bringDebianPackages(['xvfb'], foreign)).isComplete).toBe(true);
  expect(foreign.calls).toHaveLength(1);
});

test('TTR5 the list of packages has comments', () => {
  using repository = makeTemporaryRepository({ 'list.txt': '# why\nxvfb\n\nopenbox # moves windows\n' });
  expect(readPackageList(`${repository.root}/list.txt`)).toEqual(['xvfb', 'openbox']);
});

function report(files: readonly { status: string; tests: readonly string[] }[], more: object = {}): string {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((each) => ({ status: each, fullName: each, failureMessages: [] })),
  }));
  return JSON.stringify({ numPassedTests: 5, numPendingTests: 2, numTodoTests: 1, testResults, ...more });
}

test.each([
  ['good tests', report([{ status: 'passed', tests: ['passed'] }]), 0, 0],
  ['failed tests', report([{ status: 'failed', tests: ['failed', 'passed', 'failed'] }]), 1, 2],
  ['a file that could not be loaded', report([{ status: 'failed', tests: [] }]), 1, 1],
  ['an error between tests', report([{ status: 'passed', tests: ['passed'] }]), 1, 1],
  ['no test file', report([]), 1, 1],
])('TTR6 %s are counted', (_what, json, exitCode, failed) => {
  expect(totalsOfVitest(json, exitCode)).toEqual({ passed: 5, failed, skipped: 3 });
});

test('TTR6 a run without a report has failed', () => {
  expect(totalsOfVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

const wobbly = `
  let tries = 0;
  test('stands', () => {});
  describe('a table', () => {
    test('wobbles', () => {
      tries += 1;
      if (tries === 1) throw new Error('too early\\nand more of it');
    });
  });
`;

test('TTR9 a test that passed at its second try is told by vitest’s own report', async () => {
  using repository = makeTemporaryRepository({ 'wobbly.test.js': wobbly });
  const report = `${repository.root}/report.json`;
  const options = ['run', '--globals', '--retry=1', '--root', repository.root];
  const { code } = await runQuietly(process.execPath, [
    findPackageProgram(repositoryRoot, 'vitest'),
    ...options,
    ...['--reporter=json', `--outputFile=${report}`],
  ]);
  const json = readFileSync(report, 'utf8');
  expect(totalsOfVitest(json, code)).toEqual({ passed: 2, failed: 0, skipped: 0 });
  expect(secondTriesOfVitest(json)).toEqual(['passed at a second try: a table wobbles (Error: too early)']);
  expect(secondTriesOfVitest(undefined)).toEqual([]);
});

test('TTR9 it is named below the line of its step, also when nothing failed', async () => {
  const totals = { passed: 1, failed: 0, skipped: 0 };
  const run = () => Promise.resolve({ totals, output: 'much', notes: ['passed at a second try: it'] });
  const { lines } = await runExample({ steps: [step('e2e', {}, { run })] });
  expect(lines).toEqual([
    'e2e               0.0 s  ok      1 passed, 0 failed',
    '    passed at a second try: it',
    '1 passed, 0 failed',
  ]);
});
