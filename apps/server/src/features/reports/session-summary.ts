import { deviceOf, instantOf, sharerOf, type Session } from '@alongside/domain';
import { Mode, type RunningSession, type SessionFigures, type SessionSummary } from '@alongside/protocol';
import { modesUsed, startedAt } from '../sessions/index.ts';

/**
 * The session as a row of the reports.
 * @param now what a running session's duration counts to
 */
export function summaryOf(session: Session, now: number): SessionSummary {
  const started = startedAt(session);
  const ended = session.kind === 'ended' ? session.endedAt : null;
  return {
    id: session.id,
    helper: session.helper.profile,
    sharer: sharerOf(session)?.profile ?? null,
    surface: deviceOf(session)?.surface ?? null,
    deviceName: deviceOf(session)?.name ?? null,
    startedBy: session.startedBy,
    state: session.kind,
    createdAt: instantOf(session.createdAt),
    startedAt: started === null ? null : instantOf(started),
    endedAt: ended === null ? null : instantOf(ended),
    durationMs: started === null ? null : Math.max(0, (ended ?? now) - started),
    modesUsed: modesUsed(session),
    endReason: session.kind === 'ended' ? session.reason : null,
  };
}

/** The session as a row of the monitor. */
export const runningOf = (session: Session, now: number): RunningSession => ({
  ...summaryOf(session, now),
  modesNow: modesNow(session),
});

/** In the order of what they allow. A pause takes none away. */
function modesNow(session: Session): Mode[] {
  const grants = session.kind === 'active' ? session.grants : [];
  return Mode.options.filter((mode) => grants.some(({ capability }) => capability === mode));
}

/** How the session felt; null: not measured, or nothing to measure yet. */
export const figuresOf = (session: Session): SessionFigures | null =>
  session.kind === 'active' || session.kind === 'ended' ? session.figures : null;
