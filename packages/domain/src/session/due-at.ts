import type { Session, SidePresence } from './session.ts';

/** When time alone will next change the session; null for one that has ended. */
export function dueAt(session: Session): number | null {
  const lost = [lostUntil(session.presence.helper), lostUntil(session.presence.sharer)];
  switch (session.kind) {
    case 'waiting':
      return Math.min(session.codeExpiresAt, ...lost);
    case 'meeting':
      return Math.min(session.answerDueAt, session.joinedAt + session.limits.longestSessionMs, ...lost);
    case 'active':
      return Math.min(
        session.endsAt,
        session.lastActivityAt + session.limits.idleEndMs,
        session.question?.dueAt ?? Infinity,
        ...lost,
      );
    case 'ended':
      return null;
  }
}

const lostUntil = (presence: SidePresence): number => (presence.kind === 'lost' ? presence.endsAt : Infinity);
