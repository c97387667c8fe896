import { type Step, type StepContext, type StepResult } from './steps.ts';
import { addTotals, formatTotals, type Totals, totalsOfOne } from './totals.ts';

/** What the machine has besides Node. */
export interface Surroundings {
  /** Makes sure of Debian's packages and of a database. Nothing is started before a step needs it. */
  prepare(): Promise<{
    readonly problem: string | undefined;
    readonly env: Readonly<Record<string, string>>;
  }>;
}

/** Where the lines go. */
export interface SuiteOutput {
  /** Writes without ending the line. */
  write(text: string): void;
  now(): number;
}

/**
 * Picks the steps to run.
 *
 * @param args names of steps, and words to pick test files by; no names mean all steps
 */
export function selectSteps(
  all: readonly Step[],
  args: readonly string[],
): { chosen: Step[]; filters: string[] } {
  const names = new Set(all.map(({ name }) => name));
  const asked = args.filter((arg) => names.has(arg));
  const wanted = new Set(
    asked.flatMap((name) => [...(all.find((step) => step.name === name)?.after ?? []), name]),
  );
  const chosen = asked.length === 0 ? [...all] : all.filter(({ name }) => wanted.has(name));
  return { chosen, filters: args.filter((arg) => !names.has(arg)) };
}

/**
 * Runs steps one after the other, a line for each and the whole output of those that failed. A failed step does
 * not keep the others from running, so one run tells everything that is wrong.
 *
 * @returns whether nothing failed
 */
export async function runSuite(
  steps: readonly Step[],
  context: StepContext,
  surroundings: Surroundings,
  output: SuiteOutput,
): Promise<boolean> {
  const counted: Totals[] = [];
  let ready: Awaited<ReturnType<Surroundings['prepare']>> = { problem: undefined, env: {} };
  if (steps.some(({ needsSystem }) => needsSystem)) {
    const prepare = async (): Promise<StepResult> => {
      ready = await surroundings.prepare();
      return { totals: totalsOfOne(ready.problem === undefined), output: ready.problem ?? '' };
    };
    counted.push(await runStep('system', prepare, output));
  }
  for (const step of steps) {
    if (context.signal.aborted) break;
    const { problem, env } = ready;
    const run = async (): Promise<StepResult> => {
      if (step.needsSystem && problem !== undefined) return withoutSystem;
      return step.run({ ...context, env: { ...context.env, ...env } });
    };
    counted.push(await runStep(step.name, run, output));
  }
  const totals = addTotals(counted);
  output.write(`${formatTotals(totals)}\n`);
  return totals.failed === 0 && !context.signal.aborted;
}

const withoutSystem: StepResult = {
  totals: totalsOfOne(false),
  output: 'Not run, because the step "system" failed.',
};

async function runStep(name: string, run: () => Promise<StepResult>, output: SuiteOutput): Promise<Totals> {
  const startedAt = output.now();
  output.write(name.padEnd(14));
  const result = await run().catch((error: unknown): StepResult => {
    return {
      totals: totalsOfOne(false),
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  });
  const seconds = ((output.now() - startedAt) / 1000).toFixed(1);
  const verdict = result.totals.failed === 0 ? 'ok' : 'FAILED';
  output.write(`${seconds.padStart(7)} s  ${verdict.padEnd(6)}  ${formatTotals(result.totals)}\n`);
  for (const note of result.notes ?? []) output.write(`${indent(note)}\n`);
  if (result.totals.failed > 0) output.write(`${indent(result.output)}\n`);
  return result.totals;
}

/** Set in, so that no line of a program can be taken for the line of totals. */
function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
