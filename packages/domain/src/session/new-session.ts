import type { SessionId, StartedBy, TenantId, TenantSettings } from '@alongside/protocol';
import type { Participant, SessionLimits, WaitingSession } from './session.ts';
import type { SessionEvent } from './session-event.ts';

interface NewSessionOptions {
  readonly id: SessionId;
  readonly tenantId: TenantId;
  readonly helper: Participant;
  readonly startedBy: StartedBy;
  readonly settings: TenantSettings;
}

/** What of the settings a session keeps. */
export const limitsOf = ({ answerTimeMs, longestSessionMs, idleEndMs }: TenantSettings): SessionLimits => ({
  answerTimeMs,
  longestSessionMs,
  idleEndMs,
});

/** A session whose code has just been given to the helper. */
export function newSession(
  options: NewSessionOptions,
  now: number,
): { session: WaitingSession; events: readonly SessionEvent[] } {
  const { id, tenantId, helper, startedBy, settings } = options;
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
      limits: limitsOf(settings),
      isChatAllowed: settings.isChatAllowed,
      codeExpiresAt: now + settings.codeLifetimeMs,
    },
    events: [{ code: 'session.started', at: now, by: 'helper', startedBy }],
  };
}
