import { describe, expect, test } from 'vitest';
import { makeCertificate, NetworkRig, ServerProcess, TcpProxy } from '../rig/index.ts';
import { demo, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const obstacle = await NetworkRig.obstacle();

interface NetworkScene extends AsyncDisposable {
  readonly rig: NetworkRig;
  readonly scene: Scene;
}

/** Helper and sharer on networks of their own, and a server that both reach by TLS. */
async function openNetworkScene(): Promise<NetworkScene> {
  await using resources = new AsyncDisposableStack();
  const rig = resources.use(await NetworkRig.create());
  const certificate = await makeCertificate(rig.serverAddress);
  const proxy = resources.use(await TcpProxy.start({ host: rig.serverAddress, certificate }));
  const server = resources.use(await ServerProcess.start({ isDemo: true, origin: proxy.origin }));
  proxy.aim(server.port);
  const scene = resources.use(await Scene.open({ server, networks: rig }));
  const owned = resources.move();
  return { rig, scene, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

describe.skipIf(obstacle !== undefined)(
  `on networks of their own${obstacle === undefined ? '' : `: skipped, ${obstacle}`}`,
  () => {
    test('JRN19 a network that fails is told to both, and the picture comes back, also with a new address', async () => {
      await using pair = await openNetworkScene();
      const { rig, scene } = pair;
      const { helper, sharer } = scene;
      await scene.help();

      const cutAt = performance.now();
      await rig.sharer.isolate();
      const told = async (what: string, seen: Promise<void>): Promise<void> => {
        await seen;
        process.stdout.write(`${what} knows of the loss after ${Math.round(performance.now() - cutAt)} ms\n`);
      };
      const helperLost = helper.status('reconnecting').or(helper.status('away'));
      const sharerLost = sharer
        .notice('share.lost.own.title')
        .or(sharer.notice('share.lost.helper.title', { name: demo.helper }));
      await Promise.all([
        told('the helper', helperLost.waitFor()),
        told('the sharer', sharerLost.first().waitFor()),
      ]);
      await rig.sharer.restore();
      await scene.pictureGoesOn();
      await helper.status('shown').waitFor();
      await sharerLost.waitFor({ state: 'detached' });

      await rig.sharer.changeAddress(rig.spareAddress());
      await scene.pictureGoesOn();
      await helper.status('shown').waitFor();
      await sharer.seen(demo.helper).waitFor();
      await helper.chat.say('Still there?');
      await sharer.chat.lastIs('Still there?');
      await helper.leave();
      await sharer.ended('helper-left', demo.helper).waitFor();
      expect(unexpectedProblems(scene.windows, { wasUnreachable: true })).toEqual([]);
    });
  },
);
