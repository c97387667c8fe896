import {
  CodedError,
  type AccessAnswer,
  type AccessQuery,
  type ErrorCode,
  type Mode,
  type SessionCommand,
} from '@alongside/protocol';
import { refuseModes, type ModeAnswers } from '../access/access.ts';
import { auditEvent } from '../audit/audit-event.ts';
import { deviceOf, sharerOf, sideOf, type Session } from '../session/session.ts';
import { actorOf, knownPerson } from './known-person.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts, SessionRequest } from './ports.ts';
import { recheckAccess } from './recheck-access.ts';
import { modesOf } from './see-session.ts';
import { stepSession } from './step-session.ts';

type CommandRequest = SessionRequest & { readonly command: SessionCommand };

/** What a command did, and which other sessions it changed: a reported helper's others end too. */
export type CommandOutcome = SessionOutcome & { readonly others: readonly SessionOutcome[] };

/**
 * What one side wants done to its session. A report also blocks the helper, before anything else.
 * @throws CodedError NOT_FOUND (also for somebody who is neither side), SESSION_ENDED, SESSION_WRONG_STATE,
 *   SESSION_WRONG_SIDE, SESSION_QUESTION_STALE, CAPABILITY_UNAVAILABLE, ACCESS_REFUSED with `missing`
 */
export async function runCommand(ports: SessionPorts, request: CommandRequest): Promise<CommandOutcome> {
  const { caller, command, sessionId } = request;
  const session = await ports.sessions.find(caller.tenantId, sessionId);
  if (session === null || sideOf(session, caller) === null) throw new CodedError('NOT_FOUND');
  if (command.kind === 'report') return report(ports, request, session);

  const access = needsAccess(command) ? await modesOf(ports, session, caller) : null;
  const outcome = await runStep(ports, request, access).catch((cause: unknown) =>
    explainRefusal(ports, request, { cause, session, access }),
  );
  const isGiven = outcome.events.some(({ code }) => code === 'session.grant-given');
  return isGiven ? keepOnlyIfStillAllowed(ports, outcome) : { ...outcome, others: [] };
}

/** Access was read before the lock; if it was taken away in between, what was just given goes too. */
async function keepOnlyIfStillAllowed(ports: SessionPorts, outcome: SessionOutcome): Promise<CommandOutcome> {
  const { tenantId, helper, id } = outcome.session;
  const ended = await recheckAccess(ports, { tenantId, personId: helper.personId });
  const same = ended.find(({ session }) => session.id === id);
  const others = ended.filter(({ session }) => session.id !== id);
  return same === undefined
    ? { ...outcome, others }
    : { session: same.session, events: [...outcome.events, ...same.events], others };
}

/** Reporting can't be raced by the helper leaving: the block comes first, and an ended session can be reported. */
async function report(
  ports: SessionPorts,
  request: CommandRequest,
  session: Session,
): Promise<CommandOutcome> {
  const { caller } = request;
  if (sideOf(session, caller) !== 'sharer') throw new CodedError('SESSION_WRONG_SIDE');
  const { personId, profile } = session.helper;
  await ports.directory.block(caller.tenantId, personId, [
    auditEvent('person.blocked', {
      at: ports.clock.now(),
      actor: actorOf(await knownPerson(ports, caller)),
      target: { kind: 'person', id: personId, name: profile.fullName },
      address: caller.address,
      before: null,
      after: { sessionId: session.id },
    }),
  ]);
  const outcome = await runStep(ports, request, null);
  return { ...outcome, others: await recheckAccess(ports, { tenantId: caller.tenantId, personId }) };
}

const needsAccess = (command: SessionCommand): boolean =>
  command.kind === 'ask' ||
  command.kind === 'share-again' ||
  (command.kind === 'answer' && command.isAllowed);

function runStep(
  ports: SessionPorts,
  { caller, sessionId, command }: CommandRequest,
  access: ModeAnswers | null,
): Promise<SessionOutcome> {
  const grantIds = {
    view: ports.ids.grantId(),
    control: ports.ids.grantId(),
    elevation: ports.ids.grantId(),
  };
  return stepSession(ports, { tenantId: caller.tenantId, sessionId }, (session) => {
    const side = sideOf(session, caller);
    if (side === null) return null;
    return {
      input: { kind: 'command', side, command, access: access ?? NOBODY_TO_ASK, grantIds },
      context: { by: side, address: caller.address },
    };
  });
}

const NOBODY_TO_ASK = refuseModes({ reason: 'capability-not-available' });

/** What is refused for a reason that the access function knows. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set(['ACCESS_REFUSED', 'CAPABILITY_UNAVAILABLE']);

/** Puts on record that access was refused, and says what is missing. */
async function explainRefusal(
  ports: SessionPorts,
  { caller, command }: CommandRequest,
  refused: { readonly cause: unknown; readonly session: Session; readonly access: ModeAnswers | null },
): Promise<never> {
  const { cause, session, access } = refused;
  if (!(cause instanceof CodedError) || !REFUSALS.has(cause.code)) throw cause;
  const mode = modeOf(command, session);
  const answer: AccessAnswer | null = mode === null || access === null ? null : access[mode];
  const missing = answer === null || answer.isAllowed ? [] : answer.missing;
  // Nothing is wrong with access: the session isn't one in which that could be.
  if (cause.code === 'CAPABILITY_UNAVAILABLE' && missing.length === 0) throw cause;
  const asked = mode === null ? null : askedIn(session, mode);
  await ports.audit.record(caller.tenantId, [
    auditEvent('session.ask-refused', {
      at: ports.clock.now(),
      actor: actorOf(await knownPerson(ports, caller)),
      target: { kind: 'session', id: session.id, name: null },
      address: caller.address,
      result: 'refused',
      before: null,
      after: { mode, missing, ...(asked === null ? {} : { asked }) },
    }),
  ]);
  throw new CodedError(cause.code, { missing, ...(asked === null ? {} : { asked }) }, { cause });
}

/** What an explanation of the refusal is asked by; null: there is nobody to help yet. */
function askedIn(session: Session, mode: Mode): AccessQuery | null {
  const [sharer, device] = [sharerOf(session), deviceOf(session)];
  if (sharer === null) return null;
  return { helper: session.helper.personId, sharer: sharer.personId, device: device?.id ?? null, mode };
}

function modeOf(command: SessionCommand, session: Session): Mode | null {
  if (command.kind === 'ask') return command.mode;
  if (command.kind === 'share-again') return 'view';
  return 'question' in session ? (session.question?.mode ?? null) : null;
}
