import { BROWSER_DEVICE, joinSession, startSession } from '@alongside/domain';
import { QuestionId } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { Invariants } from './invariants.ts';
import type { SimulatedPage } from './simulated-page.ts';
import { SimulatedWorld } from './simulated-world.ts';

interface Met {
  readonly world: SimulatedWorld;
  readonly helper: SimulatedPage;
  readonly sharer: SimulatedPage;
}

/** A world in which nothing fails by itself, with one session whose screen is seen. */
async function sharing(): Promise<Met> {
  const world = new SimulatedWorld(1);
  world.startNode();
  await world.clock.advance(1_000);
  const [helper, sharer] = [world.people[0], world.people[2]];
  if (helper === undefined || sharer === undefined) throw new Error('The world has people');
  const pages: SimulatedPage[] = [];
  world.request(
    (node) => startSession(node.ports, { caller: world.callerOf(helper) }),
    ({ session, code }) => {
      pages.push(world.openPage(helper, 'helper', session.id));
      const caller = world.callerOf(sharer);
      world.request(
        (node) => joinSession(node.ports, { caller, code, way: 'code', device: BROWSER_DEVICE }),
        () => pages.push(world.openPage(sharer, 'sharer', session.id)),
      );
    },
  );
  await world.clock.advance(3_000);
  const [helperPage, sharerPage] = pages;
  if (helperPage === undefined || sharerPage === undefined) throw new Error('They didn’t meet');
  const questionId = QuestionId.parse(world.random.uuid());
  helperPage.say({ kind: 'ask', questionId, mode: 'view' });
  await world.clock.advance(1_000);
  sharerPage.capture();
  sharerPage.say({ kind: 'answer', questionId, isAllowed: true });
  await world.clock.advance(1_000);
  expect(seers(world)).toEqual([helperPage]);
  return { world, helper: helperPage, sharer: sharerPage };
}

const seers = (world: SimulatedWorld): readonly SimulatedPage[] => [...world.seen()].map(({ by }) => by);

test('SIM5 a page that was replaced without hearing of it stays replaced, and the newer one goes on', async () => {
  const { world, helper, sharer } = await sharing();
  helper.dropSocket(true);
  const newer = world.openPage(helper.person, 'helper', helper.sessionId);
  await world.clock.advance(30_000);
  expect(helper.state.live).toEqual({ kind: 'closed', code: 'LIVE_REPLACED' });
  expect(newer.state.peer).toBe('connected');
  expect(sharer.state.peer).toBe('connected');
  expect(seers(world)).toEqual([newer]);
});

test('SIM6 the screen is seen while the server is killed and started again', async () => {
  const { world, helper } = await sharing();
  const invariants = new Invariants(world);
  world.killNode();
  for (let passed = 0; passed < 20_000; passed += 100) {
    if (passed === 5_000) world.startNode();
    await world.clock.advance(100);
    invariants.check();
    expect(seers(world)).toEqual([helper]);
  }
  expect(helper.state.live.kind).toBe('open');
  expect(world.violations).toEqual([]);
});

test('SIM7 two ends that only the server has lost stop when their session must have ended', async () => {
  const { world, helper, sharer } = await sharing();
  const invariants = new Invariants(world);
  world.cutOff(helper.person, 300_000);
  world.cutOff(sharer.person, 300_000);
  for (let passed = 0; passed < 115_000; passed += 5_000) {
    await world.clock.advance(5_000);
    invariants.check();
    expect(seers(world)).toEqual([helper]);
  }
  for (let passed = 0; passed < 60_000; passed += 5_000) {
    await world.clock.advance(5_000);
    invariants.check();
  }
  expect(seers(world)).toEqual([]);
  expect(world.memory.sessions.all()).toMatchObject([{ kind: 'ended' }]);
  expect(world.violations).toEqual([]);
});
