import { changeSettings, endSession, loseOrphans, recheckAccess, type BusMessage } from '@alongside/domain';
import {
  LIVE_CLOSE,
  LIVE_MESSAGE_MAX_BYTES,
  LIVE_SILENCE_MS,
  SessionId,
  type SignalFrame,
} from '@alongside/protocol';
import { InMemoryBus } from '@alongside/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signInTopic, tenantTopic } from '../../platform/bus/index.ts';
import { sessionTopic } from '../sessions/index.ts';
import { CONNECTIONS_PER_SIGN_IN_MAX } from './live-hub.ts';
import { relayAccount } from './relay-account.ts';
import { TestLiveWorld, type MetSession } from './test-live-world.ts';
import { TestPage } from './test-page.ts';

/** A bus that is slow: nothing arrives before the test says so. */
class HeldBus extends InMemoryBus {
  readonly #held: (() => void)[] = [];

  override publish(topic: string, message: BusMessage): void {
    this.#held.push(() => {
      super.publish(topic, message);
    });
  }

  flush(): void {
    for (let deliver = this.#held.shift(); deliver; deliver = this.#held.shift()) deliver();
  }
}

const candidate = (n: number): SignalFrame => ({
  n,
  ack: 0,
  body: {
    kind: 'candidate',
    candidate: `c${n}`,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: null,
    offer: 1,
  },
});

async function makeActive(world: TestLiveWorld, { sessionId, helper, sharer }: MetSession): Promise<void> {
  const questionId = world.questionId();
  helper.command(sessionId, { kind: 'ask', questionId, mode: 'view' });
  await world.settle();
  sharer.command(sessionId, { kind: 'answer', questionId, isAllowed: true });
  await world.settle();
}

describe('greeting', () => {
  it('LIV1 welcomes a page of its version and tells the time', () => {
    const world = new TestLiveWorld();
    const page = world.openPage(world.callerOf(world.helper));
    expect(page.received).toEqual([
      { type: 'welcome', version: 1, serverTime: new Date(world.clock.now()).toISOString(), iceServers: [] },
    ]);
  });

  it('LIV17 names the relays at each welcome with a fresh account for the person', async () => {
    const world = new TestLiveWorld();
    const relay = { urls: ['turn:relay.test'], secret: 'shared' };
    const hub = world.makeHub((caller) => [relayAccount(relay, caller, world.clock.now())]);
    const accounts: (string | undefined)[] = [];
    for (const person of [world.helper, world.helper, world.sharer]) {
      const page = new TestPage();
      hub.accept(page.socket, world.callerOf(person));
      page.send({ type: 'hello', version: 1 });
      const welcome = page.received.find((message) => message.type === 'welcome');
      expect(welcome?.iceServers[0]?.urls).toEqual(['turn:relay.test']);
      accounts.push(welcome?.iceServers[0]?.username);
      await world.clock.advance(60_000);
    }
    const inTwelveHours = (minutes: number): number =>
      Math.floor(world.clock.now() / 1_000) - (3 - minutes) * 60 + 12 * 3_600;
    expect(accounts).toEqual([
      `${inTwelveHours(0)}:${world.helper.personId}`,
      `${inTwelveHours(1)}:${world.helper.personId}`,
      `${inTwelveHours(2)}:${world.sharer.personId}`,
    ]);
  });

  it('LIV23 gives an open page another account when half of its time is over, again and again', async () => {
    const world = new TestLiveWorld();
    const relay = { urls: ['turn:relay.test'], secret: 'shared' };
    const hub = world.makeHub((caller) => [relayAccount(relay, caller, world.clock.now())]);
    const page = world.openPage(world.callerOf(world.helper), hub);
    const beganAtMs = world.clock.now();
    const accountEnds = (): number[] =>
      page.received.flatMap((message) => {
        if (message.type !== 'welcome' && message.type !== 'ice-servers') return [];
        return [Number(message.iceServers[0]?.username?.split(':')[0]) * 1_000 - beganAtMs];
      });
    while (world.clock.now() < beganAtMs + 13 * 3_600_000) {
      await world.clock.advance(LIVE_SILENCE_MS - 100);
      page.send({ type: 'ping', n: 1 });
    }
    expect(accountEnds().map((ms) => Math.round(ms / 3_600_000))).toEqual([12, 18, 24]);
    await world.clock.advance(13 * 3_600_000);
    expect(accountEnds()).toHaveLength(3);
  });

  it('LIV19 has every page connect anew after this node missed what others said', async () => {
    const world = new TestLiveWorld();
    const pages = [world.helper, world.sharer].map((person) => world.openPage(world.callerOf(person)));
    world.hub.reconnectAll();
    await world.settle();
    for (const page of pages) expect(page.closed?.code).toBe(LIVE_CLOSE.stopping);
    const back = world.openPage(world.callerOf(world.helper));
    expect(back.received.map(({ type }) => type)).toEqual(['welcome']);
  });

  it('LIV1 refuses another version, and whatever comes before hello', () => {
    const world = new TestLiveWorld();
    const newer = new TestPage();
    world.hub.accept(newer.socket, world.callerOf(world.helper));
    newer.send({ type: 'hello', version: 2 });
    expect(newer.received).toEqual([{ type: 'error', code: 'LIVE_VERSION_UNSUPPORTED' }]);
    expect(newer.closed).toEqual({ code: LIVE_CLOSE.refused, reason: 'LIVE_VERSION_UNSUPPORTED' });

    const rude = new TestPage();
    world.hub.accept(rude.socket, world.callerOf(world.helper));
    rude.send({ type: 'ping', n: 1 });
    expect(rude.closed?.code).toBe(LIVE_CLOSE.refused);
    expect(world.hub.size).toBe(0);
  });
});

