import { CodedError, type AccessMissing, type DeviceId, type SessionCode } from '@alongside/protocol';
import { decideAccess } from '../access/access.ts';
import type { AccessDevice } from '../access/access-facts.ts';
import type { Person } from '../access/person.ts';
import { auditEvent, type AuditEvent } from '../audit/audit-event.ts';
import { limitsOf } from '../session/new-session.ts';
import type { MeetingSession, Session, SessionDevice } from '../session/session.ts';
import { actorOf } from './known-person.ts';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts } from './ports.ts';
import { readMeeting, readSharer } from './read-access.ts';
import { stepSession } from './step-session.ts';
import { codeTryBuckets } from './try-buckets.ts';

/** A page in a browser: nothing is known of the device, so it counts as unenrolled and noncompliant. */
export const BROWSER_DEVICE: SessionDevice = {
  surface: 'browser',
  isEnrolled: false,
  isCompliant: false,
  id: null,
  name: null,
};

/** The device whose agent joins; whether it is enrolled and complies is read when it does. */
export const agentDevice = ({
  id,
  name,
}: {
  readonly id: DeviceId;
  readonly name: string;
}): SessionDevice => ({ surface: 'agent', isEnrolled: true, isCompliant: false, id, name });

export interface JoinRequest {
  readonly caller: Requester;
  readonly code: SessionCode;
  readonly way: 'code' | 'link';
  /** What the sharer came by. */
  readonly device: SessionDevice;
}

interface Joining extends JoinRequest {
  readonly sharer: Person;
  readonly device: AccessDevice;
}

/**
 * *Get help*: the sharer uses a code.
 * @throws CodedError SESSION_CODE_INVALID (whatever is wrong with the code), SESSION_OWN_CODE, TENANT_OFF,
 *   DEVICE_UNENROLLED, ACCESS_REFUSED with `missing` (of the sharer or their device), TOO_MANY_TRIES with `retryAfterMs`
 */
export async function joinSession(
  ports: SessionPorts,
  request: JoinRequest,
): Promise<SessionOutcome<MeetingSession>> {
  const { caller } = request;
  const { sharer, device, facts } = await readSharer(ports, caller, request.device);
  if (sharer === null) throw new CodedError('SIGN_IN_REQUIRED');
  // All of this is so whatever the code is, so saying it tells nothing of the code.
  const answer = decideAccess({ kind: 'get-help', sharer, device }, facts);
  if (!answer.isAllowed) throw refusalOf(answer.missing);

  const buckets = codeTryBuckets(caller, ports.networkOf);
  const verdict = await ports.tries.take(buckets);
  if (!verdict.isAllowed) throw new CodedError('TOO_MANY_TRIES', { retryAfterMs: verdict.retryAfterMs });
  try {
    const joined = await join(ports, { ...request, sharer, device });
    await ports.tries.giveBack(buckets);
    return joined;
  } catch (cause) {
    if (!(cause instanceof CodedError)) throw cause;
    if (cause.code === 'SESSION_OWN_CODE') await ports.tries.giveBack(buckets);
    await ports.audit.record(caller.tenantId, refusals(ports, { caller, sharer, cause, ...verdict }));
    throw cause;
  }
}

function refusalOf(missing: readonly AccessMissing[]): CodedError {
  const reasons = new Set(missing.map(({ reason }) => reason));
  if (reasons.has('tenant-off')) return new CodedError('TENANT_OFF');
  return new CodedError(reasons.has('device-unenrolled') ? 'DEVICE_UNENROLLED' : 'ACCESS_REFUSED', {
    missing,
  });
}

async function join(ports: SessionPorts, joining: Joining): Promise<SessionOutcome<MeetingSession>> {
  const { caller, code, way, device, sharer } = joining;
  const { tenantId } = caller;
  const sessionId = await ports.sessions.findWaiting(tenantId, ports.codes.hash(tenantId, code));
  const waiting = sessionId === null ? null : await ports.sessions.find(tenantId, sessionId);
  if (waiting === null) throw new CodedError('SESSION_CODE_INVALID');
  if (waiting.helper.personId === sharer.personId) throw new CodedError('SESSION_OWN_CODE');
  const { parties, facts, settings } = await readMeeting(ports, { session: waiting, caller, device });
  if (parties === null || !decideAccess({ kind: 'join', ...parties }, facts).isAllowed) {
    throw new CodedError('SESSION_CODE_INVALID');
  }

  const { session, events } = await stepSession(ports, { tenantId, sessionId: waiting.id }, () => ({
    input: {
      kind: 'join',
      way,
      device,
      sharer: { personId: sharer.personId, profile: sharer.profile },
      settings: { limits: limitsOf(settings), isChatAllowed: settings.isChatAllowed },
    },
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
