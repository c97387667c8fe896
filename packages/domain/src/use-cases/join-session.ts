import {
  CodedError,
  type AccessMissing,
  type DeviceId,
  type SessionCode,
  type SessionId,
} from '@alongside/protocol';
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
import { reasonsOf, recordRefusal } from './record-refusal.ts';
import { stepSession } from './step-session.ts';
import { CODE_TRIES_WINDOW_MS, codeTryBuckets } from './try-buckets.ts';

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
  const joining: Joining = { ...request, sharer, device };
  // All of this is so whatever the code is, so saying it tells nothing of the code.
  const answer = decideAccess({ kind: 'get-help', sharer, device }, facts);
  if (!answer.isAllowed) return refuseAccess(ports, joining, answer.missing);

  const buckets = codeTryBuckets(caller, ports.networkOf);
  const verdict = await ports.tries.take(buckets);
  if (!verdict.isAllowed) return refuseTry(ports, joining, verdict.retryAfterMs);
  try {
    const joined = await join(ports, joining);
    await ports.tries.giveBack(buckets);
    return joined;
  } catch (cause) {
    if (!(cause instanceof CodedError)) throw cause;
    if (cause.code === 'SESSION_OWN_CODE') {
      await ports.tries.giveBack(buckets);
      const event = codeRefused(ports, joining, { after: { reason: 'own' } });
      await recordRefusal(ports, caller, { event, kind: 'own' });
    } else await ports.audit.record(caller.tenantId, refusals(ports, joining, { cause, ...verdict }));
    throw cause;
  }
}

async function refuseAccess(
  ports: SessionPorts,
  joining: Joining,
  missing: readonly AccessMissing[],
): Promise<never> {
  const { id, name } = joining.device;
  const event = codeRefused(ports, joining, {
    target: id === null ? null : { kind: 'device', id, name },
    after: { reason: 'access', missing },
  });
  await recordRefusal(ports, joining.caller, { event, kind: `${id ?? 'browser'}:${reasonsOf(missing)}` });
  const reasons = new Set(missing.map(({ reason }) => reason));
  if (reasons.has('tenant-off')) throw new CodedError('TENANT_OFF');
  throw new CodedError(reasons.has('device-unenrolled') ? 'DEVICE_UNENROLLED' : 'ACCESS_REFUSED', {
    missing,
  });
}

async function refuseTry(ports: SessionPorts, joining: Joining, retryAfterMs: number): Promise<never> {
  const event = codeRefused(ports, joining, { after: { reason: 'too-many-tries' } });
  await recordRefusal(ports, joining.caller, { event, kind: 'tries', everyMs: CODE_TRIES_WINDOW_MS });
  throw new CodedError('TOO_MANY_TRIES', { retryAfterMs });
}

/** A good code whose helper and this sharer may not meet. To the sharer it is as one that can't be used. */
class MeetingRefused extends CodedError {
  readonly sessionId: SessionId;
  readonly missing: readonly AccessMissing[];

  constructor(sessionId: SessionId, missing: readonly AccessMissing[]) {
    super('SESSION_CODE_INVALID');
    this.sessionId = sessionId;
    this.missing = missing;
  }
}

async function join(ports: SessionPorts, joining: Joining): Promise<SessionOutcome<MeetingSession>> {
  const { caller, code, way, device, sharer } = joining;
  const { tenantId } = caller;
  const sessionId = await ports.sessions.findWaiting(tenantId, ports.codes.hash(tenantId, code));
  const waiting = sessionId === null ? null : await ports.sessions.find(tenantId, sessionId);
  if (waiting === null) throw new CodedError('SESSION_CODE_INVALID');
  if (waiting.helper.personId === sharer.personId) throw new CodedError('SESSION_OWN_CODE');
  const { parties, facts, settings } = await readMeeting(ports, { session: waiting, caller, device });
  if (parties === null) throw new CodedError('SESSION_CODE_INVALID');
  const answer = decideAccess({ kind: 'join', ...parties }, facts);
  if (!answer.isAllowed) throw new MeetingRefused(waiting.id, answer.missing);

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
  joining: Joining,
  { cause, remaining }: { readonly cause: CodedError; readonly remaining: number },
): readonly AuditEvent[] {
  const refused =
    cause instanceof MeetingRefused
      ? codeRefused(ports, joining, {
          target: { kind: 'session', id: cause.sessionId, name: null },
          after: { reason: 'access', missing: cause.missing },
        })
      : codeRefused(ports, joining, { after: { reason: 'unusable' } });
  if (remaining > 0) return [refused];
  // Said once, when the last try is gone: whoever goes on trying can't fill the log.
  const reached = auditEvent('limit.reached', {
    ...refusedBy(ports, joining),
    after: { limit: 'code-tries' },
  });
  return [refused, reached];
}

const codeRefused = (
  ports: SessionPorts,
  joining: Joining,
  row: Pick<Parameters<typeof auditEvent<'session.code-refused'>>[1], 'target' | 'after'>,
): AuditEvent => auditEvent('session.code-refused', { ...refusedBy(ports, joining), ...row });

const refusedBy = (ports: SessionPorts, { caller, sharer }: Joining) =>
  ({
    at: ports.clock.now(),
    actor: actorOf(sharer),
    address: caller.address,
    result: 'refused',
    before: null,
  }) as const;
