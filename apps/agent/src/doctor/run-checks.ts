import { type Check, type CheckId, type CheckResult, CHECKS, finding, VERDICTS } from './finding.ts';

/** More than any check needs on a slow machine. */
const CHECK_MAX_MS = 20_000;

/** Makes all checks at once; one that breaks or never ends is a finding of its own and holds up no other. */
export function runChecks(
  checks: Readonly<Record<CheckId, Check>>,
  checkMaxMs = CHECK_MAX_MS,
): Promise<readonly CheckResult[]> {
  return Promise.all(CHECKS.map((check) => runCheck(check, checks[check], checkMaxMs)));
}

async function runCheck(check: CheckId, run: Check, maxMs: number): Promise<CheckResult> {
  const signal = AbortSignal.timeout(maxMs);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('no answer'));
    });
  });
  try {
    const found = await Promise.race([run(signal), late]);
    return { check, verdict: VERDICTS[found.code], ...found };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    return { check, verdict: 'failed', ...finding('check-broken', { reason }) };
  }
}
