import { FakeClock, SessionPair } from '@alongside/testkit';
import { LIVE_CLOSE, LIVE_GRACE_MS, PEER_MESSAGE_MAX_BYTES, PEER_SILENCE_MS } from '@alongside/protocol';
import { describe, expect, it } from 'vitest';
import { PICTURE_SILENCE_MS } from './beat.ts';

async function met() {
  const clock = new FakeClock();
  const pair = new SessionPair(clock);
  pair.open();
  await clock.advance(200);
  return { clock, pair };
}

async function sharing() {
  const { clock, pair } = await met();
  pair.sharer.setScreen({ track: 'screen', surface: 'monitor' });
  pair.allowView();
  await clock.advance(100);
  return { clock, pair };
}

/** The numbers of the signals with an offer that reached the server. */
const offersOf = ({ server }: SessionPair): ReadonlySet<number> =>
  new Set(
    server.received.flatMap(({ message }) => {
      if (message.type !== 'signal') return [];
      const { n, body } = message.frame;
      return body?.kind === 'description' && body.type === 'offer' ? [n] : [];
    }),
  );

describe('live socket', () => {
  it('PRL1 is opened again by itself after the server was away', async () => {
    const { clock, pair } = await met();
    pair.server.stop();
    expect(pair.helper.state.live.kind).toBe('retrying');
    await clock.advance(20_000);
    pair.server.start();
    await clock.advance(6_000);
    expect(pair.helper.state.live.kind).toBe('open');
    expect(pair.sharer.state.live.kind).toBe('open');
  });

  it('PRL2 a socket that only falls silent counts as lost', async () => {
    const { clock, pair } = await met();
    pair.server.isSilent = true;
    await clock.advance(2_100);
    expect(pair.helper.state.live.kind).not.toBe('open');
    pair.server.isSilent = false;
    await clock.advance(10_000);
    expect(pair.helper.state.live.kind).toBe('open');
  });

  it('PRL3 a command that wasn’t answered is asked again after attaching anew', async () => {
    const { clock, pair } = await met();
    pair.server.answer = () => undefined;
    const done = pair.helper.command({ kind: 'activity' });
    await clock.advance(50);
    pair.server.stop();
    pair.server.answer = () => null;
    pair.server.start();
    await clock.advance(1_000);
    await done;
    const kinds = pair.server.received.flatMap(({ side, message }) =>
      side === 'helper' ? [message.type] : [],
    );
    const asked = kinds.filter((kind) => kind === 'attach' || kind === 'command');
    expect(asked).toEqual(['attach', 'command', 'attach', 'command']);
  });

  it('PRL3 a refusal reaches the one who asked with its code', async () => {
    const { clock, pair } = await met();
    pair.server.answer = () => 'SESSION_WRONG_STATE';
    const refused = expect(pair.helper.command({ kind: 'activity' })).rejects.toMatchObject({
      code: 'SESSION_WRONG_STATE',
    });
    await clock.advance(50);
    await refused;
  });

  it('PRL4 a replaced page stays closed and says why', async () => {
    const { clock, pair } = await met();
    pair.server.answer = () => undefined;
    const refused = expect(pair.helper.command({ kind: 'activity' })).rejects.toMatchObject({
      code: 'LIVE_REPLACED',
    });
    pair.server.closeSide('helper', LIVE_CLOSE.replaced);
    await refused;
    const asked = pair.server.ticketsAsked;
    await clock.advance(60_000);
    expect(pair.helper.state.live).toEqual({ kind: 'closed', code: 'LIVE_REPLACED' });
    expect(pair.server.ticketsAsked).toBe(asked);
    await expect(pair.helper.command({ kind: 'leave' })).rejects.toMatchObject({ code: 'LIVE_REPLACED' });
  });

  it('PRL6 what a former socket says is ignored', async () => {
    const { clock, pair } = await met();
    pair.server.sendText(
      'helper',
      JSON.stringify({ type: 'session', view: { ...pair.server.view, version: 99 } }),
    );
    pair.server.closeSide('helper', 1006);
    await clock.advance(5);
    expect(pair.helper.state.view?.version).not.toBe(99);
  });
});

