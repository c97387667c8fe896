import type { EndReason } from '@alongside/protocol';
import { closeQuestion, endRunning, type Step } from './end.ts';
import type { RunningSession, SidePresence } from './session.ts';

interface Due {
  readonly at: number;
  readonly reason: EndReason;
}

/** Does to a running session what time has done to it. The first of several times that have come decides. */
export function settle(session: RunningSession, now: number): Step {
  const [first] = endingsOf(session)
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at);
  if (first !== undefined) return endRunning(session, { reason: first.reason, by: 'system', at: now });
  if (session.kind !== 'active' || session.question === null || session.question.dueAt > now) {
    return { session, events: [] };
  }
  const { question } = session;
  return {
    session: { ...session, question: null, lastQuestion: closeQuestion(question, 'lapsed') },
    events: [{ code: 'session.question-lapsed', at: now, by: 'system', mode: question.mode }],
  };
}

/** When the session will end by time alone, and why. */
export function endingsOf(session: RunningSession): readonly Due[] {
  const { limits } = session;
  const lost = [
    ...lostEnding(session.presence.sharer, 'sharer-lost'),
    ...lostEnding(session.presence.helper, 'helper-lost'),
  ];
  switch (session.kind) {
    case 'waiting':
      return [{ at: session.codeExpiresAt, reason: 'code-expired' }, ...lost];
    case 'meeting':
      return [
        { at: session.answerDueAt, reason: 'no-answer' },
        // Each question gives the sharer the answer time anew; this keeps them from going on for ever.
        { at: session.joinedAt + limits.longestSessionMs, reason: 'time-limit' },
        ...lost,
      ];
    case 'active':
      return [
        { at: session.endsAt, reason: 'time-limit' },
        { at: session.lastActivityAt + limits.idleEndMs, reason: 'idle' },
        ...lost,
      ];
  }
}

const lostEnding = (presence: SidePresence, reason: EndReason): readonly Due[] =>
  presence.kind === 'lost' ? [{ at: presence.endsAt, reason }] : [];
