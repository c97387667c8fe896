// Writes three events, one of them hostile, to the log of the system that it runs on; then its faults, as JSON.
import type { SessionId } from '@alongside/protocol';
import { openSystemLog } from './open-system-log.ts';

const session = '0198c2d4-8b7e-7000-8000-000000000001' as SessionId;
const faults: string[] = [];
const log = await openSystemLog({
  folder: process.argv[2] ?? '',
  now: () => Date.UTC(2026, 0, 1),
  report: (cause) => faults.push(String(cause)),
});
log.write({ kind: 'started', version: '1.2.3' });
log.write({ kind: 'session-ended', session, reason: 'emergency' });
log.write({ kind: 'fault', code: 'X\nMESSAGE=forged\n\u001B[31m event=started', session: null });
await log.flush();
process.stdout.write(JSON.stringify(faults));
