import { expect, test } from 'vitest';
import { type Check, type CheckId, type CheckResult, CHECKS, type FindingCode, VERDICTS } from './finding.ts';
import { doctorExitCode, doctorJson, doctorReport } from './report.ts';
import { runChecks } from './run-checks.ts';
import { translator } from './translator.ts';

const result = (code: FindingCode, details: Record<string, string> = {}): CheckResult => ({
  check: 'server',
  code,
  verdict: VERDICTS[code],
  details,
});

test('AGD1 what is right has one line, what is not a second one that says how to mend it', async () => {
  const t = await translator({});
  const server = 'https://help.example.org';
  const report = doctorReport(
    [result('server-ready', { server }), result('server-unknown', { host: 'x' })],
    t,
  );
  expect(report).toBe(`✓ Server: ${server} answers
✗ Server: nobody knows the name x
    → Check how the server’s address is written, and this machine’s network and name servers.

Something has to be mended before the agent works fully.
`);
});

test('AGD1 the exit code and the outcome say whether something has to be mended', () => {
  const skipped = result('server-unset');
  expect(doctorExitCode([result('server-ready'), skipped])).toBe(0);
  expect(doctorExitCode([result('way-closed'), skipped])).toBe(0);
  expect(doctorExitCode([result('server-ready'), result('live-blocked')])).toBe(1);
  const parsed: unknown = JSON.parse(doctorJson([result('way-closed', { addresses: 'a:1' })], '1.2.3'));
  const checks = [{ check: 'server', verdict: 'warning', code: 'way-closed', details: { addresses: 'a:1' } }];
  expect(parsed).toEqual({ version: '1.2.3', outcome: 'warning', checks });
});

test('AGD1 what a server or a file says can not steer the terminal', async () => {
  const reason = '\u001B[2J\u001B]0;title\u0007evil\r\nnew line\u202E';
  const report = doctorReport([result('live-blocked', { reason })], await translator({}));
  expect(report.split('\n')).toHaveLength(5);
  expect(report.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
});

test.for(['en_GB.UTF-8', 'de_AT', 'ar_EG.UTF-8', 'C', 'tlh'])(
  'AGD2 every finding has words in the language of %s',
  async (language) => {
    const t = await translator({ LANG: language });
    const details = Object.fromEntries(
      ['file', 'server', 'system', 'display', 'names', 'missing', 'reason', 'folder', 'host'].map((name) => [
        name,
        'x',
      ]),
    );
    const ofDevice = { device: 'x', disk: '✓', firewall: '✗', lock: '?' };
    const all = { ...details, ...ofDevice, seconds: '1', addresses: 'x' };
    for (const check of CHECKS) expect(t(`doctor.check.${check}`)).not.toContain('doctor.');
    for (const code of Object.keys(VERDICTS) as FindingCode[]) {
      const report = doctorReport([result(code, all)], t);
      expect(report).not.toContain('doctor.');
    }
  },
);

test('AGD2 the language of the terminal is used', async () => {
  expect((await translator({ LANG: 'de_DE.UTF-8' }))('doctor.check.clock')).toBe('Uhr');
  expect((await translator({ LANG: 'de_DE.UTF-8', LC_ALL: 'ar' }))('doctor.check.clock')).toBe('الساعة');
});

test('AGD3 a check that breaks or never ends is told and holds up no other', async () => {
  const fine: Check = () => Promise.resolve({ code: 'proxy-none', details: {} });
  const checks = Object.fromEntries(CHECKS.map((check) => [check, fine])) as Record<CheckId, Check>;
  const results = await runChecks(
    {
      ...checks,
      display: () => Promise.reject(new Error('broke')),
      live: () => new Promise<never>(() => undefined),
    },
    50,
  );
  expect(results.map(({ check }) => check)).toEqual(CHECKS);
  const broken = results.filter(({ code }) => code === 'check-broken');
  expect(broken.map(({ check, verdict, details }) => [check, verdict, details['reason']])).toEqual([
    ['display', 'failed', 'broke'],
    ['live', 'failed', 'no answer'],
  ]);
});
