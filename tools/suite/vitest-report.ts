import { type Totals } from './totals.ts';

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
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

/** A file that could not be loaded has no failed test, but has failed. */
function failuresOf({ status, assertionResults }: VitestReport['testResults'][number]): number {
  const failed = assertionResults.filter((each) => each.status === 'failed').length;
  return failed === 0 && status === 'failed' ? 1 : failed;
}