describe('attaching', () => {
  it('LIV3 shows each side its own view and both that they are here', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer, ends } = await world.meetWithPages();
    expect(helper.view).toMatchObject({ side: 'helper', progress: { kind: 'meeting' } });
    expect(sharer.view).toMatchObject({ side: 'sharer', progress: { kind: 'meeting' }, modes: {} });
    expect(helper.view?.modes).toMatchObject({ view: { isAllowed: true }, control: { isAllowed: false } });
    for (const page of [helper, sharer]) {
      expect(page.view?.presence).toMatchObject({
        helper: { kind: 'here', incarnation: ends.helper },
        sharer: { kind: 'here', incarnation: ends.sharer },
      });
      expect(page.answer(1)).toBe('ok');
    }
    expect(world.faults).toEqual([]);
  });

  it('LIV3, SES6 knows no session for somebody who is neither side, as for an id that nobody has', async () => {
    const world = new TestLiveWorld();
    const { sessionId } = await world.meetWithPages();
    const stranger = world.openPage(world.callerOf(world.stranger));
    const real = stranger.attach(sessionId, world.incarnation());
    const guessed = stranger.attach(SessionId.parse(world.random.uuid()), world.incarnation());
    const command = stranger.command(sessionId, { kind: 'leave' });
    await world.settle();
    for (const id of [real, guessed, command]) {
      expect(stranger.reply(id)?.error).toEqual({ code: 'NOT_FOUND', details: {} });
    }
    expect(stranger.views).toEqual([]);
  });

  it('LIV3 shows a session that has ended to a page that comes back', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper } = await world.meetWithPages();
    helper.command(sessionId, { kind: 'leave' });
    await world.settle();
    const again = world.openPage(world.callerOf(world.sharer));
    const id = again.attach(sessionId, world.incarnation());
    await world.settle();
    expect(again.answer(id)).toBe('ok');
    expect(again.view?.progress).toMatchObject({ kind: 'ended', reason: 'helper-left' });
  });

  it('LIV4 gives the side to the newest page and closes the one before', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    const newer = world.openPage(world.callerOf(world.helper));
    const incarnation = world.incarnation();
    newer.attach(sessionId, incarnation);
    await world.settle();
    expect(helper.closed).toEqual({ code: LIVE_CLOSE.replaced, reason: 'LIVE_REPLACED' });
    expect(newer.closed).toBeNull();
    expect(sharer.view?.presence.helper).toMatchObject({ kind: 'here', incarnation });
  });

  it('LIV4 a page that was replaced doesn’t get the side back by connecting anew', async () => {
    const world = new TestLiveWorld();
    const { sessionId, sharer, ends } = await world.meetWithPages();
    const newer = world.openPage(world.callerOf(world.helper));
    newer.attach(sessionId, world.incarnation());
    await world.settle();
    const former = world.openPage(world.callerOf(world.helper));
    const id = former.attach(sessionId, ends.helper);
    await world.settle();
    expect(former.answer(id)).toBe('LIVE_REPLACED');
    expect(newer.closed).toBeNull();
    expect(sharer.view?.presence.helper.kind).toBe('here');
  });

  it('LIV4 also when the two pages are on two nodes', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    const otherNode = world.makeHub();
    const newer = world.openPage(world.callerOf(world.helper), otherNode);
    newer.attach(sessionId, world.incarnation());
    await world.settle();
    expect(helper.closed?.code).toBe(LIVE_CLOSE.replaced);
    sharer.command(sessionId, { kind: 'leave' });
    await world.settle();
    expect(newer.view?.progress.kind).toBe('ended');
  });

  it('LIV5 lets a reconnect take over, and the old socket die without the other side noticing', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer, ends } = await world.meetWithPages();
    const seen = sharer.views.length;
    const again = world.openPage(world.callerOf(world.helper));
    again.attach(sessionId, ends.helper);
    await world.settle();
    expect(helper.closed).toBeNull();
    helper.drop();
    await world.settle();
    expect(sharer.views.slice(seen).map(({ presence }) => presence.helper.kind)).not.toContain('lost');
    again.command(sessionId, { kind: 'leave' });
    await world.settle();
    expect(sharer.view?.progress.kind).toBe('ended');
  });

  it('LIV5 leaves the side with the newer of two sockets that attach at the same time', async () => {
    const bus = new HeldBus();
    const world = new TestLiveWorld(bus);
    const sessionId = await world.meet();
    const incarnation = world.incarnation();
    const caller = world.callerOf(world.helper);
    const [older, newer] = [world.openPage(caller), world.openPage(caller)];
    older.attach(sessionId, incarnation);
    newer.attach(sessionId, incarnation);
    await world.settle();
    bus.flush();
    older.drop();
    await world.settle();
    const stored = await world.ports.sessions.find(world.tenantId, sessionId);
    expect(stored?.presence.helper).toMatchObject({ kind: 'here', incarnation });
    const left = newer.command(sessionId, { kind: 'leave' });
    await world.settle();
    expect(newer.answer(left)).toBe('ok');
    expect(newer.view?.progress.kind).toBe('ended');
  });

  it('LIV15 says that it is here when it was taken for lost', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer } = await world.meetWithPages();
    await loseOrphans(world.ports, () => undefined);
    await world.settle();
    for (const page of [helper, sharer]) {
      expect(page.views.some(({ presence }) => presence.helper.kind === 'lost')).toBe(true);
      expect(page.view?.presence).toMatchObject({ helper: { kind: 'here' }, sharer: { kind: 'here' } });
    }
  });
});

