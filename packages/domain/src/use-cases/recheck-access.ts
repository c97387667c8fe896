import type { PersonId, TenantId } from '@alongside/protocol';
import { answerModes, decideAccess, type AccessFacts } from '../access/access.ts';
import type { Person } from '../access/person.ts';
import type { Session } from '../session/session.ts';
import { factsOf } from './known-person.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts } from './ports.ts';
import { BY_NOBODY, stepSession } from './step-session.ts';

/** Whose sessions; without a person those of the whole tenant. */
interface Whose {
  readonly tenantId: TenantId;
  readonly personId?: PersonId;
}

type RecheckPorts = Pick<SessionPorts, 'sessions' | 'directory' | 'settings' | 'clock'>;

/**
 * After a person was deactivated, blocked or lost a role, or a setting was narrowed: ends the running sessions that
 * would not be allowed now (`access-lost`).
 */
export async function recheckAccess(
  ports: RecheckPorts,
  { tenantId, personId }: Whose,
): Promise<readonly SessionOutcome[]> {
  const facts = factsOf(tenantId, await ports.settings.read(tenantId));
  const ended: SessionOutcome[] = [];
  for (const session of await ports.sessions.listRunning(tenantId, personId)) {
    if (await mayGoOn(ports, session, facts)) continue;
    const outcome = await stepSession(ports, { tenantId, sessionId: session.id }, () => ({
      input: { kind: 'end', reason: 'access-lost', by: 'system' },
      context: BY_NOBODY,
    }));
    if (outcome.events.length > 0) ended.push(outcome);
  }
  return ended;
}

async function mayGoOn(ports: RecheckPorts, session: Session, facts: AccessFacts): Promise<boolean> {
  const { tenantId } = session;
  const helper = await ports.directory.person(tenantId, session.helper.personId);
  if (helper === null) return false;
  if (session.kind === 'waiting' || session.kind === 'ended') {
    return decideAccess({ kind: 'start', helper }, facts).isAllowed;
  }
  const sharer = await ports.directory.person(tenantId, session.sharer.personId);
  return sharer !== null && mayMeet(session, { helper, sharer }, facts);
}

function mayMeet(
  session: Extract<Session, { kind: 'meeting' | 'active' }>,
  people: { readonly helper: Person; readonly sharer: Person },
  facts: AccessFacts,
): boolean {
  const parties = { ...people, device: { ...session.device, groups: [] } };
  if (!decideAccess({ kind: 'join', ...parties }, facts).isAllowed) return false;
  if (session.kind === 'meeting') return true;
  const modes = answerModes(parties, facts);
  return session.grants.every(
    ({ capability }) =>
      (capability !== 'view' && capability !== 'control' && capability !== 'elevation') ||
      modes[capability].isAllowed,
  );
}
