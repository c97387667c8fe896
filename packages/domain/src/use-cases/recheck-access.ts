import type { AccessAnswer, AccessMissing, DeviceId, PersonId, TenantId } from '@alongside/protocol';
import { answerModes, decideAccess } from '../access/access.ts';
import { deviceOf, sharerOf, type Session } from '../session/session.ts';
import type { SessionInput } from '../session/session-input.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts } from './ports.ts';
import { readParties, readWaiting } from './read-access.ts';
import { BY_NOBODY, stepSession } from './step-session.ts';

/** Whose sessions; without a person or a device those of the whole tenant. */
export interface Whose {
  readonly tenantId: TenantId;
  readonly personId?: PersonId;
  /** Those of any of these people, or on any of these devices. */
  readonly anyOf?: { readonly people: ReadonlySet<PersonId>; readonly devices: ReadonlySet<DeviceId> };
}

type RecheckPorts = Pick<SessionPorts, 'sessions' | 'access' | 'clock'>;

/** How many sessions are looked at side by side. */
const AT_ONCE = 4;

/**
 * After something that access depends on was narrowed: takes from the running sessions what would not be allowed now.
 * A session steps down to what is left; it ends (`access-lost`) where the two may not meet any more, or nothing may be
 * asked for.
 * @param goesOn is told of each session from which nothing was taken: what may be asked for in it may be wider now
 * @returns what changed
 */
export async function recheckAccess(
  ports: RecheckPorts,
  whose: Whose,
  goesOn: (session: Session) => void = () => undefined,
): Promise<readonly SessionOutcome[]> {
  const { tenantId, personId, anyOf } = whose;
  const running = await ports.sessions.listRunning(tenantId, personId);
  const queue = anyOf === undefined ? [...running] : running.filter((session) => isOf(session, anyOf));
  const changed: SessionOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const outcome = await recheckSession(ports, next);
      if (outcome !== null && outcome.events.length > 0) changed.push(outcome);
      else goesOn(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return changed;
}

function isOf(session: Session, { people, devices }: NonNullable<Whose['anyOf']>): boolean {
  const [sharer, device] = [sharerOf(session), deviceOf(session)];
  return (
    people.has(session.helper.personId) ||
    isAmong(people, sharer?.personId ?? null) ||
    isAmong(devices, device?.id ?? null)
  );
}

const isAmong = <Id>(ids: ReadonlySet<Id>, id: Id | null): boolean => id !== null && ids.has(id);

async function recheckSession(ports: RecheckPorts, session: Session): Promise<SessionOutcome | null> {
  const input = await inputFor(ports, session);
  if (input === null) return null;
  const { tenantId, id: sessionId } = session;
  return stepSession(ports, { tenantId, sessionId }, () => ({ input, context: BY_NOBODY }));
}

/** What access makes of the session now; null: nothing. */
async function inputFor(ports: RecheckPorts, session: Session): Promise<SessionInput | null> {
  if (session.kind === 'ended') return null;
  if (session.kind === 'waiting') {
    const { helper, facts } = await readWaiting(ports, session);
    if (helper === null) return end([{ reason: 'person-deactivated' }]);
    return endUnless(decideAccess({ kind: 'start', helper }, facts));
  }
  const { parties, facts } = await readParties(ports, session);
  if (parties === null) return end([{ reason: 'person-deactivated' }]);
  const met = endUnless(decideAccess({ kind: 'join', ...parties }, facts));
  if (met !== null) return met;
  // Its key was forgotten: nobody is signed in on it any more, whatever unenrolled devices may do.
  const isForgotten = session.device.surface === 'agent' && !parties.device.isEnrolled;
  if (isForgotten) return end([{ reason: 'device-unenrolled' }]);
  const modes = answerModes(parties, facts);
  // Every other mode implies viewing: without it nothing is left.
  if (session.kind === 'active' && !modes.view.isAllowed) return end(modes.view.missing);
  const { isEnrolled, isCompliant } = parties.device;
  return { kind: 'recheck', access: modes, device: { isEnrolled, isCompliant } };
}

const endUnless = (answer: AccessAnswer): SessionInput | null =>
  answer.isAllowed ? null : end(answer.missing);

const end = (missing: readonly AccessMissing[]): SessionInput => ({
  kind: 'end',
  reason: 'access-lost',
  by: 'system',
  lost: [...new Set(missing.map(({ reason }) => reason))],
});