describe('direct connection', () => {
  it('PRC1 both ends connect as soon as both are there', async () => {
    const { pair } = await met();
    expect(pair.helper.state.peer).toBe('connected');
    expect(pair.sharer.state.peer).toBe('connected');
    expect(pair.network.connections).toHaveLength(2);
  });

  it('PRC1 a reloaded page gets a new link and the former is closed', async () => {
    const { clock, pair } = await sharing();
    pair.reload('helper');
    await clock.advance(500);
    expect(pair.helper.state.peer).toBe('connected');
    expect(pair.seen).toBe('screen');
    expect(pair.network.connections.map(({ isClosed }) => isClosed)).toEqual([true, true, false, false]);
  });

  it('PRC2 a restart of the server keeps the link and the picture', async () => {
    const { clock, pair } = await sharing();
    pair.server.stop();
    await clock.advance(10_000);
    expect(pair.seen).toBe('screen');
    pair.server.start();
    await clock.advance(10_000);
    expect(pair.helper.state.live.kind).toBe('open');
    expect(pair.seen).toBe('screen');
    expect(pair.network.connections).toHaveLength(2);
  });

  it('PRC3 a lost path is restarted and the picture comes back', async () => {
    const { clock, pair } = await sharing();
    pair.network.cut();
    await clock.advance(3_000);
    expect(pair.seen).toBeNull();
    pair.network.mend();
    await clock.advance(5_000);
    expect(pair.seen).toBe('screen');
    expect(pair.network.connections).toHaveLength(2);
  });

  it('PRC3 what both ends find at once is mended by one restart', async () => {
    const { clock, pair } = await met();
    pair.network.cut();
    await clock.advance(100);
    pair.network.mend();
    await clock.advance(10_000);
    expect(pair.helper.state.peer).toBe('connected');
    expect(offersOf(pair).size).toBe(2);
  });

  it.each([
    // The helper's end sends again within a second.
    ['sharer', 1, 1_300],
    // What the sharer's end offered meanwhile, without a network either, is tried first.
    ['helper', 2, 3_000],
  ] as const)(
    'PRC6, PRC7 a network that was away from the %s: what is made once it is back mends the path',
    async (side, offersMeanwhile, withinMs) => {
      const { clock, pair } = await sharing();
      pair.network.cut();
      pair.server.cutOff.add(side);
      await clock.advance(40_000);
      pair.network.mend();
      pair.server.cutOff.clear();
      expect(offersOf(pair).size).toBe(offersMeanwhile);
      while (pair[side].state.live.kind !== 'open') await clock.advance(10);
      await clock.advance(withinMs);
      expect(pair.seen).toBe('screen');
      expect(pair.helper.state.peer).toBe('connected');
      expect(offersOf(pair).size).toBeLessThanOrEqual(3);
      expect(pair.faults).toEqual([]);
    },
  );

  it('PRC7 a path lost with everything else is back at once with the server', async () => {
    const { clock, pair } = await sharing();
    pair.network.cut();
    pair.server.stop();
    await clock.advance(60_000);
    pair.network.mend();
    pair.server.start();
    while (pair.sharer.state.live.kind !== 'open' || pair.helper.state.live.kind !== 'open') {
      await clock.advance(10);
    }
    await clock.advance(1_300);
    expect(pair.seen).toBe('screen');
  });

  it('PRC8 a slow machine’s attempt isn’t ended by the next one', async () => {
    const { clock, pair } = await sharing();
    pair.network.slownessMs = 1_800;
    pair.network.cut();
    await clock.advance(100);
    pair.network.mend();
    await clock.advance(6_000);
    expect(pair.seen).toBe('screen');
    expect(offersOf(pair).size).toBe(2);
  });

  it('PRC4 silence is said within its time, and the first beat ends it', async () => {
    const { clock, pair } = await met();
    pair.network.cut();
    await clock.advance(PEER_SILENCE_MS + 500);
    expect(pair.helper.state.peer).toBe('silent');
    expect(pair.sharer.state.peer).toBe('silent');
    pair.network.mend();
    await clock.advance(10_000);
    expect(pair.helper.state.peer).toBe('connected');
    expect(pair.sharer.state.peer).toBe('connected');
  });

  it('PRC10 accounts for relays that the server renews are for the next path; the present one stays', async () => {
    const { clock, pair } = await sharing();
    const renewed = [{ urls: ['turn:relay.test'], username: 'later', credential: 'renewed' }];
    for (const side of ['helper', 'sharer'] as const) {
      pair.server.sendText(side, JSON.stringify({ type: 'ice-servers', iceServers: renewed }));
    }
    await clock.advance(1_000);
    expect(pair.network.connections.map(({ iceServers }) => iceServers)).toEqual([renewed, renewed]);
    expect(offersOf(pair).size).toBe(1);
    expect(pair.seen).toBe('screen');
  });

  it('PRC5 what isn’t a message of the protocol is passed over', async () => {
    const { clock, pair } = await met();
    const [first, second] = pair.network.connections;
    const hostile = ['', '{', 'null', '[]', '{"type":"chat"}', '{"type":"beat","n":1,"more":1}'];
    hostile.push('9'.repeat(PEER_MESSAGE_MAX_BYTES + 1), '{"type":"__proto__"}');
    for (const text of hostile) {
      first?.send(text);
      second?.send(text);
    }
    pair.server.sendText('helper', 'nonsense');
    pair.server.sendText('helper', '{"type":"unheard-of"}');
    await clock.advance(1_000);
    expect(pair.helper.state.peer).toBe('connected');
    expect(pair.helper.state.chat).toEqual([]);
    expect(pair.faults).toEqual([]);
  });
});