describe('commands and views', () => {
  it('LIV6, LIV7 shows the effect to both before it answers', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    const questionId = world.questionId();
    const asked = helper.command(sessionId, { kind: 'ask', questionId, mode: 'view' });
    await world.settle();
    expect(helper.answer(asked)).toBe('ok');
    const types = helper.received.slice(-2).map(({ type }) => type);
    expect(types).toEqual(['session', 'reply']);
    expect(sharer.view?.progress).toMatchObject({ question: { id: questionId, mode: 'view' } });

    const allowed = sharer.command(sessionId, { kind: 'answer', questionId, isAllowed: true });
    await world.settle();
    expect(sharer.answer(allowed)).toBe('ok');
    expect(helper.view?.progress).toMatchObject({ kind: 'active', grants: [{ capability: 'view' }] });
  });

  it('LIV6 answers what the domain refuses with its code, and goes on', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    const refused = helper.command(sessionId, {
      kind: 'ask',
      questionId: world.questionId(),
      mode: 'control',
    });
    const wrongSide = sharer.command(sessionId, {
      kind: 'ask',
      questionId: world.questionId(),
      mode: 'view',
    });
    const stale = sharer.command(sessionId, {
      kind: 'answer',
      questionId: world.questionId(),
      isAllowed: true,
    });
    await world.settle();
    expect(helper.answer(refused)).toBe('CAPABILITY_UNAVAILABLE');
    expect(sharer.answer(wrongSide)).toBe('SESSION_WRONG_SIDE');
    expect(sharer.answer(stale)).toBe('SESSION_QUESTION_STALE');
    expect(sharer.closed).toBeNull();
    expect(world.faults).toEqual([]);
  });

  it('LIV7 never shows an older view after a newer one', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    for (let round = 0; round < 5; round += 1) {
      helper.command(sessionId, { kind: 'ask', questionId: world.questionId(), mode: 'view' });
      const withdrawn = world.questionId();
      helper.command(sessionId, { kind: 'ask', questionId: withdrawn, mode: 'view' });
      helper.command(sessionId, { kind: 'withdraw', questionId: withdrawn });
      await world.pass(3_000, helper, sharer);
    }
    for (const page of [helper, sharer]) {
      const versions = page.views.map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    }
    expect(sharer.view?.version).toBe(helper.view?.version);
  });

  it('LIV7, LIV8 takes no older state for news', async () => {
    const world = new TestLiveWorld();
    const met = await world.meetWithPages();
    const { sessionId, helper, sharer, ends } = met;
    await makeActive(world, met);
    const older = await world.ports.sessions.find(world.tenantId, sessionId);
    sharer.command(sessionId, { kind: 'leave' });
    await world.settle();
    world.bus.publish(sessionTopic(sessionId), { kind: 'changed', session: older });
    await world.settle();
    expect(helper.view?.progress.kind).toBe('ended');
    helper.send({ type: 'signal', sessionId, to: ends.sharer, frame: candidate(1) });
    expect(sharer.signals).toEqual([]);
  });

  it('LIV6 does what a page asked before it closed', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    sharer.command(sessionId, { kind: 'activity' });
    sharer.command(sessionId, { kind: 'leave' });
    sharer.drop();
    await world.settle();
    expect(helper.view?.progress).toMatchObject({ kind: 'ended', reason: 'sharer-left' });
  });

  it('SES7 shows both at once that an administrator ended the session', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    await endSession(world.ports, { caller: world.callerOf(world.stranger), sessionId });
    await world.settle();
    for (const page of [helper, sharer]) {
      expect(page.view?.progress).toMatchObject({ kind: 'ended', reason: 'ended-by-administrator' });
    }
  });

  it('SES10 shows both at once that Alongside was turned off', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer } = await world.meetWithPages();
    await changeSettings(world.ports, {
      caller: world.callerOf(world.stranger),
      patch: { isEnabled: false },
    });
    await world.settle();
    for (const page of [helper, sharer]) {
      expect(page.view?.progress).toMatchObject({ kind: 'ended', reason: 'turned-off' });
    }
  });

  it('SES13 announces a change only after it was stored, whoever made it', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper } = await world.meetWithPages();
    const seen: boolean[] = [];
    world.bus.subscribe(sessionTopic(sessionId), () => {
      seen.push(world.memory.sessions.all().some(({ id, kind }) => id === sessionId && kind === 'ended'));
    });
    world.memory.directory.put({ ...world.helper, isBlocked: true });
    await recheckAccess(world.ports, { tenantId: world.tenantId, personId: world.helper.personId });
    await world.settle();
    expect(seen).toEqual([true]);
    expect(helper.view?.progress).toMatchObject({ kind: 'ended', reason: 'access-lost' });
  });
});

