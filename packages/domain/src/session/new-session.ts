import type { SessionId, StartedBy, TenantId, TenantSettings } from '@alongside/protocol';
import type { Participant, WaitingSession } from './session.ts';
import type { SessionEvent } from './session-event.ts';

interface NewSessionOptions {
  readonly id: SessionId;
  readonly tenantId: TenantId;
  readonly helper: Participant;
  readonly startedBy: StartedBy;
  readonly settings: TenantSettings;
}

/** A session whose code has just been given to the helper. */
export function newSession(
  options: NewSessionOptions,
  now: number,
): { session: WaitingSession; events: readonly SessionEvent[] } {
  const { id, tenantId, helper, startedBy, settings } = options;
  const { answerTimeMs, longestSessionMs, idleEndMs, isChatAllowed } = settings;
  return {
    session: {
      kind: 'waiting',
      id,
      tenantId,
      version: 1,
      startedBy,
      helper,
      createdAt: now,
      presence: { helper: { kind: 'awaited' }, sharer: { kind: 'awaited' } },
      formerPages: { helper: [], sharer: [] },
      lastActivityAt: now,
      limits: { answerTimeMs, longestSessionMs, idleEndMs },
      isChatAllowed,
      codeExpiresAt: now + settings.codeLifetimeMs,
    },
    events: [{ code: 'session.started', at: now, by: 'helper', startedBy }],
  };
}