describe('the picture', () => {
  it('PRV1 goes out only once the view of the session allows it', async () => {
    const { clock, pair } = await met();
    pair.sharer.setScreen({ track: 'screen', surface: 'monitor' });
    await clock.advance(1_000);
    expect(pair.network.connections.map(({ sentTrack }) => sentTrack)).toEqual([null, null]);
    pair.allowView();
    await clock.advance(100);
    expect(pair.seen).toBe('screen');
    pair.revokeView();
    await clock.advance(100);
    expect(pair.seen).toBeNull();
  });

  it('PRV2 taking the screen back needs no server and no network', async () => {
    const { clock, pair } = await sharing();
    pair.server.stop();
    pair.network.cut();
    pair.sharer.setScreen(null);
    await clock.advance(1);
    expect(pair.network.connections.every(({ sentTrack }) => sentTrack === null)).toBe(true);
    pair.network.mend();
    pair.server.start();
    await clock.advance(10_000);
    expect(pair.seen).toBeNull();
  });

  it('PRV3 stops while the helper’s end is silent and comes back with it', async () => {
    const { clock, pair } = await sharing();
    const sending = pair.network.connections.find(({ side }) => side === 'sharer');
    pair.network.cut();
    await clock.advance(PICTURE_SILENCE_MS + 500);
    expect(sending?.sentTrack).toBeNull();
    pair.network.mend();
    await clock.advance(15_000);
    expect(pair.seen).toBe('screen');
  });

  it('PRV6 stops when the server was away for so long that the session must have ended, and comes back with it', async () => {
    const { clock, pair } = await sharing();
    pair.server.stop();
    await clock.advance(LIVE_GRACE_MS - 5_000);
    expect(pair.seen).toBe('screen');
    await clock.advance(6_000);
    expect(pair.seen).toBeNull();
    pair.server.start();
    await clock.advance(10_000);
    expect(pair.seen).toBe('screen');
  });

  it('PRV6 stays stopped when the server says on its return that viewing isn’t allowed any more', async () => {
    const { clock, pair } = await sharing();
    pair.server.stop();
    await clock.advance(LIVE_GRACE_MS + 1_000);
    pair.revokeView();
    const { sharer } = pair;
    const shown: unknown[] = [];
    sharer.subscribe(() => shown.push(pair.seen));
    pair.server.start();
    await clock.advance(10_000);
    expect(sharer.state.live.kind).toBe('open');
    expect(shown.every((track) => track === null)).toBe(true);
  });

  it('PRV6 stops at once when the live socket is closed for good', async () => {
    const { clock, pair } = await sharing();
    pair.server.closeSide('sharer', LIVE_CLOSE.signedOut);
    await clock.advance(0);
    expect(pair.seen).toBeNull();
  });

  it('PRV4 the helper is told what is shown', async () => {
    const { clock, pair } = await sharing();
    expect(pair.helper.state.remoteScreen).toEqual({ isShown: true, surface: 'monitor', layout: null });
    pair.sharer.setScreen(null);
    await clock.advance(50);
    expect(pair.helper.state.remoteScreen?.isShown).toBe(false);
  });

  it('PRV5 the end of the session stops it at both ends', async () => {
    const { clock, pair } = await sharing();
    pair.end();
    await clock.advance(50);
    expect(pair.network.connections.every(({ isClosed }) => isClosed)).toBe(true);
    expect(pair.helper.state).toMatchObject({ peer: 'none', video: null });
  });

  it('PRV5 closing the page stops it', async () => {
    const { pair } = await sharing();
    pair.sharer.close();
    pair.sharer.close();
    expect(pair.network.connections.every(({ sentTrack }) => sentTrack === null)).toBe(true);
  });
});

