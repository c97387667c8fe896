import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FastMessage, InputEvent, PeerMessage, QuestionId } from '@alongside/protocol';
import { TestAgentSession } from './test-agent-session.ts';

const held = ({ session }: TestAgentSession): string[] =>
  session.state.end.grants.map(({ capability }) => capability);

describe('who may do what', () => {
  test('AGS1, AGS10 a hand acts under a proven grant, and the helper is told when it may', async () => {
    const world = new TestAgentSession();
    await world.meet();
    world.press(1);
    await world.settle();
    expect(world.acted).toEqual([]);
    await world.grant(['view', 'control']);
    expect(held(world)).toEqual(['view', 'control']);
    world.press(2);
    await world.settle();
    expect(world.acted).toEqual(['press KeyA']);
  });

  test.for([
    ['of another session', { sid: '00000000-0000-4000-8000-0000000000ff' }],
    ['for another device', { aud: '00000000-0000-4000-8000-0000000000ff' }],
    ['for another helper', { hlp: '00000000-0000-4000-8000-0000000000ff' }],
    ['for viewing alone', { cap: 'view' }],
    ['that is over', { exp: 1 }],
  ] as const)('AGS1 a helper who lies about control with a proof %s has no hand', async ([, lie]) => {
    const world = new TestAgentSession();
    await world.meet();
    await world.grant(['control'], lie);
    world.press(1);
    world.sayFast(JSON.stringify({ type: 'pointer', n: 2, layout: 1, x: 1, y: 1 }));
    await world.settle();
    expect(held(world)).toEqual([]);
    expect(world.acted).toEqual([]);
    expect(world.logged).toContainEqual(expect.objectContaining({ kind: 'fault', code: 'GRANT_UNPROVEN' }));
  });

  test('AGS6 what is taken back is gone before anything is awaited, and the server need not be there', async () => {
    const world = new TestAgentSession();
    await world.control();
    world.press(1);
    await world.settle();
    world.live.stop();
    void world.session.giveUp('control').catch(() => undefined);
    expect(world.played).toEqual(['press KeyA', 'release all']);
    expect(world.session.state.handRefusal).toBe('no-grant');
    world.press(2);
    await world.settle();
    expect(world.played).toHaveLength(2);
  });

  test('AGS6 leaving stops everything in the same moment', async () => {
    const world = new TestAgentSession();
    await world.control();
    world.press(1);
    await world.settle();
    world.live.stop();
    const left = world.session.leave();
    expect(world.played).toEqual(['press KeyA', 'release all']);
    world.press(2);
    await world.settle(3_000);
    await left;
    expect(world.played).toHaveLength(2);
    expect(world.logged.at(-1)).toMatchObject({ kind: 'session-ended', reason: 'emergency' });
  });

  test('AGS20 leaving is no fault, also when the session is let go before the server has answered', async () => {
    const world = new TestAgentSession();
    await world.control();
    const left = world.session.leave();
    world.session.close();
    await world.settle();
    await left;
    expect(world.faults).toEqual([]);
  });

  test('AGS10 while a question is open, and while paused, the hand is dropped', async () => {
    const world = new TestAgentSession();
    await world.control();
    await world.ask();
    world.press(1);
    await world.settle();
    expect(world.session.state.handRefusal).toBe('question-open');
    await world.grant(['view', 'control']);
    void world.session.setPaused(true).catch(() => undefined);
    expect(world.session.state.handRefusal).toBe('paused');
    world.press(2);
    await world.settle();
    expect(world.acted).toEqual([]);
  });

  test('AGS6 from the moment of leaving nothing is shown or played, before the server has taken note', async () => {
    const world = new TestAgentSession();
    await world.control();
    world.press(1);
    await world.settle();
    const acted = world.acted;
    expect(acted).toEqual(['press KeyA']);
    const left = world.session.leave();
    world.live.change({ isChatAllowed: false });
    world.press(2);
    await world.settle();
    world.press(3);
    await world.settle();
    expect(world.acted.filter((act) => act.startsWith('press'))).toEqual(acted);
    expect(world.session.state.isPictureShown).toBe(false);
    expect(world.network.connections.map(({ sentTrack }) => sentTrack)).toEqual([null, null]);
    await world.settle(2_000);
    await left;
  });

  test('AGS11 where the keys differ nothing is allowed, shown or played', async () => {
    const world = new TestAgentSession();
    world.network.intruderKey = 'somebody';
    await world.meet();
    expect(world.session.state.end.phrase.kind).toBe('differs');
    const question = QuestionId.parse('00000000-0000-4000-8000-000000000009');
    await expect(world.session.answer(question, true)).rejects.toMatchObject({ code: 'KEYS_DIFFER' });
    await world.grant(['view', 'control']);
    world.press(1);
    await world.settle();
    expect(world.acted).toEqual([]);
    expect(world.session.state.handRefusal).toBe('unverified');
    expect(world.network.connections.map(({ sentTrack }) => sentTrack)).toEqual([null, null]);
    expect(world.logged).toContainEqual(expect.objectContaining({ kind: 'fault', code: 'KEYS_DIFFER' }));
  });
});