describe('signals', () => {
  it('LIV8 passes signals between the two pages as they are', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer, ends } = await world.meetWithPages();
    helper.send({ type: 'signal', sessionId, to: ends.sharer, frame: candidate(1) });
    sharer.send({ type: 'signal', sessionId, to: ends.helper, frame: candidate(2) });
    expect(sharer.signals).toEqual([{ type: 'signal', sessionId, from: ends.helper, frame: candidate(1) }]);
    expect(helper.signals).toEqual([{ type: 'signal', sessionId, from: ends.sharer, frame: candidate(2) }]);
  });

  it('LIV8 passes nothing to a former page, from a former page, to oneself, or while one is away', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer, ends } = await world.meetWithPages();
    helper.send({ type: 'signal', sessionId, to: world.incarnation(), frame: candidate(1) });
    helper.send({ type: 'signal', sessionId, to: ends.helper, frame: candidate(1) });
    sharer.drop();
    await world.settle();
    helper.send({ type: 'signal', sessionId, to: ends.sharer, frame: candidate(1) });

    const again = world.openPage(world.callerOf(world.sharer));
    again.attach(sessionId, world.incarnation());
    await world.settle();
    helper.send({ type: 'signal', sessionId, to: ends.sharer, frame: candidate(1) });
    expect([...sharer.signals, ...again.signals, ...helper.signals]).toEqual([]);
    expect(world.counted.get('signal-dropped')).toBe(4);
  });

  it('LIV8 passes nothing from somebody who isn’t attached, and nothing after the end', async () => {
    const world = new TestLiveWorld();
    const met = await world.meetWithPages();
    const { sessionId, helper, sharer, ends } = met;
    await makeActive(world, met);
    const stranger = world.openPage(world.callerOf(world.stranger));
    stranger.send({ type: 'signal', sessionId, to: ends.sharer, frame: candidate(1) });
    sharer.command(sessionId, { kind: 'leave' });
    await world.settle();
    helper.send({ type: 'signal', sessionId, to: ends.sharer, frame: candidate(2) });
    expect(sharer.signals).toEqual([]);
  });
});