describe('the keys of the path', () => {
  it('PRK3 nothing is shown between ends that see another’s keys, and no chat passes', async () => {
    const clock = new FakeClock();
    const pair = new SessionPair(clock);
    pair.network.intruderKey = 'somebody';
    pair.open();
    pair.sharer.setScreen({ track: 'screen', surface: 'monitor' });
    pair.allowView();
    pair.helper.sendChat('hello');
    await clock.advance(2_000);
    expect(pair.sharer.state.phrase).toEqual({ kind: 'differs' });
    expect(pair.helper.state.phrase).toEqual({ kind: 'differs' });
    expect(pair.seen).toBeNull();
    expect(pair.sharer.state.chat).toEqual([]);
    expect(pair.helper.send({ type: 'choose-monitor', monitor: null })).toBe(false);
  });

  it('PRK5 what is said before the comparison is passed over', async () => {
    const clock = new FakeClock();
    const pair = new SessionPair(clock);
    const heard: unknown[] = [];
    pair.sharer.onMessage((message) => heard.push(message));
    pair.open();
    await clock.advance(5);
    const said = JSON.stringify({ type: 'choose-monitor', monitor: null });
    for (let ms = 0; ms < 400 && pair.sharer.state.phrase.kind === 'none'; ms += 1) {
      for (const connection of pair.network.connections) {
        connection.receive(said);
        connection.receiveFast(JSON.stringify({ type: 'clock', n: 1, atMs: 1 }));
      }
      await clock.advance(1);
    }
    expect(pair.sharer.state.phrase.kind).toBe('ready');
    expect(heard).toEqual([]);
    await clock.advance(20);
    expect(pair.helper.send({ type: 'choose-monitor', monitor: null })).toBe(true);
    expect(pair.helper.sendFast({ type: 'clock', n: 1, atMs: 1 })).toBe(true);
    await clock.advance(20);
    expect(heard).toContainEqual({ type: 'choose-monitor', monitor: null });
    expect(heard).toContainEqual({ type: 'clock', n: 1, atMs: 1 });
  });
});

describe('what holds at this end', () => {
  it('PRG1 taking view back stops the picture without server and network', async () => {
    const { clock, pair } = await sharing();
    pair.server.stop();
    pair.network.cut();
    pair.sharer.giveUp('view').catch(() => undefined);
    expect(pair.sharer.state.grants).toEqual([]);
    await clock.advance(1);
    expect(pair.network.connections.every(({ sentTrack }) => sentTrack === null)).toBe(true);
    pair.network.mend();
    pair.server.start();
    await clock.advance(10_000);
    expect(pair.seen).toBeNull();
  });

  it('PRG4 a pause of either side stops the picture, the own one at once', async () => {
    const { clock, pair } = await sharing();
    pair.server.stop();
    void pair.sharer.setPaused(true);
    expect(pair.sharer.state.isPaused).toBe(true);
    await clock.advance(10);
    expect(pair.seen).toBeNull();
    expect(pair.sharer.state.grants).toHaveLength(1);
    void pair.sharer.setPaused(false);
    await clock.advance(100);
    expect(pair.seen).toBe('screen');
    pair.server.start();
    await clock.advance(10_000);
    const { progress } = pair.server.view;
    if (progress.kind === 'active') pair.server.change({ progress: { ...progress, pausedBy: ['helper'] } });
    await clock.advance(10);
    expect(pair.helper.state.isPaused).toBe(true);
    expect(pair.seen).toBeNull();
  });
});
