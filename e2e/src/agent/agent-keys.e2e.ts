import { randomUUID } from 'node:crypto';
import { QuestionId, type Side } from '@alongside/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unexpectedProblems } from '../journeys/unexpected-problems.ts';
import { until } from '../rig/index.ts';
import { AgentScene } from './agent-scene.ts';
import type { Rewriting } from './intruder.ts';
import { KeySwappingServer } from './key-swapping-server.ts';

const resources = new AsyncDisposableStack();
let scene: AgentScene;
let server: KeySwappingServer;
beforeAll(async () => {
  scene = resources.use(await AgentScene.open());
  server = resources.use(await KeySwappingServer.between(scene.page));
});
afterAll(() => resources.disposeAsync());

const passOn: Rewriting = (message) => message;

/** Each end is told that the other one sees what it sees itself. */
const saysWhatIsExpected: Rewriting = (message, _from, { real, shown }) => {
  if (message.type === 'phrase-nonce')
    return { ...message, keys: { ...message.keys, own: shown.sharer, other: real.sharer } };
  if (message.type === 'phrase-reveal')
    return { ...message, keys: { ...message.keys, own: shown.helper, other: real.helper } };
  return message;
};

async function leave(): Promise<void> {
  expect(await scene.agent.command({ kind: 'leave' })).toBeNull();
  await scene.agent.scene('ended');
}

/** The intruder goes on hearing that both are there, and nothing else. */
async function nothingPassesBy(): Promise<void> {
  const { intruder } = server;
  const isSign = (type: string): boolean => type === 'beat' || type === 'echo';
  const beats = (side: Side): number => intruder.heardFrom(side).filter(({ type }) => isSign(type)).length;
  const before = { helper: beats('helper'), sharer: beats('sharer') };
  for (const side of ['helper', 'sharer'] as const) {
    await until(`beats of the ${side}`, () => beats(side) > before[side] + 1);
    const said = new Set(intruder.heardFrom(side).map(({ type }) => type));
    expect([...said].filter((type) => !isSign(type) && !type.startsWith('phrase-'))).toEqual([]);
  }
  expect(intruder.pictureParts).toBe(0);
}

test('AGS17, AGS11 somebody between the two ends who passes on what they say is found out by both, and nothing else is said', async () => {
  const { agent, helper } = scene;
  server.swap = { kind: 'step-between', rewriting: passOn };
  await scene.join();
  await agent.scene('meeting', ({ phrase }) => phrase.kind === 'differs');
  await helper.notice('ui.phrase.differs.title').waitFor();
  await expect.poll(() => scene.choice('view').count()).toBe(0);
  const questionId = QuestionId.parse(randomUUID());
  expect(await agent.command({ kind: 'answer', questionId, isAllowed: true })).toBe('KEYS_DIFFER');

  expect(await agent.command({ kind: 'chat', text: 'from the sharer' })).toBeNull();
  await nothingPassesBy();
  await agent.scene('meeting', ({ chat }) => chat.unsent.length === 1);
  expect(await agent.log()).toContain('KEYS_DIFFER');
  await leave();
});

test('AGS17 somebody between the two ends who rewrites what they say of their keys can’t make the same words of them', async () => {
  const { agent, page, texts } = scene;
  server.swap = { kind: 'step-between', rewriting: saysWhatIsExpected };
  await scene.meet();
  const { phrase } = await agent.scene('meeting');
  const words = phrase.kind === 'ready' ? phrase.words.join(' ') : '';
  const read = page.getByRole('region', { name: texts.text('ui.phrase.title') }).locator('p[dir=ltr]');
  const seen = (await read.textContent()) ?? '';
  expect(words.split(' ')).toHaveLength(3);
  expect(seen.split(' ')).toHaveLength(3);
  expect(seen).not.toBe(words);

  // Who doesn't compare isn't protected, which shows that it is the comparison that protects.
  await scene.allow('view');
  await until('the picture to pass the intruder', () => server.intruder.pictureParts > 0);
  await leave();
});

test('AGS17 somebody who steps between at a new path in the middle of a session gets neither picture nor hand', async () => {
  const { agent, helper } = scene;
  server.swap = { kind: 'none' };
  await scene.control();
  server.swap = { kind: 'step-between', rewriting: saysWhatIsExpected };
  const former = server.restarts;
  agent.freeze();
  await until('the helper’s end to want a new path', () => server.restarts > former);
  agent.thaw();
  const { isPictureShown, handRefusal, grants } = await agent.scene(
    'active',
    ({ phrase }) => phrase.kind === 'differs',
  );
  expect({ isPictureShown, handRefusal }).toEqual({ isPictureShown: false, handRefusal: 'unverified' });
  expect(grants.map(({ capability }) => capability).sort()).toEqual(['control', 'view']);
  await helper.notice('ui.phrase.differs.title').waitFor();
  await scene.page.mouse.click(400, 400);
  await scene.page.keyboard.type('secret');
  await nothingPassesBy();
  await leave();
});

test('AGS17 keys that nobody has make no connection, and nothing is shown over it', async () => {
  const { agent, helper } = scene;
  server.swap = { kind: 'nobodys-keys' };
  const former = server.offers;
  await scene.join();
  await scene.allow('control');
  await until('the agent to try again', () => server.offers > former + 1);
  const { phrase, isPictureShown, handRefusal, connection } = await agent.scene('active');
  expect({ phrase, isPictureShown, handRefusal }).toEqual({
    phrase: { kind: 'comparing' },
    isPictureShown: false,
    handRefusal: 'unverified',
  });
  expect(connection.helper).not.toBe('connected');
  expect(await helper.status('shown').count()).toBe(0);
  await leave();
  expect(unexpectedProblems([scene.helperWindow])).toEqual([]);
});
