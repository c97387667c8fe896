import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unexpectedProblems } from '../journeys/unexpected-problems.ts';
import { NetworkRig, ServerProcess, TcpProxy, WebProxy, makeCertificate, until } from '../rig/index.ts';
import { AgentScene } from './agent-scene.ts';
import { buttonsDown } from './buttons-down.ts';
import { placeOf } from './place-of.ts';
import { pointerOf } from './pointer-of.ts';

const obstacle = await NetworkRig.obstacle();
const desktop = { x: 0, y: 0, width: 1_280, height: 800 };

/** Agent and helper's page are in networks of their own; the agent reaches everything over one cable. */
async function openScene({ hasWebProxy = false } = {}) {
  await using resources = new AsyncDisposableStack();
  const rig = resources.use(await NetworkRig.create());
  const certificate = await makeCertificate(rig.serverAddress);
  const folder = await mkdtemp(join(tmpdir(), 'alongside-certificate-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'certificate.pem');
  await writeFile(file, certificate.certificate);
  const proxy = resources.use(await TcpProxy.start({ host: rig.serverAddress, certificate }));
  const server = resources.use(await ServerProcess.start({ isDemo: true, origin: proxy.origin }));
  proxy.aim(server.port);
  const webProxy = hasWebProxy ? resources.use(await WebProxy.start(rig.serverAddress)) : null;
  if (webProxy !== null) {
    const { address, port } = webProxy;
    await rig.sharer.allowOnly([{ protocol: 'tcp', address, port }]);
  }
  const scene = resources.use(
    await AgentScene.open({
      server,
      origin: proxy.origin,
      networks: rig,
      agentEnv: {
        NODE_EXTRA_CA_CERTS: file,
        ...(webProxy === null ? {} : { HTTPS_PROXY: webProxy.url }),
      },
    }),
  );
  const owned = resources.move();
  return {
    cable: rig.sharer,
    scene,
    webProxy,
    origin: proxy.origin,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe.skipIf(obstacle !== undefined)(
  `an agent in a network of its own${obstacle === undefined ? '' : `: skipped, ${obstacle}`}`,
  () => {
    test('AGN7 behind a web proxy alone the agent goes by it to its server, with all that a session needs of it', async () => {
      await using opened = await openScene({ hasWebProxy: true });
      const { scene, webProxy, origin } = opened;
      await scene.join();
      await scene.agent.scene('meeting', ({ connection }) => connection.server === 'open');
      expect(await scene.agent.command({ kind: 'leave' })).toBeNull();
      await scene.agent.scene('ended');
      expect(new Set(webProxy?.tunnels)).toEqual(new Set([new URL(origin).host]));
    });

    test('AGS19, AGS6 the cable pulled in mid-drag: taking back works, and afterwards the helper sees and does nothing', async () => {
      await using opened = await openScene();
      const { cable, scene } = opened;
      const { agent, helper, page, sharerDisplay } = scene;
      await scene.control();
      const moveTo = async (x: number, y: number): Promise<void> => {
        const place = await placeOf(page.locator('video'), [x, y], desktop);
        await page.mouse.move(place.x, place.y);
      };
      await moveTo(400, 400);
      await page.mouse.down();
      await until('the button is down', async () => (await buttonsDown(sharerDisplay)) === 1);
      await cable.cut();
      agent.send({ kind: 'give-up', capability: 'control' });
      await until('the button is up', async () => (await buttonsDown(sharerDisplay)) === 0);
      const { grants } = await agent.scene('active', ({ handRefusal }) => handRefusal === 'no-grant');
      expect(grants.map(({ capability }) => capability)).toEqual(['view']);
      const left = await pointerOf(sharerDisplay);
      for (let step = 1; step <= 10; step += 1) await moveTo(400 + step * 5, 400);
      await agent.scene('active', ({ connection }) => connection.server !== 'open');
      await helper.status('away').or(helper.status('reconnecting')).first().waitFor();

      await cable.restore();
      await agent.scene(
        'active',
        ({ connection, isPictureShown }) =>
          connection.server === 'open' && connection.helper === 'connected' && isPictureShown,
      );
      await helper.status('shown').first().waitFor();
      await page.getByRole('button', { name: scene.texts.text('mode.control') }).waitFor();
      expect(await helper.notice('console.control.held', { name: /.+/u }).count()).toBe(0);
      for (let step = 10; step <= 20; step += 1) await moveTo(400 + step * 5, 450);
      await page.mouse.up();
      await helper.chat.say('that was all');
      const { handRefusal } = await agent.scene(
        'active',
        ({ chat }) => chat.thread.at(-1)?.text === 'that was all',
      );
      expect(handRefusal).toBe('no-grant');
      expect(await pointerOf(sharerDisplay)).toBe(left);
      expect(await buttonsDown(sharerDisplay)).toBe(0);
      expect(unexpectedProblems([scene.helperWindow], { wasUnreachable: true })).toEqual([]);
    });
  },
);
