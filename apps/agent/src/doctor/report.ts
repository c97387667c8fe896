import { stripVTControlCharacters } from 'node:util';
import type { CheckResult, Verdict } from './finding.ts';

/** @returns the text in the reader's language */
export type Translate = (key: string, details?: Readonly<Record<string, string>>) => string;

const MARKS: Readonly<Record<Verdict, string>> = { ok: '✓', warning: '!', failed: '✗', skipped: '–' };

/** What came out of all checks, for people: a line for each, and for what isn't right how to mend it. */
export function doctorReport(results: readonly CheckResult[], t: Translate): string {
  const lines = results.flatMap(({ check, code, verdict, details }) => {
    const known = harmless(details);
    const head = `${MARKS[verdict]} ${t(`doctor.check.${check}`)}: ${t(`doctor.finding.${code}`, known)}`;
    if (verdict !== 'failed' && verdict !== 'warning') return [head];
    return [head, `    → ${t(`doctor.mend.${code}`, known)}`];
  });
  return `${[...lines, '', t(`doctor.outcome.${worst(results)}`)].join('\n')}\n`;
}

/** 0: nothing stands in the way; 1: something has to be mended. */
export const doctorExitCode = (results: readonly CheckResult[]): 0 | 1 =>
  worst(results) === 'failed' ? 1 : 0;

/** One JSON object; its shape is kept, fields may be added. */
export function doctorJson(results: readonly CheckResult[], version: string): string {
  return `${JSON.stringify({ version, outcome: worst(results), checks: results }, null, 2)}\n`;
}

function worst(results: readonly CheckResult[]): 'ok' | 'warning' | 'failed' {
  const verdicts = results.map(({ verdict }) => verdict);
  if (verdicts.includes('failed')) return 'failed';
  return verdicts.includes('warning') ? 'warning' : 'ok';
}

/** Details come from servers and files too, and a terminal obeys what it is shown. */
const harmless = (details: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      stripVTControlCharacters(value)
        .replaceAll(/\p{C}+/gu, ' ')
        .slice(0, 300),
    ]),
  );
