import { CodedError, type DeviceId, type SessionCode } from '@alongside/protocol';
import { decideAccess, type AccessDevice, type AccessFacts } from '../access/access.ts';
import type { Person } from '../access/person.ts';
import { auditEvent, type AuditEvent } from '../audit/audit-event.ts';
import type { MeetingSession, Session } from '../session/session.ts';
import { actorOf, factsOf, knownPerson } from './known-person.ts';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts } from './ports.ts';
import { stepSession } from './step-session.ts';
import { codeTryBuckets } from './try-buckets.ts';

/** A page in a browser: nothing is known of the device, so it counts as unenrolled and noncompliant. */
export const BROWSER_DEVICE: AccessDevice = {
  surface: 'browser',
  isEnrolled: false,
  isCompliant: false,
  id: null,
  name: null,
  groups: [],
};

/** An enrolled device whose agent joins. Without compliance policies every one complies. */
export const agentDevice = ({
  id,
  name,
}: {
  readonly id: DeviceId;
  readonly name: string;
}): AccessDevice => ({
  surface: 'agent',
  isEnrolled: true,
  isCompliant: true,
  id,
  name,
  groups: [],
});

export interface JoinRequest {
  readonly caller: Requester;
  readonly code: SessionCode;
  readonly way: 'code' | 'link';
  readonly device: AccessDevice;
}

interface Joining extends JoinRequest {
  readonly sharer: Person;
  readonly facts: AccessFacts;
}

/**
 * *Get help*: the sharer uses a code.
 * @throws CodedError SESSION_CODE_INVALID (whatever is wrong with the code), SESSION_OWN_CODE, TENANT_OFF,
 *   DEVICE_UNENROLLED, TOO_MANY_TRIES with `retryAfterMs`
 */
export async function joinSession(
  ports: SessionPorts,
  request: JoinRequest,
): Promise<SessionOutcome<MeetingSession>> {
  const { caller, device } = request;
  const sharer = await knownPerson(ports, caller);
  const facts = factsOf(caller.tenantId, await ports.settings.read(caller.tenantId));
  // Both are so whatever the code is, so saying it tells nothing of the code.
  if (!facts.isEnabled) throw new CodedError('TENANT_OFF');
  if (!device.isEnrolled && !facts.areUnenrolledDevicesAllowed) throw new CodedError('DEVICE_UNENROLLED');

  const buckets = codeTryBuckets(caller, ports.networkOf);
  const verdict = await ports.tries.take(buckets);
  if (!verdict.isAllowed) throw new CodedError('TOO_MANY_TRIES', { retryAfterMs: verdict.retryAfterMs });
  try {
    const joined = await join(ports, { ...request, sharer, facts });
    await ports.tries.giveBack(buckets);
    return joined;
  } catch (cause) {
    if (!(cause instanceof CodedError)) throw cause;
    if (cause.code === 'SESSION_OWN_CODE') await ports.tries.giveBack(buckets);
    await ports.audit.record(caller.tenantId, refusals(ports, { caller, sharer, cause, ...verdict }));
    throw cause;
  }
}

async function join(ports: SessionPorts, joining: Joining): Promise<SessionOutcome<MeetingSession>> {
  const { caller, code, way, device, sharer, facts } = joining;
  const { tenantId } = caller;
  const sessionId = await ports.sessions.findWaiting(tenantId, ports.codes.hash(tenantId, code));
  const waiting = sessionId === null ? null : await ports.sessions.find(tenantId, sessionId);
  if (waiting === null) throw new CodedError('SESSION_CODE_INVALID');
  if (waiting.helper.personId === sharer.personId) throw new CodedError('SESSION_OWN_CODE');
  const helper = await ports.directory.person(tenantId, waiting.helper.personId);
  if (helper === null || !decideAccess({ kind: 'join', helper, sharer, device }, facts).isAllowed) {
    throw new CodedError('SESSION_CODE_INVALID');
  }

  const { session, events } = await stepSession(ports, { tenantId, sessionId: waiting.id }, () => ({
    input: { kind: 'join', way, device, sharer: { personId: sharer.personId, profile: sharer.profile } },
    context: { by: 'sharer', address: caller.address },
  }));
  return { session: asMeeting(session), events };
}

function asMeeting(session: Session): MeetingSession {
  if (session.kind !== 'meeting') throw new CodedError('SERVER_FAULT');
  return session;
}

function refusals(
  ports: SessionPorts,
  refused: {
    readonly caller: Requester;
    readonly sharer: Person;
    readonly cause: CodedError;
    readonly remaining: number;
  },
): readonly AuditEvent[] {
  const row = {
    at: ports.clock.now(),
    actor: actorOf(refused.sharer),
    address: refused.caller.address,
    result: 'refused',
    before: null,
  } as const;
  const reason = refused.cause.code === 'SESSION_OWN_CODE' ? 'own' : 'unusable';
  const events: AuditEvent[] = [auditEvent('session.code-refused', { ...row, after: { reason } })];
  // Said once, when the last try is gone: whoever goes on trying can't fill the log.
  if (refused.remaining === 0 && reason !== 'own') {
    events.push(auditEvent('limit.reached', { ...row, after: { limit: 'code-tries' } }));
  }
  return events;
}
