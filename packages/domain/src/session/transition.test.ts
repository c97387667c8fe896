import {
  type AccessAnswer,
  DeviceId,
  LIVE_GRACE_MS,
  defaultTenantSettings,
  type Capability,
} from '@alongside/protocol';
import {
  SAMPLE_START,
  SessionWalk,
  activeWalk,
  everythingAllowed,
  incarnation,
  meetingWalk,
  nothingAllowed,
  numberedUuid,
  participantOf,
  questionId,
  sampleDevice,
  sampleHelper,
  sampleSharer,
} from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { dueAt } from './due-at.ts';
import { sideOf, type Session } from './session.ts';
import { viewFor } from './view-for.ts';

const { codeLifetimeMs, answerTimeMs, longestSessionMs, idleEndMs } = defaultTenantSettings;

const reasonOf = (session: Session) => (session.kind === 'ended' ? session.reason : session.kind);
const granted = (session: Session): Capability[] =>
  session.kind === 'active' ? session.grants.map(({ capability }) => capability) : [];

describe('using the code', () => {
  test('SSN1 the code brings the sharer to the trust screen', () => {
    const walk = new SessionWalk().pass(1_000);
    expect(walk.join()).toBeNull();
    expect(walk.session).toMatchObject({
      kind: 'meeting',
      version: 2,
      sharer: participantOf(sampleSharer),
      joinedAt: walk.now,
      answerDueAt: walk.now + answerTimeMs,
    });
    expect(walk.happened()).toEqual(['joined']);
  });

  test('SSN1 a session joined by link says so', () => {
    const walk = new SessionWalk();
    walk.join('browser', 'link');
    expect(walk.session.startedBy).toBe('link');
  });

  test('SSN2 a code works once', () => {
    expect(meetingWalk().join()).toBe('SESSION_CODE_INVALID');
    expect(activeWalk().join()).toBe('SESSION_CODE_INVALID');
    const ended = meetingWalk();
    ended.say('helper', { kind: 'leave' });
    expect(ended.join()).toBe('SESSION_CODE_INVALID');
  });

  test('SSN3 a code works until it expires, even if nobody has noticed the time yet', () => {
    expect(new SessionWalk().pass(codeLifetimeMs - 1).join()).toBeNull();
    expect(new SessionWalk().pass(codeLifetimeMs).join()).toBe('SESSION_CODE_INVALID');
  });

  test('SSN3 a session whose code expires ends', () => {
    const walk = new SessionWalk().pass(codeLifetimeMs - 1);
    walk.passTime();
    expect(walk.session.kind).toBe('waiting');
    walk.pass(1).passTime();
    expect(reasonOf(walk.session)).toBe('code-expired');
    expect(walk.happened()).toEqual(['ended']);
  });

  test('SSN4 nobody uses their own code', () => {
    const walk = new SessionWalk();
    const device = {
      surface: 'browser',
      isEnrolled: false,
      isCompliant: false,
      id: null,
      name: null,
    } as const;
    const input = { kind: 'join', way: 'code', sharer: participantOf(sampleHelper), device } as const;
    expect(walk.take(input)).toBe('SESSION_OWN_CODE');
    expect(walk.session.kind).toBe('waiting');
  });

  test('SSN5 a person is on the side that they came by, and anybody else on none', () => {
    const { session } = meetingWalk();
    const inBrowser = { device: null };
    expect(sideOf(session, { ...sampleHelper, ...inBrowser })).toBe('helper');
    expect(sideOf(session, { ...sampleSharer, ...inBrowser })).toBe('sharer');
    expect(sideOf(new SessionWalk().session, { ...sampleSharer, ...inBrowser })).toBeNull();
  });

  test('SSN5 a sharer is one where they joined alone, and an agent never helps', () => {
    const byAgent = { device: sampleDevice };
    const elsewhere = { device: { id: DeviceId.parse(numberedUuid(0xdf)) } };
    const walk = new SessionWalk();
    expect(walk.join('agent')).toBeNull();
    expect(sideOf(walk.session, { ...sampleSharer, ...byAgent })).toBe('sharer');
    expect(sideOf(walk.session, { ...sampleSharer, ...elsewhere })).toBeNull();
    expect(sideOf(walk.session, { ...sampleSharer, device: null })).toBeNull();
    expect(sideOf(walk.session, { ...sampleHelper, ...byAgent })).toBeNull();
    expect(sideOf(meetingWalk().session, { ...sampleSharer, ...byAgent })).toBeNull();
  });
});

