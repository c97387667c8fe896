import type { Session } from './session.ts';
import { endingsOf } from './settle.ts';

/** When time alone will next change the session; null for one that has ended. */
export function dueAt(session: Session): number | null {
  if (session.kind === 'ended') return null;
  const lapse = session.kind === 'active' ? (session.question?.dueAt ?? Infinity) : Infinity;
  return Math.min(lapse, ...endingsOf(session).map(({ at }) => at));
}