describe('what is shown', () => {
  const layoutAtHelper = ({ helper }: TestAgentSession) => helper.state.remoteScreen?.layout ?? null;

  test('AGS12 the helper chooses among what the person at the device lets be seen', async () => {
    const world = new TestAgentSession();
    await world.control();
    expect(layoutAtHelper(world)).toMatchObject({ monitor: null, shown: { width: 2_000 } });
    world.say(JSON.stringify({ type: 'choose-monitor', monitor: 'right' }));
    await world.settle();
    expect(layoutAtHelper(world)).toMatchObject({ monitor: 'right', shown: { x: 1_000, width: 1_000 } });
    world.session.chooseMonitor('left');
    await world.settle();
    expect(layoutAtHelper(world)).toMatchObject({ monitor: 'left', shown: { x: 0, width: 1_000 } });
    world.say(JSON.stringify({ type: 'choose-monitor', monitor: null }));
    await world.settle();
    expect(layoutAtHelper(world)).toMatchObject({ monitor: 'left' });
  });

  test('AGS12 a chosen monitor that is unplugged shows nothing else instead, and is back when it is', async () => {
    const world = new TestAgentSession();
    await world.control();
    const both = world.geometry;
    world.session.chooseMonitor('right');
    await world.settle();
    world.arrange({
      desktop: { x: 0, y: 0, widthPx: 1_000, heightPx: 800 },
      monitors: both.monitors.slice(0, 1),
    });
    await world.settle();
    expect(layoutAtHelper(world)).toBeNull();
    expect(world.helper.state.remoteScreen?.isShown).toBe(false);
    world.arrange(both);
    await world.settle();
    expect(layoutAtHelper(world)).toMatchObject({ monitor: 'right' });
    expect(world.helper.state.remoteScreen?.isShown).toBe(true);
  });

  test('AGS13 a display that goes away leaves nothing pressed, and is shown again when it is back', async () => {
    const world = new TestAgentSession();
    await world.control();
    const former = layoutAtHelper(world)?.version ?? 0;
    world.press(1);
    await world.settle();
    world.loseDisplay();
    expect(world.session.state.handRefusal).toBe('not-possible');
    await world.settle(2_000);
    expect(world.session.state.handRefusal).toBeNull();
    expect(layoutAtHelper(world)?.version).toBeGreaterThan(former);
  });
});

test('AGS14 whatever a helper’s end sends, no fault comes of it, and without control nothing is played', async () => {
  const world = new TestAgentSession();
  await world.meet();
  await world.grant(['view']);
  const near = fc.record({
    type: fc.constantFrom(
      'input',
      'input-again',
      'pointer',
      'choose-monitor',
      'clock',
      'screen',
      'bye',
      'beat',
      'echo',
      'phrase-done',
    ),
    n: fc.oneof(fc.integer(), fc.double(), fc.string()),
    layout: fc.oneof(fc.integer(), fc.constant(1)),
    x: fc.oneof(fc.integer(), fc.double()),
    y: fc.integer(),
    atMs: fc.double(),
    monitor: fc.oneof(fc.constant(null), fc.string()),
    event: fc.oneof(
      fc.anything(),
      fc.constantFrom({ kind: 'release-all' }, { kind: 'text', text: '\u001b[2J' }),
    ),
  });
  const hostile = fc.oneof(
    fc.string(),
    fc.json(),
    near.map((message) => JSON.stringify(message)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { maxLength: 20 }), async (texts) => {
      for (const text of texts) {
        world.say(text);
        world.sayFast(text);
      }
      await world.clock.advance(50);
    }),
    { numRuns: 200 },
  );
  expect(world.acted).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('AGS14 under control only what the schemas let through is played, and all of it is released at the end', async () => {
  const world = new TestAgentSession();
  await world.control();
  const sane = fc.record({ n: fc.integer({ min: 1, max: 1_000 }), x: fc.nat(3_000), y: fc.nat(2_000) });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(sane, fc.anything()), { maxLength: 20 }), async (messages) => {
      for (const [{ n, x, y }, anything] of messages) {
        const isEvent = InputEvent.safeParse(anything).success;
        const move = { type: 'pointer', n, layout: 1, x, y };
        const input = { type: 'input', n, layout: 1, event: anything };
        expect(FastMessage.safeParse(move).success).toBe(true);
        if (!isEvent) expect(PeerMessage.safeParse(input).success).toBe(false);
        world.sayFast(JSON.stringify(move));
        if (isJson(input)) world.say(JSON.stringify(input));
      }
      await world.clock.advance(50);
    }),
    { numRuns: 100 },
  );
  for (const what of world.played) {
    const [, x = '0', y = '0'] = /^move (\d+),(\d+)$/.exec(what) ?? [];
    expect(Number(x)).toBeLessThan(2_000);
    expect(Number(y)).toBeLessThan(800);
  }
  world.session.close();
  expect(world.played.at(-1)).toBe('release all');
  expect(world.faults).toEqual([]);
});

function isJson(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    // BigInts and circles.
    return false;
  }
}