describe('asking and answering', () => {
  test('SSN6 what the sharer allows is granted until the session ends at the latest', () => {
    const walk = meetingWalk();
    expect(walk.pass(5_000).ask(1)).toBeNull();
    expect(walk.pass(5_000).answer(1)).toBeNull();
    expect(walk.session).toMatchObject({
      kind: 'active',
      startedAt: walk.now,
      endsAt: walk.now + longestSessionMs,
      question: null,
      allowedOnce: ['view'],
      grants: [{ capability: 'view', allowedAt: walk.now, until: walk.now + longestSessionMs }],
    });
    expect(walk.happened()).toEqual(['asked', 'grant-given']);
  });

  test('SSN7 allowing a mode allows what it implies, and gives each capability once', () => {
    const walk = activeWalk('agent');
    walk.ask(2, 'elevation');
    walk.answer(2);
    expect(granted(walk.session)).toEqual(['view', 'control', 'elevation']);
    expect(walk.happened()).toEqual(['asked', 'grant-given', 'grant-given']);
  });

  test('SSN8 a question takes the place of the one before', () => {
    const walk = meetingWalk('agent');
    walk.ask(1, 'control');
    walk.happened();
    expect(walk.ask(2)).toBeNull();
    expect(walk.happened()).toEqual(['question-withdrawn', 'asked']);
    expect(walk.answer(1)).toBe('SESSION_QUESTION_STALE');
    expect(walk.answer(2)).toBeNull();
    expect(granted(walk.session)).toEqual(['view']);
  });

  test('SSN9 an answer to a question that is not open is stale', () => {
    const walk = meetingWalk();
    expect(walk.answer(1)).toBe('SESSION_QUESTION_STALE');
    walk.ask(1);
    walk.say('helper', { kind: 'withdraw', questionId: questionId(1) });
    expect(walk.answer(1)).toBe('SESSION_QUESTION_STALE');
    expect(walk.session.kind).toBe('meeting');
  });

  test('SSN10 declining on the trust screen ends the session', () => {
    const walk = meetingWalk();
    walk.ask(1);
    walk.happened();
    expect(walk.answer(1, false)).toBeNull();
    expect(reasonOf(walk.session)).toBe('declined');
    expect(walk.happened()).toEqual(['declined', 'ended']);
  });

  test('SSN11 declining later keeps what is allowed', () => {
    const walk = activeWalk('agent');
    walk.ask(2, 'control');
    walk.answer(2, false);
    expect(granted(walk.session)).toEqual(['view']);
    expect(walk.happened()).toEqual(['asked', 'declined']);
  });

  test('SSN12 without an answer in time the trust screen ends', () => {
    const walk = meetingWalk();
    walk.pass(answerTimeMs - 1).passTime();
    expect(walk.session.kind).toBe('meeting');
    walk.pass(1).passTime();
    expect(reasonOf(walk.session)).toBe('no-answer');
  });

  test('SSN12 each question gives the answer time anew', () => {
    const walk = meetingWalk();
    walk.pass(answerTimeMs - 1).ask(1);
    walk.pass(answerTimeMs - 1).passTime();
    expect(walk.session.kind).toBe('meeting');
    expect(walk.pass(1).answer(1)).toBe('SESSION_ENDED');
    walk.passTime();
    expect(reasonOf(walk.session)).toBe('no-answer');
  });

  test('SSN12 questions without end do not keep the trust screen open for ever', () => {
    const walk = meetingWalk();
    const rounds = Math.ceil(longestSessionMs / (answerTimeMs - 1));
    for (let n = 0; n < rounds; n += 1) walk.pass(answerTimeMs - 1).ask(n);
    walk.passTime();
    expect(reasonOf(walk.session)).toBe('time-limit');
  });

  test('SSN13 a later question lapses when its time is over, and the session goes on', () => {
    const walk = activeWalk('agent');
    walk.ask(2, 'control');
    walk.happened();
    walk.pass(answerTimeMs);
    expect(walk.answer(2)).toBe('SESSION_QUESTION_STALE');
    walk.passTime();
    expect(walk.happened()).toEqual(['question-lapsed']);
    expect(granted(walk.session)).toEqual(['view']);
  });

  test('SSN14 the helper takes a question back', () => {
    const walk = meetingWalk();
    walk.ask(1);
    walk.happened();
    expect(walk.say('helper', { kind: 'withdraw', questionId: questionId(1) })).toBeNull();
    expect(walk.happened()).toEqual(['question-withdrawn']);
    expect(walk.session).toMatchObject({ kind: 'meeting', question: null });
    expect(walk.say('helper', { kind: 'withdraw', questionId: questionId(9) })).toBe(
      'SESSION_QUESTION_STALE',
    );
  });

  test('SSN14 a question that was answered can not be taken back', () => {
    const walk = activeWalk();
    expect(walk.say('helper', { kind: 'withdraw', questionId: questionId(1) })).toBe(
      'SESSION_QUESTION_STALE',
    );
    expect(granted(walk.session)).toEqual(['view']);
  });

  test('SSN15 asking, allowing and showing again need access at that moment', () => {
    const asked = meetingWalk();
    asked.access = nothingAllowed;
    expect(asked.ask(1)).toBe('ACCESS_REFUSED');

    const answered = meetingWalk();
    answered.ask(1);
    answered.access = nothingAllowed;
    expect(answered.answer(1)).toBe('ACCESS_REFUSED');
    expect(answered.session.kind).toBe('meeting');
    expect(answered.answer(1, false)).toBeNull();

    const again = activeWalk();
    again.say('sharer', { kind: 'give-up', capability: 'view' });
    again.access = nothingAllowed;
    expect(again.say('sharer', { kind: 'share-again' })).toBe('ACCESS_REFUSED');
  });

  test('SSN16 a browser gives nothing but view, and nobody is asked for unattended control', () => {
    expect(meetingWalk().ask(1, 'control')).toBe('CAPABILITY_UNAVAILABLE');
    expect(meetingWalk().ask(1, 'elevation')).toBe('CAPABILITY_UNAVAILABLE');
    expect(meetingWalk('agent').ask(1, 'unattended')).toBe('CAPABILITY_UNAVAILABLE');
    expect(meetingWalk('agent').ask(1, 'control')).toBeNull();
  });

  test('SSN17 asking for what is allowed already asks nobody', () => {
    const walk = activeWalk();
    expect(walk.ask(2)).toBeNull();
    expect(walk.session).toMatchObject({ question: null });
    expect(walk.happened()).toEqual([]);
  });

  test('SSN18 before the sharer has come there is nobody to ask', () => {
    const walk = new SessionWalk();
    expect(walk.ask(1)).toBe('SESSION_WRONG_STATE');
    expect(walk.say('helper', { kind: 'withdraw', questionId: questionId(1) })).toBe('SESSION_WRONG_STATE');
    expect(walk.answer(1)).toBe('SESSION_WRONG_SIDE');
  });
});

