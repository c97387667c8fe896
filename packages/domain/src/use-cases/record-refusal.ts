import type { AccessMissing } from '@alongside/protocol';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Requester, SessionPorts } from './ports.ts';

/** The audit log is told this often of one person and one kind of refusal: whoever goes on trying can't fill it. */
const TOLD_EVERY_MS = 60 * 60_000;

interface Refusal {
  readonly event: AuditEvent;
  /** What makes it the same as one before; no secret, at most a few hundred letters. */
  readonly kind: string;
  /** The same is told again after this time; an hour unless said otherwise. */
  readonly everyMs?: number;
}

/** Writes down that the caller was refused, unless the log was told of the same lately. */
export async function recordRefusal(
  { tries, audit }: Pick<SessionPorts, 'tries' | 'audit'>,
  { tenantId, personId }: Requester,
  { event, kind, everyMs = TOLD_EVERY_MS }: Refusal,
): Promise<void> {
  const key = `told:${event.code}:${tenantId}:${personId}:${kind}`;
  const told = [{ key, limit: 1, windowMs: everyMs }];
  if (!(await tries.take(told)).isAllowed) return;
  try {
    await audit.record(tenantId, [event]);
  } catch (cause) {
    await tries.giveBack(told);
    throw cause;
  }
}

/** Reasons alone: names are as long as people make them. */
export const reasonsOf = (missing: readonly AccessMissing[]): string =>
  [...new Set(missing.map(({ reason }) => reason))].sort().join();
