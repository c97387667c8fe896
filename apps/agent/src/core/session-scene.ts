import {
  type AgentWindowScene,
  type Capability,
  type ComparisonPhrase,
  type Mode,
  type Question,
  type SessionView,
  type SignedIn,
  type WindowQuestion,
} from '@alongside/protocol';
import type { AgentSessionState } from '../session/agent-session.ts';

type SessionScene = Extract<AgentWindowScene, { kind: 'joining' | 'meeting' | 'active' | 'ended' }>;

const CAPABILITIES_OF: Readonly<Record<Mode, readonly Capability[]>> = {
  view: ['view'],
  control: ['view', 'control'],
  elevation: ['view', 'control', 'elevation'],
  unattended: [],
};

/** What the window shows of a session. */
export function sessionScene(state: AgentSessionState, who: SignedIn): SessionScene {
  const { view } = state.end;
  if (view === null || view.progress.kind === 'waiting') return { kind: 'joining', who };
  if (view.progress.kind === 'meeting') return meetingScene(state, view, view.progress, who);
  if (view.progress.kind === 'active') return activeScene(state, view, view.progress, who);
  const { kind, reason, startedAt, endedAt, allowed, lost } = view.progress;
  return { kind, who, helper: view.helper, reason, startedAt, endedAt, allowed, ...(lost && { lost }) };
}

type ProgressOf<Kind extends SessionView['progress']['kind']> = Extract<
  SessionView['progress'],
  { kind: Kind }
>;

function meetingScene(
  state: AgentSessionState,
  view: SessionView,
  { question, answerDueAt, lost }: ProgressOf<'meeting'>,
  who: SignedIn,
): SessionScene {
  return {
    kind: 'meeting',
    who,
    sessionId: view.id,
    helper: view.helper,
    phrase: phraseOf(state),
    question: questionOf(question, []),
    answerDueAt,
    ...(lost && { lost }),
    connection: connectionOf(state),
    chat: chatOf(state, view),
  };
}

function activeScene(
  state: AgentSessionState,
  view: SessionView,
  progress: ProgressOf<'active'>,
  who: SignedIn,
): SessionScene {
  const { end, handRefusal, isPictureShown, monitors, chosenMonitor } = state;
  const held = end.grants.map(({ capability }) => capability);
  return {
    kind: 'active',
    who,
    sessionId: view.id,
    helper: view.helper,
    phrase: phraseOf(state),
    question: questionOf(progress.question, held),
    grants: end.grants.map(({ capability, allowedAt, until }) => ({ capability, allowedAt, until })),
    ...(progress.lost && { lost: progress.lost }),
    canShareAgain: progress.grants.length === 0 && progress.question === null,
    pausedBy: pausedBy(progress, end.isPaused),
    handRefusal,
    isPictureShown,
    startedAt: progress.startedAt,
    endsAt: progress.endsAt,
    connection: connectionOf(state),
    chat: chatOf(state, view),
    monitors: monitors === null ? null : { all: monitors, chosen: chosenMonitor },
  };
}

/** A pause takes effect here before the server tells of it. */
function pausedBy(
  { pausedBy: sides }: ProgressOf<'active'>,
  isPaused: boolean,
): ProgressOf<'active'>['pausedBy'] {
  return isPaused && sides.length === 0 ? ['sharer'] : sides;
}

function questionOf(question: Question | null, held: readonly Capability[]): WindowQuestion | null {
  if (question === null) return null;
  return { ...question, adds: CAPABILITIES_OF[question.mode].filter((one) => !held.includes(one)) };
}

function phraseOf({ end }: AgentSessionState): ComparisonPhrase {
  if (end.phrase.kind === 'ready') return { kind: 'ready', words: [...end.phrase.words] };
  return end.phrase.kind === 'differs' ? { kind: 'differs' } : { kind: 'comparing' };
}

function connectionOf({ end }: AgentSessionState): Extract<SessionScene, { kind: 'meeting' }>['connection'] {
  const { kind } = end.live;
  return {
    server: kind === 'open' ? 'open' : kind === 'connecting' ? 'connecting' : 'lost',
    helper: end.peer,
  };
}

function chatOf(
  { end }: AgentSessionState,
  view: SessionView,
): Extract<SessionScene, { kind: 'meeting' }>['chat'] {
  return { isAllowed: view.isChatAllowed, thread: [...end.chat], unsent: [...end.unsentChat] };
}
