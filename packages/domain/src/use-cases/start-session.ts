import { CodedError, makeSessionCode, type AccessAnswer, type SessionCode } from '@alongside/protocol';
import { decideAccess } from '../access/access.ts';
import type { Person } from '../access/person.ts';
import { auditEvent } from '../audit/audit-event.ts';
import { newSession } from '../session/new-session.ts';
import type { WaitingSession } from '../session/session.ts';
import { auditOfSession } from '../session/session-audit.ts';
import { timelineOf } from '../session/timeline.ts';
import { actorOf } from './known-person.ts';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts } from './ports.ts';
import { readHelper } from './read-access.ts';
import { reasonsOf, recordRefusal } from './record-refusal.ts';

/** One helper can't fill the store with codes. */
export const RUNNING_SESSIONS_MAX = 10;

/** Two waiting sessions of a tenant having the same code is rarer than once in a million years. */
const CODE_TRIES = 5;

type Started = SessionOutcome<WaitingSession> & { readonly code: SessionCode };

/**
 * *Give help → Get a security code.*
 * @returns the session and the code, which is kept nowhere
 * @throws CodedError TENANT_OFF or ACCESS_REFUSED with `missing`, TOO_MANY_REQUESTS (too many running sessions of this helper)
 */
export async function startSession(
  ports: SessionPorts,
  request: { readonly caller: Requester },
): Promise<Started> {
  const { caller } = request;
  const { tenantId, personId } = caller;
  const { helper, facts, settings } = await readHelper(ports, caller);
  if (helper === null) throw new CodedError('SIGN_IN_REQUIRED');
  const answer = decideAccess({ kind: 'start', helper }, facts);
  if (!answer.isAllowed) return refuse(ports, { caller, helper, answer });
  if ((await ports.sessions.listRunning(tenantId, personId)).length >= RUNNING_SESSIONS_MAX) {
    throw new CodedError('TOO_MANY_REQUESTS');
  }

  const { session, events } = newSession(
    {
      id: ports.ids.sessionId(),
      tenantId,
      helper: { personId, profile: helper.profile },
      startedBy: 'code',
      settings,
    },
    ports.clock.now(),
  );
  const code = await storeWithCode(ports, {
    session,
    timeline: timelineOf(events),
    audit: auditOfSession(session, events, { by: 'helper', address: caller.address }),
  });
  return { session, events, code };
}

async function refuse(
  ports: SessionPorts,
  refused: {
    readonly caller: Requester;
    readonly helper: Person;
    readonly answer: Extract<AccessAnswer, { isAllowed: false }>;
  },
): Promise<never> {
  const { caller, helper, answer } = refused;
  const { missing } = answer;
  const event = auditEvent('session.start-refused', {
    at: ports.clock.now(),
    actor: actorOf(helper),
    address: caller.address,
    result: 'refused',
    before: null,
    after: { missing },
  });
  await recordRefusal(ports, caller, { event, kind: reasonsOf(missing) });
  const isOff = missing.some(({ reason }) => reason === 'tenant-off');
  throw new CodedError(isOff ? 'TENANT_OFF' : 'ACCESS_REFUSED', { missing });
}

async function storeWithCode(
  ports: SessionPorts,
  start: Omit<Parameters<SessionPorts['sessions']['create']>[0], 'codeHash'>,
): Promise<SessionCode> {
  for (let left = CODE_TRIES; ; left -= 1) {
    const code = makeSessionCode((count) => ports.randomness.bytes(count));
    try {
      await ports.sessions.create({ ...start, codeHash: ports.codes.hash(start.session.tenantId, code) });
      return code;
    } catch (cause) {
      const isTaken = cause instanceof CodedError && cause.code === 'CONFLICT';
      if (!isTaken || left <= 1) throw cause;
    }
  }
}
