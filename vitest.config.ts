import { defineConfig } from 'vitest/config';

const integrationTests = '**/*.integration.test.ts';
const journeys = 'e2e/src/journeys/*.e2e.ts';
const ignored = ['**/node_modules/**', '**/dist/**', '**/test-results/**'];

/** For a machine that does other things too: `npm test` names each test that needed its second try. */
const retry = 1;

/** Vitest would leave one processor to somebody who watches. */
const everyProcessor = { maxWorkers: '100%' } as const;

/** The waits within a test. */
const patience = {
  setupFiles: ['tools/suite/patient-waits.ts'],
  expect: { poll: { timeout: 30_000 } },
};

const endToEnd = { testTimeout: 180_000, hookTimeout: 180_000, retry, ...patience };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,bench,e2e}/**/*.test.{ts,tsx}'],
          exclude: [...ignored, integrationTests],
          // A page with axe in it takes seconds on a machine that does other things too.
          testTimeout: 60_000,
          retry,
          ...patience,
          ...everyProcessor,
        },
      },
      {
        test: {
          // What holds for the repository as a whole: layers, rules and tests, catalogues, licences.
          name: 'checks',
          include: ['tools/**/*.test.ts'],
          exclude: [...ignored, integrationTests],
          testTimeout: 30_000,
          ...patience,
          ...everyProcessor,
        },
      },
      {
        test: {
          name: 'integration',
          include: [`{packages,apps,tools}/${integrationTests}`],
          exclude: ignored,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          retry,
          ...patience,
          ...everyProcessor,
        },
      },
      {
        test: {
          name: 'journeys',
          include: [journeys],
          exclude: ignored,
          ...endToEnd,
          ...everyProcessor,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/src/**/*.e2e.ts'],
          exclude: [...ignored, journeys],
          ...endToEnd,
          // Pictures and hands have the screen and every processor to themselves.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
