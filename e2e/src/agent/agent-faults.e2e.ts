import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { unexpectedProblems } from '../journeys/unexpected-problems.ts';
import { until } from '../rig/index.ts';
import { AgentScene } from './agent-scene.ts';
import { buttonsDown } from './buttons-down.ts';
import { pointerOf } from './pointer-of.ts';

const run = promisify(execFile);

/** The helper's hand moves, and the sharer's pointer with it. */
async function handWorks(scene: AgentScene): Promise<void> {
  const video = scene.page.locator('video');
  const former = await pointerOf(scene.sharerDisplay);
  let step = 0;
  await until('the hand moves the pointer', async () => {
    const box = await video.boundingBox();
    if (box === null) return false;
    step += 7;
    await scene.page.mouse.move(box.x + box.width / 2 + (step % 100), box.y + box.height / 2);
    return (await pointerOf(scene.sharerDisplay)) !== former;
  });
}

test('AGS7 killed and restarted, the agent shares nothing until its person goes on; then picture and hand are back', async () => {
  await using scene = await AgentScene.open();
  await scene.control();
  await handWorks(scene);
  const { agent } = scene;
  await agent.kill();
  await scene.helper.status('away').or(scene.helper.status('reconnecting')).first().waitFor();
  await agent.startAgain();
  await agent.scene('interrupted');
  const before = await pointerOf(scene.sharerDisplay);
  await scene.page.mouse.move(300, 300);
  await scene.page.mouse.move(400, 400);
  expect(agent.state?.scene.kind).toBe('interrupted');
  expect(await pointerOf(scene.sharerDisplay)).toBe(before);
  expect(await agent.command({ kind: 'go-on' })).toBeNull();
  await agent.scene('active', ({ handRefusal, isPictureShown }) => handRefusal === null && isPictureShown);
  await scene.helper.status('shown').first().waitFor();
  await handWorks(scene);
  expect(await agent.command({ kind: 'leave' })).toBeNull();
  await agent.scene('ended');
  expect(unexpectedProblems([scene.helperWindow])).toEqual([]);
});

test('AGS8, AGS6 without the server picture and hand go on, and taking back works all the same', async () => {
  await using scene = await AgentScene.open();
  await scene.control();
  const { agent, server, page } = scene;
  await server.kill();
  await agent.scene('active', ({ connection }) => connection.server !== 'open');
  await handWorks(scene);
  await server.startAgain();
  await agent.scene('active', ({ connection }) => connection.server === 'open');
  await handWorks(scene);

  await server.kill();
  await page.mouse.down();
  await until('the button is down', async () => (await buttonsDown(scene.sharerDisplay)) === 1);
  agent.send({ kind: 'give-up', capability: 'control' });
  await until('the button is up', async () => (await buttonsDown(scene.sharerDisplay)) === 0);
  await agent.scene('active', ({ handRefusal }) => handRefusal === 'no-grant');
  agent.send({ kind: 'give-up', capability: 'view' });
  await agent.scene('active', ({ isPictureShown }) => !isPictureShown);
  await page.mouse.up();
  await server.startAgain();
  await agent.scene(
    'active',
    ({ connection, grants }) => connection.server === 'open' && grants.length === 0,
  );
  const log = await agent.log();
  for (const line of ['session-started', 'grant-given', 'grant-ended', 'connection-lost']) {
    expect(log).toContain(line);
  }
  expect(log).not.toMatch(/Hanna|Samir|@/u);
});

test('AGS9 when the helper’s end falls silent the hand stops, then the picture, and both come back', async () => {
  await using scene = await AgentScene.open();
  await scene.control();
  await scene.page.mouse.move(300, 300);
  await scene.page.mouse.down();
  await until('the button is down', async () => (await buttonsDown(scene.sharerDisplay)) === 1);
  const frozen = scene.page.evaluate((forMs) => {
    const endMs = performance.now() + forMs;
    while (performance.now() < endMs);
  }, 9_000);
  await scene.agent.scene('active', ({ handRefusal }) => handRefusal === 'silent');
  expect(await buttonsDown(scene.sharerDisplay)).toBe(0);
  await scene.agent.scene('active', ({ isPictureShown }) => !isPictureShown);
  await frozen;
  await scene.agent.scene(
    'active',
    ({ handRefusal, isPictureShown }) => handRefusal === null && isPictureShown,
  );
  await scene.page.mouse.up();
  await handWorks(scene);
});

test('AGX5 the global key ends a session whose window stands still', async () => {
  await using scene = await AgentScene.open({ agentEnv: { ALONGSIDE_TEST_WINDOW: 'yes' } });
  await scene.control();
  const env = { ...process.env, DISPLAY: scene.sharerDisplay };
  const window = ['search', '--onlyvisible', '--class', 'Alongside', 'getwindowpid'];
  const { stdout } = await until('the window', () => run('xdotool', window, { env }).catch(() => undefined));
  // It leads its process group.
  process.kill(-Number(stdout.split('\n')[0]), 'SIGSTOP');
  await run('xdotool', ['key', 'ctrl+alt+shift+End'], { env });
  expect(await scene.agent.scene('ended')).toMatchObject({ reason: 'sharer-left' });
});

test('AGX4 the global key ends a session in the middle of a drag, without the server', async () => {
  await using scene = await AgentScene.open();
  await scene.control();
  await handWorks(scene);
  await scene.server.kill();
  await scene.page.mouse.down();
  await until('the button is down', async () => (await buttonsDown(scene.sharerDisplay)) === 1);
  const env = { ...process.env, DISPLAY: scene.sharerDisplay };
  await run('xdotool', ['key', 'ctrl+alt+shift+End'], { env });
  await until('the button is up', async () => (await buttonsDown(scene.sharerDisplay)) === 0);
  const left = await pointerOf(scene.sharerDisplay);
  await scene.page.mouse.move(500, 350);
  await scene.page.mouse.up();
  expect(await scene.agent.scene('ended')).toMatchObject({
    reason: 'sharer-left',
    allowed: ['view', 'control'],
  });
  expect(await pointerOf(scene.sharerDisplay)).toBe(left);
});
