import { describe, expect, test } from 'vitest';
import { runSimulation } from './run-simulation.ts';

/** Worlds to play; each has about six sessions. */
const RUNS = Number(process.env['ALONGSIDE_SIM_RUNS'] ?? 600);
/** The first seed: another one plays other worlds. */
const FIRST_SEED = Number(process.env['ALONGSIDE_SIM_SEED'] ?? 1);
const RUNS_PER_TEST = 50;
/** Per world; far more than it needs on a busy machine. */
const RUN_TIMEOUT_MS = 5_000;

const chunks = Array.from({ length: Math.ceil(RUNS / RUNS_PER_TEST) }, (_, n) => {
  const first = FIRST_SEED + n * RUNS_PER_TEST;
  return { first, runs: Math.min(RUNS_PER_TEST, FIRST_SEED + RUNS - first) };
});

describe('simulated worlds', () => {
  test.each(chunks)(
    'SIM1, SIM2, SIM3 from seed $first on, $runs worlds keep to the rules',
    { timeout: RUNS_PER_TEST * RUN_TIMEOUT_MS },
    async ({ first, runs }) => {
      let shared = 0;
      let seen = 0;
      for (let seed = first; seed < first + runs; seed += 1) {
        const result = await runSimulation(seed);
        expect(result.violations, `seed ${String(seed)}:\n${result.log.join('\n')}`).toEqual([]);
        shared += result.shared;
        seen += result.seen;
      }
      // Worlds in which nothing is ever shared would prove nothing.
      expect(shared).toBeGreaterThan(runs / 10);
      expect(seen).toBeGreaterThan(runs);
    },
  );

  test('SIM4 a seed plays the same world each time', async () => {
    expect(await runSimulation(4)).toEqual(await runSimulation(4));
  });

  test.each([
    [55, 'a page that a newer one had replaced came back when the server did, and the ends never met again'],
    [33, 'what was allowed for less than a step counted as never allowed'],
  ])('SIM5 seed %i: %s', { timeout: RUN_TIMEOUT_MS }, async (seed) => {
    const { violations, log } = await runSimulation(seed);
    expect(violations, log.join('\n')).toEqual([]);
  });
});
