import { type Totals } from './totals.ts';

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      /** Of every try: a test that passed at last keeps them. */
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/**
 * Counts what vitest reports.
 *
 * @param json its JSON report, or nothing when it wrote none
 * @param exitCode tells of what no test is to blame for: an error between the tests, no test file found
 */
export function totalsOfVitest(json: string | undefined, exitCode: number): Totals {
  if (json === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(json) as VitestReport;
  const failed = report.testResults.reduce((sum, file) => sum + failuresOf(file), 0);
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The tests that passed only when they were tried again, each with what went wrong before. */
export function secondTriesOfVitest(json: string | undefined): string[] {
  if (json === undefined) return [];
  const { testResults } = JSON.parse(json) as VitestReport;
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName, failureMessages: [problem] }) =>
      status === 'passed' && problem !== undefined
        ? [`passed at a second try: ${fullName} (${problem.split('\n', 1).join('')})`]
        : [],
    ),
  );
}

/** A file that could not be loaded has no failed test, but has failed. */
function failuresOf({ status, assertionResults }: VitestReport['testResults'][number]): number {
  const failed = assertionResults.filter((each) => each.status === 'failed').length;
  return failed === 0 && status === 'failed' ? 1 : failed;
}
