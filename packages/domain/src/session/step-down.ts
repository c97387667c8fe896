import { IMPLYING, type AccessReason } from '@alongside/protocol';
import type { ModeAnswers } from '../access/access.ts';
import { CAPABILITIES_OF_MODE } from './capabilities.ts';
import { closeQuestion, grantEnded, type Step } from './end.ts';
import type { ActiveSession, LostAccess, MeetingSession, SessionGrant } from './session.ts';
import type { SessionEvent } from './session-event.ts';
import type { SessionInput } from './session-input.ts';

type Recheck = Extract<SessionInput, { kind: 'recheck' }>;
type Attended = MeetingSession | ActiveSession;

/**
 * Takes what access no longer covers, with what can't be without it, and takes back an open question that can't be
 * allowed any more. The device is shown as it is now.
 */
export function stepDown(session: Attended, { access, device }: Recheck, now: number): Step {
  const seen = withDevice(session, device);
  const grants = seen.kind === 'active' ? seen.grants : [];
  const reasons = reasonsByGrant(grants, access);
  const asked = lostQuestion(seen, access);
  if (reasons.size === 0 && asked === null) return { session: seen, events: [] };

  const gone = grants.filter(({ id }) => reasons.has(id));
  const lost: LostAccess = {
    capabilities: [
      ...new Set([...gone.map(({ capability }) => capability), ...(asked?.lost.capabilities ?? [])]),
    ],
    reasons: [...new Set([...reasons.values(), asked?.lost.reasons ?? []].flat())],
    at: now,
  };
  const closed = asked === null ? {} : { question: null, lastQuestion: asked.lastQuestion };
  const left = { grants: grants.filter(({ id }) => !reasons.has(id)), lost };
  const events = gone.map((grant) =>
    grantEnded(grant, { by: 'system', at: now, lost: reasons.get(grant.id) ?? [] }),
  );
  return {
    session: seen.kind === 'active' ? { ...seen, ...closed, ...left } : { ...seen, ...closed, lost },
    events: [...events, ...(asked === null ? [] : [withdrawn(asked, now)])],
  };
}

interface LostQuestion {
  readonly lastQuestion: NonNullable<Attended['lastQuestion']>;
  readonly lost: Omit<LostAccess, 'at'>;
}

/** The open question, where its mode can't be allowed any more, and what it would have added; null: it stays. */
function lostQuestion(session: Attended, access: ModeAnswers): LostQuestion | null {
  const { question } = session;
  if (question === null) return null;
  const answer = access[question.mode];
  if (answer.isAllowed) return null;
  const granted = session.kind === 'active' ? session.grants.map(({ capability }) => capability) : [];
  return {
    lastQuestion: closeQuestion(question, 'withdrawn'),
    lost: {
      capabilities: CAPABILITIES_OF_MODE[question.mode].filter((capability) => !granted.includes(capability)),
      reasons: [...new Set(answer.missing.map(({ reason }) => reason))],
    },
  };
}

const withdrawn = ({ lastQuestion, lost }: LostQuestion, at: number): SessionEvent => ({
  code: 'session.question-withdrawn',
  at,
  by: 'system',
  mode: lastQuestion.mode,
  lost: lost.reasons,
});

/** The session with its device as it is now; the same one if it isn't different. */
function withDevice(session: Attended, { isEnrolled, isCompliant }: Recheck['device']): Attended {
  const isSame = session.device.isEnrolled === isEnrolled && session.device.isCompliant === isCompliant;
  return isSame ? session : { ...session, device: { ...session.device, isEnrolled, isCompliant } };
}

/** Why each grant that goes does, by its id. */
function reasonsByGrant(
  grants: readonly SessionGrant[],
  access: ModeAnswers,
): ReadonlyMap<string, readonly AccessReason[]> {
  const lost = new Map<string, readonly AccessReason[]>();
  for (const mode of ['view', 'control', 'elevation'] as const) {
    const answer = access[mode];
    if (answer.isAllowed) continue;
    const reasons = [...new Set(answer.missing.map(({ reason }) => reason))];
    for (const { id, capability } of grants) {
      if (IMPLYING[mode].includes(capability) && !lost.has(id)) lost.set(id, reasons);
    }
  }
  return lost;
}
