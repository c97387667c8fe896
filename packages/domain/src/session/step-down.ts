import { IMPLYING, type AccessReason } from '@alongside/protocol';
import type { ModeAnswers } from '../access/access.ts';
import { grantEnded, type Step } from './end.ts';
import type { ActiveSession, MeetingSession, SessionGrant } from './session.ts';
import type { SessionInput } from './session-input.ts';

type Recheck = Extract<SessionInput, { kind: 'recheck' }>;

/** Takes what access no longer covers, with what can't be without it. The device is shown as it is now. */
export function stepDown(session: ActiveSession, { access, device }: Recheck, now: number): Step {
  const lost = reasonsByGrant(session.grants, access);
  const seen = withDevice(session, device);
  if (lost.size === 0) return { session: seen, events: [] };

  const gone = session.grants.filter(({ id }) => lost.has(id));
  return {
    session: {
      ...seen,
      grants: session.grants.filter(({ id }) => !lost.has(id)),
      lost: {
        capabilities: gone.map(({ capability }) => capability),
        reasons: [...new Set([...lost.values()].flat())],
        at: now,
      },
    },
    events: gone.map((grant) => grantEnded(grant, { by: 'system', at: now, lost: lost.get(grant.id) ?? [] })),
  };
}

/** The session with its device as it is now; the same one if it isn't different. */
export function withDevice<Attended extends MeetingSession | ActiveSession>(
  session: Attended,
  { isEnrolled, isCompliant }: Recheck['device'],
): Attended {
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
