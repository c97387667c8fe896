import {
  newSession,
  refuseModes,
  transition,
  type ModeAnswers,
  type NewGrantIds,
  type Session,
  type SessionEvent,
  type SessionInput,
  type WaitingSession,
} from '@alongside/domain';
import {
  DeviceId,
  GrantId,
  Incarnation,
  QuestionId,
  SessionId,
  defaultTenantSettings,
  type ErrorCode,
  type SessionCommand,
  type Side,
} from '@alongside/protocol';
import { numberedTenant, numberedUuid, participantOf, samplePerson } from './sample-people.ts';

export const SAMPLE_START = Date.UTC(2026, 0, 1);

const tenantId = numberedTenant(1);
/** The device of a session that an agent joined. */
export const sampleDevice = { id: DeviceId.parse(numberedUuid(0xde)), name: 'Front desk' };

export const sampleHelper = samplePerson({
  n: 1,
  tenantId,
  roles: ['help-desk-operator'],
  fullName: 'Hanna Berg',
});
export const sampleSharer = samplePerson({ n: 2, tenantId, fullName: 'Sam Okoye' });

export const questionId = (n: number): QuestionId => QuestionId.parse(numberedUuid(0x9000 + n));
export const incarnation = (n: number): Incarnation => Incarnation.parse(numberedUuid(0x1c000 + n));

/** Ids for grants, of the n-th answer. */
export const grantIds = (n: number): NewGrantIds => ({
  view: GrantId.parse(numberedUuid(0x6000 + n * 4)),
  control: GrantId.parse(numberedUuid(0x6001 + n * 4)),
  elevation: GrantId.parse(numberedUuid(0x6002 + n * 4)),
});

export const everythingAllowed: ModeAnswers = {
  view: { isAllowed: true },
  control: { isAllowed: true },
  elevation: { isAllowed: true },
  unattended: { isAllowed: true },
};
export const nothingAllowed: ModeAnswers = refuseModes({ reason: 'needs-permission' });

export const sampleSession = (): WaitingSession =>
  newSession(
    {
      id: SessionId.parse(numberedUuid(0x5e55)),
      tenantId,
      helper: participantOf(sampleHelper),
      startedBy: 'code',
      settings: defaultTenantSettings,
    },
    SAMPLE_START,
  ).session;

/** One session that a test leads through its life, with all that happened in it. */
export class SessionWalk {
  session: Session;
  now: number;
  access: ModeAnswers = everythingAllowed;
  readonly events: SessionEvent[] = [];
  #commands = 0;

  constructor(session: Session = sampleSession(), now = SAMPLE_START) {
    this.session = session;
    this.now = now;
  }

  pass(ms: number): this {
    this.now += ms;
    return this;
  }

  /** @returns null, or the code of the refusal; a refused step changes nothing */
  take(input: SessionInput): ErrorCode | null {
    const result = transition(this.session, input, this.now);
    if (!result.ok) return result.code;
    this.session = result.session;
    this.events.push(...result.events);
    return null;
  }

  join(surface: 'browser' | 'agent' = 'browser', way: 'code' | 'link' = 'code'): ErrorCode | null {
    const isEnrolled = surface === 'agent';
    const named = isEnrolled ? sampleDevice : { id: null, name: null };
    const device = { surface, isEnrolled, isCompliant: isEnrolled, ...named };
    return this.take({ kind: 'join', way, sharer: participantOf(sampleSharer), device });
  }

  attach(side: Side, n: number): ErrorCode | null {
    return this.take({ kind: 'attach', side, incarnation: incarnation(n) });
  }

  lose(side: Side, n: number): ErrorCode | null {
    return this.take({ kind: 'lose', side, incarnation: incarnation(n) });
  }

  passTime(): ErrorCode | null {
    return this.take({ kind: 'pass-time' });
  }

  say(side: Side, command: SessionCommand): ErrorCode | null {
    this.#commands += 1;
    const { access } = this;
    return this.take({ kind: 'command', side, command, access, grantIds: grantIds(this.#commands) });
  }

  ask(n: number, mode: 'view' | 'control' | 'elevation' | 'unattended' = 'view'): ErrorCode | null {
    return this.say('helper', { kind: 'ask', questionId: questionId(n), mode });
  }

  answer(n: number, isAllowed = true): ErrorCode | null {
    return this.say('sharer', { kind: 'answer', questionId: questionId(n), isAllowed });
  }

  /** The events since the last call, by code. */
  happened(): string[] {
    return this.events.splice(0).map(({ code }) => code.slice('session.'.length));
  }
}

/** A walk that has come to the trust screen. */
export function meetingWalk(surface: 'browser' | 'agent' = 'browser'): SessionWalk {
  const walk = new SessionWalk();
  walk.join(surface);
  walk.happened();
  return walk;
}

/** A walk in which the sharer has allowed the mode. */
export function activeWalk(
  surface: 'browser' | 'agent' = 'browser',
  mode: 'view' | 'control' | 'elevation' = 'view',
): SessionWalk {
  const walk = meetingWalk(surface);
  walk.ask(1, mode);
  walk.answer(1);
  walk.happened();
  return walk;
}
