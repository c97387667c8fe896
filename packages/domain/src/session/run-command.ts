import type { SessionCommand, Side } from '@alongside/protocol';
import { answerQuestion, askQuestion, withdrawQuestion } from './question.ts';
import type { CommandInput } from './command-input.ts';
import { endRunning, type Step } from './end.ts';
import { giveUp, shareAgain } from './grants.ts';
import { noteFigures } from './measured.ts';
import { pause, resume } from './pause.ts';
import type { EndedSession, RunningSession, Session } from './session.ts';
import type { StepResult } from './transition-result.ts';

/** Activity within this time of the last one isn't written down. */
const ACTIVITY_STEP_MS = 30_000;

/** Which side may say what; null: both. */
const SIDE_OF_COMMAND: Readonly<Record<SessionCommand['kind'], Side | null>> = {
  ask: 'helper',
  withdraw: 'helper',
  answer: 'sharer',
  'share-again': 'sharer',
  'give-up': null,
  pause: null,
  resume: null,
  measured: 'helper',
  leave: null,
  report: 'sharer',
  activity: null,
};

export function runRunning(session: RunningSession, input: CommandInput, now: number): StepResult {
  if (!isOfSide(session, input)) return { code: 'SESSION_WRONG_SIDE' };
  const { command } = input;
  switch (command.kind) {
    case 'ask':
      return askQuestion(session, { ...input, command }, now);
    case 'withdraw':
      return withdrawQuestion(session, { ...input, command }, now);
    case 'answer':
      return answerQuestion(session, { ...input, command }, now);
    case 'share-again':
      return shareAgain(session, input, now);
    case 'give-up':
      return giveUp(session, { ...input, command }, now);
    case 'pause':
      return pause(session, { ...input, command }, now);
    case 'resume':
      return resume(session, { ...input, command }, now);
    case 'measured':
      return noteFigures(session, { ...input, command });
    case 'leave':
      return leave(session, input.side, now);
    case 'report':
      return report(session, now);
    case 'activity':
      return noteActivity(session, now);
  }
}

/** What may be said of a session that has ended: the same again, and that it wasn't expected. */
export function runEnded(session: EndedSession, input: CommandInput, now: number): StepResult {
  if (!isOfSide(session, input)) return { code: 'SESSION_WRONG_SIDE' };
  const { command } = input;
  const unchanged: Step = { session, events: [] };
  switch (command.kind) {
    case 'leave':
    case 'give-up':
      return unchanged;
    case 'report':
      return session.isReported
        ? unchanged
        : {
            session: { ...session, isReported: true },
            events: [{ code: 'session.reported', at: now, by: 'sharer' }],
          };
    case 'answer':
      return isAnswered(session, command) ? unchanged : { code: 'SESSION_ENDED' };
    case 'ask':
    case 'withdraw':
    case 'share-again':
    case 'pause':
    case 'resume':
    case 'measured':
    case 'activity':
      return { code: 'SESSION_ENDED' };
  }
}

function isOfSide(session: Session, { side, command }: CommandInput): boolean {
  const only = SIDE_OF_COMMAND[command.kind];
  const hasSide =
    side === 'helper' || (session.kind === 'ended' ? session.sharer !== null : session.kind !== 'waiting');
  return hasSide && (only === null || only === side);
}

const isAnswered = (session: EndedSession, command: Extract<SessionCommand, { kind: 'answer' }>): boolean =>
  session.lastQuestion?.id === command.questionId &&
  session.lastQuestion.outcome === (command.isAllowed ? 'allowed' : 'declined');

function leave(session: RunningSession, side: Side, now: number): Step {
  const left = side === 'helper' ? 'helper-left' : 'sharer-left';
  return endRunning(session, {
    reason: session.kind === 'waiting' ? 'cancelled' : left,
    by: side,
    at: now,
  });
}

function report(session: RunningSession, now: number): Step {
  const ended = endRunning(session, { reason: 'reported', by: 'sharer', at: now });
  return {
    session: ended.session,
    events: [{ code: 'session.reported', at: now, by: 'sharer' }, ...ended.events],
  };
}

function noteActivity(session: RunningSession, now: number): Step {
  const isNew = now - session.lastActivityAt >= ACTIVITY_STEP_MS;
  return { session: isNew ? { ...session, lastActivityAt: now } : session, events: [] };
}