describe('going away', () => {
  it('LIV9 closes a silent socket, and the other side knows within two seconds', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer } = await world.meetWithPages();
    await world.pass(LIVE_SILENCE_MS + 400, helper);
    expect(sharer.closed).toEqual({ code: LIVE_CLOSE.silent, reason: 'LIVE_SILENT' });
    expect(helper.view?.presence.sharer.kind).toBe('lost');
    expect(helper.closed).toBeNull();
  });

  it('LIV18 takes no stall of its own for silence, and silence after it for what it is', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer } = await world.meetWithPages();
    world.clock.stall(2 * LIVE_SILENCE_MS);
    await world.pass(2 * LIVE_SILENCE_MS, helper);
    expect(helper.closed).toBeNull();
    expect(sharer.closed).toEqual({ code: LIVE_CLOSE.silent, reason: 'LIVE_SILENT' });
  });

  it('LIV9 answers pings, and keeps a page that sends them', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer } = await world.meetWithPages();
    await world.pass(60_000, helper, sharer);
    expect([helper.closed, sharer.closed]).toEqual([null, null]);
    expect(helper.received.at(-1)).toEqual({ type: 'pong', n: 1 });
  });

  it('LIV9 knows at once when a socket closes', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer } = await world.meetWithPages();
    sharer.drop();
    await world.settle();
    expect(helper.view?.presence.sharer.kind).toBe('lost');
    expect(world.hub.size).toBe(1);
  });

  it('LIV9 loses the side of a page that closed while it was attaching', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    sharer.drop();
    const hasty = world.openPage(world.callerOf(world.sharer));
    hasty.attach(sessionId, world.incarnation());
    hasty.drop();
    await world.settle();
    expect(helper.view?.presence.sharer.kind).toBe('lost');

    const store = world.memory.sessions;
    const change = store.change.bind(store);
    const answered = Promise.withResolvers<undefined>();
    store.change = async (tenantId, id, decide) => {
      const result = await change(tenantId, id, decide);
      await answered.promise;
      return result;
    };
    const late = world.openPage(world.callerOf(world.sharer));
    late.attach(sessionId, world.incarnation());
    await world.settle();
    late.drop();
    answered.resolve(undefined);
    await world.settle();
    const stored = await store.find(world.tenantId, sessionId);
    expect(stored?.presence.sharer.kind).toBe('lost');
  });

  it('LIV9 gives the side up when the page detaches, and keeps the connection', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    sharer.send({ type: 'detach', sessionId });
    await world.settle();
    expect(helper.view?.presence.sharer.kind).toBe('lost');
    expect(sharer.closed).toBeNull();
  });

  it('LIV9 says that a side is gone again and again while the store doesn’t answer', async () => {
    const world = new TestLiveWorld();
    const { helper, sharer } = await world.meetWithPages();
    const store = world.memory.sessions;
    const change = store.change.bind(store);
    let failures = 2;
    store.change = (tenantId, sessionId, decide) => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('no database')) : change(tenantId, sessionId, decide);
    };
    sharer.drop();
    await world.settle();
    expect(helper.view?.presence.sharer.kind).toBe('here');
    await world.pass(2_000, helper);
    expect(helper.view?.presence.sharer.kind).toBe('lost');
    expect(world.faults).toHaveLength(2);
  });

  it('LIV12 closes every socket of a sign-in that ended, and no other', async () => {
    const world = new TestLiveWorld();
    const caller = world.callerOf(world.helper);
    const [one, two] = [world.openPage(caller), world.openPage(caller)];
    const elsewhere = world.openPage(world.callerOf(world.helper));
    world.bus.publish(signInTopic(caller.signInId), {});
    await world.settle();
    for (const page of [one, two]) {
      expect(page.closed).toEqual({ code: LIVE_CLOSE.signedOut, reason: 'SIGN_IN_EXPIRED' });
    }
    expect(elsewhere.closed).toBeNull();
  });

  it('LIV12 closes a socket whose sign-in ended while it was opened, or unheard', async () => {
    const world = new TestLiveWorld();
    const early = world.callerOf(world.helper);
    world.endedSignIns.add(early.signInId);
    const page = world.openPage(early);
    await world.settle();
    expect(page.closed).toEqual({ code: LIVE_CLOSE.signedOut, reason: 'SIGN_IN_EXPIRED' });

    const unheard = world.callerOf(world.helper);
    const other = world.openPage(unheard);
    await world.pass(50_000, other);
    world.endedSignIns.add(unheard.signInId);
    expect(other.closed).toBeNull();
    await world.pass(10_000, other);
    expect(other.closed?.code).toBe(LIVE_CLOSE.signedOut);
  });

  it('LIV14 closes everything when it stops, tells the sessions, and takes no more', async () => {
    const bus = new InMemoryBus();
    const world = new TestLiveWorld(bus);
    const { sessionId, helper, sharer } = await world.meetWithPages();
    await Promise.all([world.hub.stop(), world.settle()]);
    for (const page of [helper, sharer]) expect(page.closed?.code).toBe(LIVE_CLOSE.stopping);
    const stored = await world.ports.sessions.find(world.tenantId, sessionId);
    expect(stored?.presence).toMatchObject({ helper: { kind: 'lost' }, sharer: { kind: 'lost' } });
    const late = new TestPage();
    world.hub.accept(late.socket, world.callerOf(world.helper));
    expect(late.closed?.code).toBe(LIVE_CLOSE.stopping);
    expect(bus.topicCount).toBe(0);
    expect(world.clock.timerCount).toBe(0);
  });
});

