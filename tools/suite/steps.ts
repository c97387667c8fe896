import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runQuietly } from '../launch/child.mjs';
import { findPackageProgram } from '../launch/package-program.mjs';
import { buildWebApps } from '../launch/web-apps.mjs';
import { type Totals, totalsOfOne } from './totals.ts';
import { secondTriesOfVitest, totalsOfVitest } from './vitest-report.ts';
import { bringWindowsPackages } from './windows-packages.ts';

/** What a step hands back. Its output is shown only when something failed. */
export interface StepResult {
  readonly totals: Totals;
  readonly output: string;
  /** Shown in any case, a line for each. */
  readonly notes?: readonly string[];
}

/** What every step may use. */
export interface StepContext {
  readonly root: string;
  /** Given to every program, on top of our own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Words after the step's name: which test files to run. */
  readonly filters: readonly string[];
  /** Ends what is running. */
  readonly signal: AbortSignal;
}

/** One part of `npm test`. */
export interface Step {
  readonly name: string;
  /** Whether it drives programs that come with Debian packages, PostgreSQL among them. */
  readonly needsSystem: boolean;
  /** Steps that have to be done before, when this one is asked for alone. */
  readonly after?: readonly string[];
  run(context: StepContext): Promise<StepResult>;
}

const minute = 60_000;

/** All of `npm test`, in order: what is quick and often wrong comes first. */
export const steps: readonly Step[] = [
  {
    name: 'format',
    needsSystem: false,
    run: (context) => runProgram(context, { name: 'prettier', args: ['.', '--check'] }),
  },
  {
    name: 'lint',
    needsSystem: false,
    // It holds the types of every project at once.
    run: (context) =>
      runProgram(context, {
        name: 'eslint',
        args: ['.', '--max-warnings=0'],
        nodeOptions: ['--max-old-space-size=8192'],
      }),
  },
  {
    name: 'types',
    needsSystem: false,
    run: (context) => runProgram(context, { name: 'tsc', args: ['--build'] }),
  },
  { name: 'checks', needsSystem: false, run: (context) => runVitest(context, ['checks'], 5 * minute) },
  {
    name: 'dead-code',
    needsSystem: false,
    run: (context) => runProgram(context, { name: 'knip', args: [] }),
  },
  { name: 'unit', needsSystem: false, run: (context) => runVitest(context, ['unit'], 10 * minute) },
  { name: 'pages', needsSystem: false, run: buildPages },
  {
    name: 'integration',
    needsSystem: true,
    after: ['pages'],
    run: (context) => runVitest(context, ['integration'], 20 * minute),
  },
  {
    name: 'e2e',
    needsSystem: true,
    after: ['pages'],
    run: runJourneys,
  },
];

interface Program {
  /** As its package calls it. */
  readonly name: string;
  readonly args: readonly string[];
  readonly nodeOptions?: readonly string[];
}

async function runProgram(context: StepContext, program: Program): Promise<StepResult> {
  const { code, output } = await run(context, program, 10 * minute);
  return { totals: totalsOfOne(code === 0), output };
}

async function runVitest(
  context: StepContext,
  projects: readonly string[],
  timeoutMs: number,
): Promise<StepResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-report-'));
  try {
    const report = path.join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const chosen = projects.flatMap((project) => ['--project', project]);
    const args = ['run', ...chosen, ...reporters, ...context.filters];
    const { code, output } = await run(context, { name: 'vitest', args }, timeoutMs);
    const json = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
    return { totals: totalsOfVitest(json, code), output, notes: secondTriesOfVitest(json) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Journeys under Wine fail without the packages of Windows; the others still run. */
async function runJourneys(context: StepContext): Promise<StepResult> {
  const problem = await bringWindowsPackages(context.root);
  const result = await runVitest(context, ['journeys', 'e2e'], 50 * minute);
  return problem === null ? result : { ...result, output: `${problem}\n${result.output}` };
}

async function run(context: StepContext, { name, args, nodeOptions = [] }: Program, timeoutMs: number) {
  const timeout = AbortSignal.timeout(timeoutMs);
  const command = [...nodeOptions, findPackageProgram(context.root, name), ...args];
  const result = await runQuietly(process.execPath, command, {
    cwd: context.root,
    env: { ...process.env, ...context.env, NO_COLOR: '1' },
    signal: AbortSignal.any([context.signal, timeout]),
  });
  if (!timeout.aborted) return result;
  return { code: 1, output: `${result.output}\nStopped: not done after ${timeoutMs / minute} minutes.` };
}

async function buildPages({ root }: StepContext): Promise<StepResult> {
  const lines: string[] = [];
  const isBuilt = await buildWebApps(root, process.execPath, { say: (line) => lines.push(line) });
  return { totals: totalsOfOne(isBuilt), output: lines.join('\n') };
}
