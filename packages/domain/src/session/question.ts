import type { Mode, QuestionId } from '@alongside/protocol';
import { CAPABILITIES_OF_MODE } from './capabilities.ts';
import { closeQuestion, endRunning, type Step } from './end.ts';
import { give } from './grants.ts';
import type { CommandInput } from './command-input.ts';
import type {
  ActiveSession,
  ClosedQuestion,
  MeetingSession,
  OpenQuestion,
  RunningSession,
  SessionDevice,
} from './session.ts';
import type { SessionEvent } from './session-event.ts';
import type { StepResult } from './transition-result.ts';

type Attended = MeetingSession | ActiveSession;

/** The helper puts a question, in place of an open one. */
export function askQuestion(session: RunningSession, input: CommandInput<'ask'>, now: number): StepResult {
  if (session.kind === 'waiting') return { code: 'SESSION_WRONG_STATE' };
  const { questionId, mode } = input.command;
  const known = knownQuestion(session, questionId);
  if (known !== null) {
    return known.mode === mode ? { session, events: [] } : { code: 'SESSION_QUESTION_STALE' };
  }
  if (!canBeShared(mode, session.device)) return { code: 'CAPABILITY_UNAVAILABLE' };
  if (!input.access[mode].isAllowed) return { code: 'ACCESS_REFUSED' };
  if (isAllowedAlready(session, mode)) return { session, events: [] };

  const answerDueAt = now + session.limits.answerTimeMs;
  const question: OpenQuestion = { id: questionId, mode, askedAt: now, dueAt: answerDueAt };
  const replaced = session.question;
  const change = {
    question,
    lastActivityAt: now,
    lost: null,
    lastQuestion: replaced === null ? session.lastQuestion : closeQuestion(replaced, 'withdrawn'),
  };
  const events: SessionEvent[] = [];
  if (replaced !== null) {
    events.push({ code: 'session.question-withdrawn', at: now, by: 'helper', mode: replaced.mode, lost: [] });
  }
  events.push({ code: 'session.asked', at: now, by: 'helper', mode });
  return {
    session: session.kind === 'meeting' ? { ...session, ...change, answerDueAt } : { ...session, ...change },
    events,
  };
}

/** The helper takes a question back. One that nobody can answer any more is back already. */
export function withdrawQuestion(
  session: RunningSession,
  input: CommandInput<'withdraw'>,
  now: number,
): StepResult {
  if (session.kind === 'waiting') return { code: 'SESSION_WRONG_STATE' };
  const { questionId } = input.command;
  const { question, lastQuestion } = session;
  if (question?.id === questionId) {
    return {
      session: {
        ...session,
        question: null,
        lastQuestion: closeQuestion(question, 'withdrawn'),
        lastActivityAt: now,
      },
      events: [{ code: 'session.question-withdrawn', at: now, by: 'helper', mode: question.mode, lost: [] }],
    };
  }
  const isGone = lastQuestion?.id === questionId && ['withdrawn', 'lapsed'].includes(lastQuestion.outcome);
  return isGone ? { session, events: [] } : { code: 'SESSION_QUESTION_STALE' };
}

/** The sharer answers the open question. */
export function answerQuestion(
  session: RunningSession,
  input: CommandInput<'answer'>,
  now: number,
): StepResult {
  if (session.kind === 'waiting') return { code: 'SESSION_WRONG_STATE' };
  const { questionId, isAllowed } = input.command;
  const { question } = session;
  if (question?.id !== questionId) {
    return isRepeat(session.lastQuestion, input.command)
      ? { session, events: [] }
      : { code: 'SESSION_QUESTION_STALE' };
  }
  if (!isAllowed) return decline(session, question, now);
  if (!input.access[question.mode].isAllowed) return { code: 'ACCESS_REFUSED' };
  const answered = {
    ...toActive(session, now),
    question: null,
    lastQuestion: closeQuestion(question, 'allowed'),
    lastActivityAt: now,
  };
  return give(answered, CAPABILITIES_OF_MODE[question.mode], { ids: input.grantIds, now });
}

function decline(session: Attended, question: OpenQuestion, now: number): Step {
  const declined: SessionEvent = { code: 'session.declined', at: now, by: 'sharer', mode: question.mode };
  const answered: Attended = {
    ...session,
    question: null,
    lastQuestion: closeQuestion(question, 'declined'),
    lastActivityAt: now,
  };
  if (answered.kind === 'active') return { session: answered, events: [declined] };
  const ended = endRunning(answered, { reason: 'declined', by: 'sharer', at: now });
  return { session: ended.session, events: [declined, ...ended.events] };
}

function toActive(session: Attended, now: number): ActiveSession {
  if (session.kind === 'active') return session;
  const { joinedAt: _joinedAt, answerDueAt: _answerDueAt, ...base } = session;
  return {
    ...base,
    kind: 'active',
    startedAt: now,
    endsAt: now + session.limits.longestSessionMs,
    grants: [],
    allowedOnce: [],
    pausedBy: [],
    lost: null,
    figures: null,
  };
}

const knownQuestion = (session: Attended, id: QuestionId): OpenQuestion | ClosedQuestion | null =>
  [session.question, session.lastQuestion].find((question) => question?.id === id) ?? null;

const isRepeat = (
  last: ClosedQuestion | null,
  command: { readonly questionId: QuestionId; readonly isAllowed: boolean },
): boolean =>
  last?.id === command.questionId && last.outcome === (command.isAllowed ? 'allowed' : 'declined');

/** A browser can only show; nobody is asked whether nobody need be there. */
const canBeShared = (mode: Mode, device: SessionDevice): boolean =>
  mode !== 'unattended' && (mode === 'view' || device.surface === 'agent');

const isAllowedAlready = (session: Attended, mode: Mode): boolean =>
  session.kind === 'active' &&
  CAPABILITIES_OF_MODE[mode].every((capability) =>
    session.grants.some((grant) => grant.capability === capability),
  );