describe('limits', () => {
  it('LIV11 closes for a message that is too large, a flood, a queue that isn’t read, too many pages', async () => {
    const world = new TestLiveWorld();
    const large = world.openPage(world.callerOf(world.helper));
    large.sendText(JSON.stringify({ type: 'ping', n: 1, pad: 'é'.repeat(LIVE_MESSAGE_MAX_BYTES / 2) }));
    expect(large.closed).toEqual({ code: LIVE_CLOSE.limit, reason: 'LIVE_MESSAGE_TOO_LARGE' });

    const flood = world.openPage(world.callerOf(world.helper));
    for (let n = 0; n < 1_000; n += 1) flood.send({ type: 'ping', n });
    expect(flood.closed).toEqual({ code: LIVE_CLOSE.limit, reason: 'TOO_MANY_REQUESTS' });

    const slow = world.openPage(world.callerOf(world.helper));
    slow.bufferedBytes = 100_000_000;
    slow.send({ type: 'ping', n: 1 });
    expect(slow.closed).toEqual({ code: LIVE_CLOSE.limit, reason: 'LIVE_QUEUE_FULL' });

    const busy = world.openPage(world.callerOf(world.helper));
    for (let n = 0; n < 100; n += 1) busy.watch('settings');
    expect(busy.closed?.code).toBe(LIVE_CLOSE.limit);

    const caller = world.callerOf(world.helper);
    const pages = Array.from({ length: CONNECTIONS_PER_SIGN_IN_MAX }, () => world.openPage(caller));
    expect(pages.every(({ closed }) => closed === null)).toBe(true);
    const one = world.openPage(caller);
    expect(one.closed).toEqual({ code: LIVE_CLOSE.limit, reason: 'TOO_MANY_REQUESTS' });
    await world.settle();
  });
});