describe('giving up and showing again', () => {
  test('SSN19 giving up a capability gives up what needs it', () => {
    const walk = activeWalk('agent', 'elevation');
    walk.say('helper', { kind: 'give-up', capability: 'control' });
    expect(granted(walk.session)).toEqual(['view']);
    expect(walk.happened()).toEqual(['grant-ended', 'grant-ended']);

    const all = activeWalk('agent', 'elevation');
    all.say('sharer', { kind: 'give-up', capability: 'view' });
    expect(granted(all.session)).toEqual([]);
    expect(all.happened()).toEqual(['grant-ended', 'grant-ended', 'grant-ended']);
  });

  test('SSN20 with nothing allowed the session goes on', () => {
    const walk = activeWalk();
    walk.say('sharer', { kind: 'give-up', capability: 'view' });
    expect(walk.session).toMatchObject({ kind: 'active', grants: [], allowedOnce: ['view'] });
  });

  test('SSN21 the sharer shows again what was allowed before, for viewing alone', () => {
    const walk = activeWalk('agent', 'control');
    walk.say('sharer', { kind: 'give-up', capability: 'view' });
    walk.happened();
    expect(walk.say('sharer', { kind: 'share-again' })).toBeNull();
    expect(granted(walk.session)).toEqual(['view']);
    expect(walk.happened()).toEqual(['grant-given']);
  });

  test('SSN21 nothing is shown again that never was allowed', () => {
    expect(meetingWalk().say('sharer', { kind: 'share-again' })).toBe('SESSION_WRONG_STATE');
    const walk = activeWalk();
    const never = { ...walk.session, grants: [], allowedOnce: [] } as Session;
    expect(new SessionWalk(never, walk.now).say('sharer', { kind: 'share-again' })).toBe(
      'CAPABILITY_UNAVAILABLE',
    );
  });

  test('SSN22 a new answer gives a new grant with an id of its own', () => {
    const walk = activeWalk();
    const [first] = walk.session.kind === 'active' ? walk.session.grants : [];
    walk.say('sharer', { kind: 'give-up', capability: 'view' });
    walk.ask(2);
    walk.answer(2);
    const [second] = walk.session.kind === 'active' ? walk.session.grants : [];
    expect(second?.id).not.toBe(first?.id);
  });
});

