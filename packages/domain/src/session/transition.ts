import { LIVE_GRACE_MS, type Incarnation, type Side } from '@alongside/protocol';
import { endRunning, type Step } from './end.ts';
import { runEnded, runRunning } from './run-command.ts';
import type { MeetingSession, RunningSession, Session, SidePresence, WaitingSession } from './session.ts';
import type { SessionInput } from './session-input.ts';
import { settle } from './settle.ts';
import { stepDown } from './step-down.ts';
import type { StepResult, TransitionResult } from './transition-result.ts';

/** Former lives of a page that are remembered: nobody has more pages open, or left over, in one session. */
const FORMER_PAGES_MAX = 20;

/**
 * The only owner of a session's edges. Pure and total: whatever happens in whatever state has an answer. What time
 * has done by `now` is done first, so it doesn't matter how late a sweep comes.
 */
export function transition(session: Session, input: SessionInput, now: number): TransitionResult {
  const settled: Step = session.kind === 'ended' ? { session, events: [] } : settle(session, now);
  const result = step(settled.session, input, now);
  if ('code' in result) return { ok: false, code: result.code };
  const isSame = result.session === session;
  return {
    ok: true,
    session: isSame ? session : { ...result.session, version: session.version + 1 },
    events: [...settled.events, ...result.events],
  };
}

function step(session: Session, input: SessionInput, now: number): StepResult {
  switch (input.kind) {
    case 'join':
      return session.kind === 'waiting' ? join(session, input, now) : { code: 'SESSION_CODE_INVALID' };
    case 'attach':
      return session.kind === 'ended' ? unchanged(session) : attach(session, input, now);
    case 'lose':
      return session.kind === 'ended' ? unchanged(session) : lose(session, input, now);
    case 'command':
      return session.kind === 'ended' ? runEnded(session, input, now) : runRunning(session, input, now);
    case 'pass-time':
      return unchanged(session);
    case 'end':
      return session.kind === 'ended'
        ? unchanged(session)
        : endRunning(session, {
            reason: input.reason,
            by: input.by,
            at: now,
            ...(input.lost === undefined ? {} : { lost: input.lost }),
          });
    case 'recheck':
      return recheck(session, input, now);
  }
}

const recheck = (session: Session, input: Extract<SessionInput, { kind: 'recheck' }>, now: number): Step =>
  session.kind === 'waiting' || session.kind === 'ended' ? unchanged(session) : stepDown(session, input, now);

const unchanged = (session: Session): Step => ({ session, events: [] });

function join(
  session: WaitingSession,
  input: Extract<SessionInput, { kind: 'join' }>,
  now: number,
): StepResult {
  const { way, sharer, device } = input;
  if (sharer.personId === session.helper.personId) return { code: 'SESSION_OWN_CODE' };
  const { codeExpiresAt: _, ...base } = session;
  const limits = input.settings?.limits ?? session.limits;
  const joined: MeetingSession = {
    ...base,
    ...input.settings,
    kind: 'meeting',
    startedBy: way,
    lastActivityAt: now,
    sharer,
    device: {
      surface: device.surface,
      isEnrolled: device.isEnrolled,
      isCompliant: device.isCompliant,
      id: device.id,
      name: device.name,
    },
    joinedAt: now,
    answerDueAt: now + limits.answerTimeMs,
    question: null,
    lastQuestion: null,
    lost: null,
  };
  const { surface, isEnrolled } = device;
  return {
    session: joined,
    events: [{ code: 'session.joined', at: now, by: 'sharer', way, surface, isEnrolled }],
  };
}

interface SocketOf {
  readonly side: Side;
  readonly incarnation: Incarnation;
}

function attach(session: RunningSession, { side, incarnation }: SocketOf, now: number): StepResult {
  if (session.kind === 'waiting' && side === 'sharer') return { code: 'SESSION_WRONG_SIDE' };
  const before = session.presence[side];
  if (before.kind === 'here' && before.incarnation === incarnation) return unchanged(session);
  if (session.formerPages[side].includes(incarnation)) return { code: 'LIVE_REPLACED' };
  const code = before.kind === 'awaited' ? 'session.side-arrived' : 'session.side-returned';
  return {
    session: withPresence(retirePage(session, side, incarnation), side, {
      kind: 'here',
      since: now,
      incarnation,
    }),
    events: [{ code, at: now, by: side, side }],
  };
}

/**
 * The life of a page that was there until now gives way to the new one for good. If it could come back, one end of
 * the direct connection would have forgotten what the other still goes by.
 */
function retirePage(session: RunningSession, side: Side, next: Incarnation): RunningSession {
  const before = session.presence[side];
  if (before.kind === 'awaited' || before.incarnation === null || before.incarnation === next) return session;
  const former = [...session.formerPages[side], before.incarnation].slice(-FORMER_PAGES_MAX);
  return { ...session, formerPages: { ...session.formerPages, [side]: former } };
}

function lose(session: RunningSession, { side, incarnation }: SocketOf, now: number): Step {
  const before = session.presence[side];
  if (before.kind !== 'here' || before.incarnation !== incarnation) return unchanged(session);
  return {
    session: withPresence(session, side, {
      kind: 'lost',
      since: now,
      endsAt: now + LIVE_GRACE_MS,
      incarnation,
    }),
    events: [{ code: 'session.side-lost', at: now, by: side, side }],
  };
}

const withPresence = (session: RunningSession, side: Side, presence: SidePresence): RunningSession => ({
  ...session,
  presence: { ...session.presence, [side]: presence },
});