describe('hostile messages', () => {
  it('LIV10 answers what is malformed with a code, by its id if it has one, and closes who goes on', () => {
    const world = new TestLiveWorld();
    const page = world.openPage(world.callerOf(world.helper));
    page.sendText('{"type":"watch","id":7,"topic":"secrets"}');
    page.sendText('not json');
    expect(page.received.slice(-2)).toEqual([
      { type: 'reply', id: 7, error: { code: 'LIVE_MESSAGE_MALFORMED', details: {} } },
      { type: 'error', code: 'LIVE_MESSAGE_MALFORMED' },
    ]);
    for (let n = 0; n < 30; n += 1) page.sendText('{}');
    expect(page.closed).toEqual({ code: LIVE_CLOSE.refused, reason: 'LIVE_MESSAGE_MALFORMED' });
  });

  it('LIV10 answers a fault of the store with a code, and lets a page come back that can’t be shown its session', async () => {
    const world = new TestLiveWorld();
    const { sessionId, helper, sharer } = await world.meetWithPages();
    const { sessions, directory } = world.memory;
    const find = directory.person.bind(directory);
    const change = sessions.change.bind(sessions);
    sessions.change = () => Promise.reject(new Error('no database'));
    const id = sharer.command(sessionId, { kind: 'activity' });
    await world.settle();
    expect(sharer.answer(id)).toBe('SERVER_FAULT');

    sessions.change = change;
    directory.person = () => Promise.reject(new Error('no database'));
    sharer.drop();
    await world.settle();
    directory.person = find;
    expect(helper.closed).toEqual({ code: 1011, reason: 'SERVER_FAULT' });
    const again = world.openPage(world.callerOf(world.helper));
    again.attach(sessionId, world.incarnation());
    await world.settle();
    expect(again.view?.presence.sharer.kind).toBe('lost');
  });

  it('LIV10 survives anything, and the session beside it goes on', { timeout: 60_000 }, async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json({ maxDepth: 4 }),
      fc
        .record({
          type: fc.constantFrom(
            'hello',
            'attach',
            'detach',
            'command',
            'signal',
            'watch',
            'ping',
            '__proto__',
          ),
          id: fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null)),
          sessionId: fc.oneof(fc.constant('SESSION'), fc.uuid(), fc.string()),
          incarnation: fc.oneof(fc.uuid(), fc.string()),
          to: fc.uuid(),
          command: fc.oneof(
            fc.json(),
            fc.record({ kind: fc.constantFrom('leave', 'ask', 'report', 'toString'), questionId: fc.uuid() }),
          ),
          frame: fc.record({ n: fc.integer(), ack: fc.integer(), body: fc.constantFrom(null, {}, 'x') }),
          topic: fc.string(),
          version: fc.constantFrom(1, 2, 'x'),
          n: fc.integer(),
        })
        .map((message) => JSON.stringify(message)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 40 }), async (texts) => {
        const world = new TestLiveWorld();
        const { sessionId, helper, sharer } = await world.meetWithPages();
        const attacker = world.openPage(world.callerOf(world.stranger));
        for (const text of texts) {
          attacker.sendText(text.replaceAll('SESSION', sessionId));
        }
        await world.settle();
        expect(world.faults).toEqual([]);
        helper.command(sessionId, { kind: 'activity' });
        await world.settle();
        expect(helper.answer(2)).toBe('ok');
        expect([helper.closed, sharer.closed]).toEqual([null, null]);
        expect(sharer.view?.progress.kind).toBe('meeting');
      }),
      { numRuns: 60 },
    );
  });
});

describe('watching', () => {
  it('LIV13 tells a change once for many, to those who may know', async () => {
    const world = new TestLiveWorld();
    const administrator = world.openPage(world.callerOf(world.stranger));
    const helper = world.openPage(world.callerOf(world.helper));
    const granted = administrator.watch('sessions');
    const refused = helper.watch('sessions');
    const settings = helper.watch('settings');
    const devices = helper.watch('devices');
    const sharers = world.openPage(world.callerOf(world.sharer));
    const hidden = sharers.watch('devices');
    await world.settle();
    expect(helper.answer(devices)).toBe('ok');
    expect(sharers.answer(hidden)).toBe('PERMISSION_MISSING');
    expect(administrator.answer(granted)).toBe('ok');
    expect(helper.answer(refused)).toBe('PERMISSION_MISSING');
    expect(helper.answer(settings)).toBe('ok');

    await world.meet();
    await world.pass(1_000, administrator, helper);
    expect(administrator.received.filter(({ type }) => type === 'changed')).toEqual([
      { type: 'changed', topic: 'sessions' },
    ]);
    world.bus.publish(tenantTopic(world.tenantId, 'settings'), {});
    await world.pass(1_000, administrator, helper);
    expect(helper.received.filter(({ type }) => type === 'changed')).toEqual([
      { type: 'changed', topic: 'settings' },
    ]);
  });

  it('LIV13 tells nothing more when the permission is gone', async () => {
    const world = new TestLiveWorld();
    const page = world.openPage(world.callerOf(world.stranger));
    page.watch('sessions');
    await world.settle();
    world.memory.directory.put({ ...world.stranger, assignments: [] });
    await world.meet();
    await world.pass(1_000, page);
    expect(page.received.filter(({ type }) => type === 'changed')).toEqual([]);
  });
});