describe('being there', () => {
  test('SSN23 a side that comes is here, one whose socket goes is lost, and one that comes back is here again', () => {
    const walk = meetingWalk();
    expect(walk.session.presence.sharer).toEqual({ kind: 'awaited' });
    walk.attach('sharer', 1);
    expect(walk.session.presence.sharer).toEqual({
      kind: 'here',
      since: walk.now,
      incarnation: incarnation(1),
    });
    walk.pass(500).lose('sharer', 1);
    expect(walk.session.presence.sharer).toEqual({
      kind: 'lost',
      since: walk.now,
      endsAt: walk.now + LIVE_GRACE_MS,
      incarnation: incarnation(1),
    });
    walk.pass(500).attach('sharer', 1);
    expect(walk.session.presence.sharer).toMatchObject({ kind: 'here', since: walk.now });
    // Whose connection it was is all that a timeline can tell of a loss.
    expect(walk.events.map(({ by }) => by)).toEqual(['sharer', 'sharer', 'sharer']);
    expect(walk.happened()).toEqual(['side-arrived', 'side-lost', 'side-returned']);
  });

  test('SSN24 a reloaded page takes the place of the one before, whose socket then means nothing', () => {
    const walk = meetingWalk();
    walk.attach('sharer', 1);
    walk.attach('sharer', 2);
    const { version } = walk.session;
    expect(walk.lose('sharer', 1)).toBeNull();
    expect(walk.session.version).toBe(version);
    expect(walk.session.presence.sharer).toMatchObject({ kind: 'here', incarnation: incarnation(2) });
    expect(walk.happened()).toEqual(['side-arrived', 'side-returned']);
  });

  test('SSN24 a second socket of the same page changes nothing', () => {
    const walk = meetingWalk();
    walk.attach('helper', 1);
    const before = walk.session;
    walk.pass(1_000).attach('helper', 1);
    expect(walk.session).toBe(before);
  });

  test('SSN51 a life of a page that another has replaced does not come back', () => {
    const walk = meetingWalk();
    walk.attach('helper', 1);
    walk.attach('helper', 2);
    expect(walk.attach('helper', 1)).toBe('LIVE_REPLACED');
    walk.lose('helper', 2);
    expect(walk.attach('helper', 1)).toBe('LIVE_REPLACED');
    expect(walk.attach('helper', 2)).toBeNull();
    expect(walk.attach('sharer', 1)).toBeNull();
  });

  test('SSN51 not even after many others', () => {
    const walk = meetingWalk();
    for (let n = 1; n <= 20; n += 1) walk.attach('helper', n);
    for (let n = 1; n < 20; n += 1) expect(walk.attach('helper', n)).toBe('LIVE_REPLACED');
    for (let n = 21; n <= 60; n += 1) walk.attach('helper', n);
    expect(JSON.stringify(walk.session).length).toBeLessThan(3_000);
  });

  test.each(['helper', 'sharer'] as const)('SSN25 a %s who never comes back ends the session', (side) => {
    const walk = activeWalk();
    walk.attach(side, 1);
    walk.lose(side, 1);
    walk.pass(LIVE_GRACE_MS - 1).passTime();
    expect(walk.session.kind).toBe('active');
    walk.pass(1).passTime();
    expect(reasonOf(walk.session)).toBe(`${side}-lost`);
    expect(walk.attach(side, 1)).toBeNull();
    expect(walk.session.kind).toBe('ended');
  });

  test('SSN25 also while the code is out', () => {
    const walk = new SessionWalk();
    walk.attach('helper', 1);
    walk.lose('helper', 1);
    walk.pass(LIVE_GRACE_MS).passTime();
    expect(reasonOf(walk.session)).toBe('helper-lost');
  });

  test('SSN26 what is allowed stays while a side is away', () => {
    const walk = activeWalk();
    walk.attach('sharer', 1);
    walk.lose('sharer', 1);
    expect(granted(walk.session)).toEqual(['view']);
  });

  test('SSN27 nobody is on the sharer’s side while the code is out', () => {
    expect(new SessionWalk().attach('sharer', 1)).toBe('SESSION_WRONG_SIDE');
  });
});

