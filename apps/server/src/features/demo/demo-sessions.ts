import { randomBytes, randomUUID } from 'node:crypto';
import {
  auditOfSession,
  type AuditEvent,
  type ModeAnswers,
  newSession,
  type Session,
  type SessionEvent,
  type SessionInput,
  type SessionStore,
  timelineOf,
  transition,
} from '@alongside/domain';
import {
  CodedError,
  defaultTenantSettings,
  GrantId,
  Incarnation,
  type Mode,
  type Profile,
  QuestionId,
  type SessionCommand,
  SessionId,
  type Side,
  type TenantId,
} from '@alongside/protocol';
import type { EnrolledDemoDevice } from './demo-devices.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SESSIONS = 26;
const OLDEST_DAYS = 28;

const ALLOWED: ModeAnswers = {
  view: { isAllowed: true },
  control: { isAllowed: true },
  elevation: { isAllowed: true },
  unattended: { isAllowed: true },
};

export interface DemoHistory {
  readonly sessions: SessionStore;
  readonly tenantId: TenantId;
  /** Those who help, in turn. */
  readonly helpers: readonly Profile[];
  /** Those who were helped, in turn. */
  readonly sharers: readonly Profile[];
  readonly devices: readonly EnrolledDemoDevice[];
  readonly nowMs: number;
}

/** Puts the last weeks' sessions into the reports, through the same steps and with the same records as real ones. */
export async function makeDemoHistory(history: DemoHistory): Promise<void> {
  for (let n = 0; n < SESSIONS; n += 1) {
    const told = toldOf(history, n);
    if (told !== null) await storeSession(history, told);
  }
}

interface Told {
  readonly helper: Profile;
  readonly sharer: Profile;
  readonly device: EnrolledDemoDevice | undefined;
  readonly startMs: number;
  readonly lengthMs: number;
  readonly mode: Mode;
  readonly isDeclined: boolean;
}

/** The n-th session: always the same, but for the time of this start. */
function toldOf({ helpers, sharers, devices, nowMs }: DemoHistory, n: number): Told | null {
  const helper = helpers[n % helpers.length];
  const sharer = sharers[(n * 5 + 2) % sharers.length];
  if (helper === undefined || sharer === undefined || helper === sharer) return null;
  const daysAgo = OLDEST_DAYS - Math.floor((n * (OLDEST_DAYS - 1)) / (SESSIONS - 1));
  const device = devices.find(({ personId }) => personId === sharer.personId);
  return {
    helper,
    sharer,
    device: n % 2 === 0 ? device : undefined,
    startMs: nowMs - daysAgo * DAY_MS + ((n * 37) % 240) * MINUTE_MS,
    lengthMs: (4 + ((n * 7) % 21)) * MINUTE_MS,
    // Only an agent has a hand to lend.
    mode: n % 2 === 0 && device !== undefined && n % 3 !== 0 ? 'control' : 'view',
    isDeclined: n % 9 === 4,
  };
}

async function storeSession({ sessions, tenantId }: DemoHistory, told: Told): Promise<void> {
  const { helper, startMs } = told;
  const { session, events } = newSession(
    {
      id: SessionId.parse(randomUUID()),
      tenantId,
      helper: { personId: helper.personId, profile: helper },
      startedBy: 'code',
      settings: defaultTenantSettings,
    },
    startMs,
  );
  await sessions.create({
    session,
    timeline: timelineOf(events),
    audit: auditOfSession(session, events, { by: 'helper', address: null }),
    // Nobody has a code of it: it is over before anybody could come.
    codeHash: randomBytes(32).toString('base64url'),
  });
  await sessions.change(tenantId, session.id, (waiting) => {
    const walk = new Walk(waiting, startMs);
    walk.through(told);
    return {
      ...{ ok: true, session: walk.session, timeline: timelineOf(walk.events), audit: walk.audit },
      result: undefined,
    };
  });
}

/** Leads one session through its life at a time that has passed. */
class Walk {
  session: Session;
  readonly events: SessionEvent[] = [];
  readonly audit: AuditEvent[] = [];
  #now: number;

  constructor(session: Session, startMs: number) {
    this.session = session;
    this.#now = startMs;
  }

  through({ sharer, device, mode, isDeclined, lengthMs }: Told): void {
    this.#attach('helper', 2_000);
    const joined = device === undefined ? browser : agentOf(device);
    const participant = { personId: sharer.personId, profile: sharer };
    this.#take({ kind: 'join', way: 'code', sharer: participant, device: joined }, 'sharer', 40_000);
    this.#attach('sharer', 1_000);
    const questionId = QuestionId.parse(randomUUID());
    this.#command('helper', { kind: 'ask', questionId, mode }, 4_000);
    this.#command('sharer', { kind: 'answer', questionId, isAllowed: !isDeclined }, 9_000);
    if (!isDeclined) this.#command('sharer', { kind: 'leave' }, lengthMs);
  }

  #attach(side: Side, afterMs: number): void {
    this.#take({ kind: 'attach', side, incarnation: Incarnation.parse(randomUUID()) }, side, afterMs);
  }

  #command(side: Side, command: SessionCommand, afterMs: number): void {
    const [view, control, elevation] = [newGrant(), newGrant(), newGrant()];
    const grantIds = { view, control, elevation };
    this.#take({ kind: 'command', side, command, access: ALLOWED, grantIds }, side, afterMs);
  }

  #take(input: SessionInput, by: Side, afterMs: number): void {
    this.#now += afterMs;
    const result = transition(this.session, input, this.#now);
    if (!result.ok) throw new CodedError(result.code);
    this.session = result.session;
    this.events.push(...result.events);
    this.audit.push(...auditOfSession(result.session, result.events, { by, address: null }));
  }
}

const newGrant = (): GrantId => GrantId.parse(randomUUID());

const browser = { surface: 'browser', isEnrolled: false, isCompliant: false, id: null, name: null } as const;

const agentOf = ({ id, name, posture }: EnrolledDemoDevice) =>
  ({
    surface: 'agent',
    isEnrolled: true,
    isCompliant: posture.every((each) => each === true),
    id,
    name,
  }) as const;