describe('ending', () => {
  test('SSN28 each side leaves at once, whenever it wants', () => {
    const leave = { kind: 'leave' } as const;
    const waiting = new SessionWalk();
    waiting.say('helper', leave);
    expect(reasonOf(waiting.session)).toBe('cancelled');
    for (const make of [meetingWalk, activeWalk]) {
      for (const side of ['helper', 'sharer'] as const) {
        const walk = make();
        expect(walk.say(side, leave)).toBeNull();
        expect(reasonOf(walk.session)).toBe(`${side}-left`);
      }
    }
  });

  test('SSN29 what is allowed ends with the session, and is remembered', () => {
    const walk = activeWalk('agent', 'control');
    const startedAt = walk.now;
    walk.pass(9_000).say('sharer', { kind: 'leave' });
    expect(walk.happened()).toEqual(['grant-ended', 'grant-ended', 'ended']);
    expect(walk.session).toMatchObject({ startedAt, endedAt: walk.now, allowed: ['view', 'control'] });
  });

  test('SSN30 a session ends after the longest time', () => {
    const walk = activeWalk();
    while (walk.now < SAMPLE_START + longestSessionMs) {
      expect(walk.session.kind).toBe('active');
      walk.pass(idleEndMs / 2).say('helper', { kind: 'activity' });
      walk.passTime();
    }
    walk.passTime();
    expect(reasonOf(walk.session)).toBe('time-limit');
  });

  test('SSN31 a session in which nobody does anything ends', () => {
    const walk = activeWalk();
    walk.pass(idleEndMs - 1).say('sharer', { kind: 'activity' });
    walk.pass(idleEndMs - 1).passTime();
    expect(walk.session.kind).toBe('active');
    walk.pass(1).passTime();
    expect(reasonOf(walk.session)).toBe('idle');
  });

  test('SSN31 activity that is told too often is not written down', () => {
    const walk = activeWalk();
    const before = walk.session;
    walk.pass(1_000).say('helper', { kind: 'activity' });
    expect(walk.session).toBe(before);
  });

  test('SSN32 of several times that have come, the first decides', () => {
    const walk = activeWalk();
    walk.attach('sharer', 1);
    walk.lose('sharer', 1);
    walk.pass(longestSessionMs + idleEndMs).passTime();
    expect(reasonOf(walk.session)).toBe('sharer-lost');
  });

  test('SSN33 an administrator, turning off and lost access end a running session', () => {
    for (const reason of ['ended-by-administrator', 'turned-off', 'access-lost'] as const) {
      for (const make of [() => new SessionWalk(), meetingWalk, activeWalk]) {
        const walk = make();
        expect(walk.take({ kind: 'end', reason, by: 'administrator' })).toBeNull();
        expect(reasonOf(walk.session)).toBe(reason);
      }
    }
  });

  test('SSN54 what access no longer covers ends with its reasons, and the rest goes on', () => {
    const walk = activeWalk('agent', 'control');
    const device = { isEnrolled: true, isCompliant: false };
    const refused: AccessAnswer = { isAllowed: false, missing: [{ reason: 'device-noncompliant' }] };
    const access = { ...everythingAllowed, control: refused, elevation: refused };
    expect(walk.take({ kind: 'recheck', access, device })).toBeNull();
    expect(walk.events.splice(0)).toMatchObject([
      { code: 'session.grant-ended', by: 'system', capability: 'control', lost: ['device-noncompliant'] },
    ]);
    expect(walk.session).toMatchObject({
      kind: 'active',
      device,
      grants: [{ capability: 'view' }],
      lost: { capabilities: ['control'], reasons: ['device-noncompliant'], at: walk.now },
    });
    const { session } = walk;
    expect(walk.take({ kind: 'recheck', access, device })).toBeNull();
    expect(walk.session).toBe(session);
    walk.ask(7, 'control');
    walk.answer(7);
    expect(walk.session).toMatchObject({ lost: null });
  });

  test('SSN54 without viewing nothing is left, whatever else is allowed', () => {
    const device = { isEnrolled: true, isCompliant: true };
    const walk = activeWalk('agent', 'control');
    walk.take({ kind: 'recheck', access: nothingAllowed, device });
    expect(walk.session).toMatchObject({
      kind: 'active',
      grants: [],
      lost: { capabilities: ['view', 'control'] },
    });
  });

  test('SSN56 an open question that can’t be allowed any more is taken back, and both learn why', () => {
    const device = { isEnrolled: true, isCompliant: false };
    const refused: AccessAnswer = { isAllowed: false, missing: [{ reason: 'device-noncompliant' }] };
    const access = { ...everythingAllowed, control: refused, elevation: refused };
    for (const make of [() => meetingWalk('agent'), () => activeWalk('agent', 'view')]) {
      const walk = make();
      walk.ask(7, 'control');
      walk.events.splice(0);
      expect(walk.take({ kind: 'recheck', access, device })).toBeNull();
      expect(walk.events.splice(0)).toEqual([
        {
          code: 'session.question-withdrawn',
          at: walk.now,
          by: 'system',
          mode: 'control',
          lost: ['device-noncompliant'],
        },
      ]);
      const added = walk.session.kind === 'meeting' ? ['view', 'control'] : ['control'];
      const lost = { capabilities: added, reasons: ['device-noncompliant'] };
      expect(walk.session).toMatchObject({ question: null, lastQuestion: { outcome: 'withdrawn' }, lost });
      for (const side of ['helper', 'sharer'] as const) {
        expect(viewFor(walk.session, side, access).progress).toMatchObject({ question: null, lost });
      }
      walk.ask(8, 'view');
      walk.answer(8);
      const { progress } = viewFor(walk.session, 'sharer', access);
      expect(progress).toMatchObject({ kind: 'active', grants: [{ capability: 'view' }] });
    }
  });

  test('SSN56 what was lost on the trust screen isn’t said any more once something else is asked', () => {
    const walk = meetingWalk('agent');
    const device = { isEnrolled: true, isCompliant: true };
    walk.ask(7, 'control');
    walk.take({ kind: 'recheck', access: nothingAllowed, device });
    expect(viewFor(walk.session, 'sharer', nothingAllowed).progress).toHaveProperty('lost');
    walk.ask(8, 'view');
    expect(viewFor(walk.session, 'sharer', everythingAllowed).progress).not.toHaveProperty('lost');
    walk.take({ kind: 'recheck', access: everythingAllowed, device });
    expect(walk.session).toMatchObject({ question: { mode: 'view' } });
  });

  test('SSN54 on the trust screen nothing is there to lose, and the device is known as it is now', () => {
    const meeting = meetingWalk();
    const device = { isEnrolled: true, isCompliant: true };
    meeting.take({ kind: 'recheck', access: nothingAllowed, device });
    const { session } = meeting;
    expect(session).toMatchObject({ kind: 'meeting', device });
    meeting.take({ kind: 'recheck', access: nothingAllowed, device });
    expect(meeting.session).toBe(session);
  });

  test('SSN55 whoever joins brings the settings that hold for them and their device', () => {
    const limits = { answerTimeMs: 60_000, longestSessionMs: 3_600_000, idleEndMs: 600_000 };
    const walk = new SessionWalk();
    const device = {
      surface: 'browser',
      isEnrolled: false,
      isCompliant: false,
      id: null,
      name: null,
    } as const;
    const sharer = { personId: sampleSharer.personId, profile: sampleSharer.profile };
    const settings = { limits, isChatAllowed: false };
    expect(walk.take({ kind: 'join', way: 'code', sharer, device, settings })).toBeNull();
    expect(walk.session).toMatchObject({
      kind: 'meeting',
      limits,
      isChatAllowed: false,
      answerDueAt: walk.now + 60_000,
    });
  });

  test('SSN34 a sharer who did not expect this ends the session by saying so', () => {
    for (const make of [meetingWalk, activeWalk]) {
      const walk = make();
      expect(walk.say('sharer', { kind: 'report' })).toBeNull();
      expect(walk.session).toMatchObject({ kind: 'ended', reason: 'reported', isReported: true });
      expect(walk.happened().at(0)).toBe('reported');
    }
  });

  test('SSN34 it can also be said afterwards, once', () => {
    const walk = activeWalk();
    walk.say('helper', { kind: 'leave' });
    walk.happened();
    walk.say('sharer', { kind: 'report' });
    expect(walk.session).toMatchObject({ reason: 'helper-left', isReported: true });
    walk.say('sharer', { kind: 'report' });
    expect(walk.happened()).toEqual(['reported']);
  });

  test('SSN35 nobody says what only the other side may say', () => {
    for (const make of [meetingWalk, activeWalk]) {
      expect(make().say('sharer', { kind: 'ask', questionId: questionId(5), mode: 'view' })).toBe(
        'SESSION_WRONG_SIDE',
      );
      expect(make().say('sharer', { kind: 'withdraw', questionId: questionId(5) })).toBe(
        'SESSION_WRONG_SIDE',
      );
      expect(make().say('helper', { kind: 'answer', questionId: questionId(1), isAllowed: true })).toBe(
        'SESSION_WRONG_SIDE',
      );
      expect(make().say('helper', { kind: 'share-again' })).toBe('SESSION_WRONG_SIDE');
      expect(make().say('helper', { kind: 'report' })).toBe('SESSION_WRONG_SIDE');
    }
  });

  test('SSN52 each side pauses and resumes for itself, in an active session alone', () => {
    const walk = activeWalk('agent');
    const pausedBy = () => (walk.session.kind === 'active' ? walk.session.pausedBy : null);
    walk.say('helper', { kind: 'pause' });
    walk.say('sharer', { kind: 'pause' });
    walk.say('sharer', { kind: 'pause' });
    expect(pausedBy()).toEqual(['helper', 'sharer']);
    expect(granted(walk.session)).toEqual(['view']);
    walk.say('helper', { kind: 'resume' });
    expect(pausedBy()).toEqual(['sharer']);
    walk.say('helper', { kind: 'resume' });
    expect(pausedBy()).toEqual(['sharer']);
    expect(walk.happened()).toEqual(['paused', 'paused', 'resumed']);
    for (const kind of ['pause', 'resume'] as const) {
      expect(meetingWalk().say('helper', { kind })).toBe('SESSION_WRONG_STATE');
      walk.say('helper', { kind: 'leave' });
      expect(walk.say('helper', { kind })).toBe('SESSION_ENDED');
    }
  });

  test('SSN53 the helper’s last word on how it felt is kept after the end, without an event', () => {
    const figures = {
      inputToPictureMs: { p50: 21, p95: 40, n: 100 },
      pictureAgeMs: null,
      framesPerSecond: 30,
      bitsPerSecond: null,
      packetLossShare: 0,
      path: 'direct',
    } as const;
    const walk = activeWalk('agent');
    walk.happened();
    walk.say('helper', { kind: 'measured', figures: { ...figures, framesPerSecond: 12 } });
    walk.say('helper', { kind: 'measured', figures });
    const { version } = walk.session;
    walk.say('helper', { kind: 'measured', figures: { ...figures } });
    expect(walk.session.version).toBe(version);
    expect(walk.happened()).toEqual([]);
    expect(walk.say('sharer', { kind: 'measured', figures })).toBe('SESSION_WRONG_SIDE');
    walk.say('sharer', { kind: 'leave' });
    expect(walk.session).toMatchObject({ kind: 'ended', figures });
    expect(walk.say('helper', { kind: 'measured', figures })).toBe('SESSION_ENDED');
  });

  test('SSN36 nothing new happens in a session that has ended', () => {
    const walk = activeWalk();
    walk.say('helper', { kind: 'leave' });
    const { session } = walk;
    expect(walk.ask(7)).toBe('SESSION_ENDED');
    expect(walk.answer(7)).toBe('SESSION_ENDED');
    expect(walk.say('helper', { kind: 'withdraw', questionId: questionId(7) })).toBe('SESSION_ENDED');
    expect(walk.say('sharer', { kind: 'share-again' })).toBe('SESSION_ENDED');
    expect(walk.say('sharer', { kind: 'activity' })).toBe('SESSION_ENDED');
    for (const take of [
      () => walk.attach('helper', 1),
      () => walk.lose('helper', 1),
      () => walk.passTime(),
    ]) {
      expect(take()).toBeNull();
    }
    expect(walk.session).toBe(session);
  });

  test('SSN37 the time of a session is known beforehand, and an ended one has none', () => {
    const walk = new SessionWalk();
    expect(dueAt(walk.session)).toBe(SAMPLE_START + codeLifetimeMs);
    walk.attach('helper', 1);
    walk.lose('helper', 1);
    expect(dueAt(walk.session)).toBe(SAMPLE_START + LIVE_GRACE_MS);
    expect(dueAt(meetingWalk().session)).toBe(SAMPLE_START + answerTimeMs);
    const active = activeWalk('agent');
    expect(dueAt(active.session)).toBe(SAMPLE_START + idleEndMs);
    active.ask(2, 'control');
    expect(dueAt(active.session)).toBe(SAMPLE_START + answerTimeMs);
    active.say('sharer', { kind: 'leave' });
    expect(dueAt(active.session)).toBeNull();
  });
});
