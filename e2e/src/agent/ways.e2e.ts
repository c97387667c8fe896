import { describe, expect, test } from 'vitest';
import {
  type AllowedWay,
  Display,
  EmulatedPath,
  NetworkRig,
  RelayServer,
  TcpProxy,
  makeCertificate,
  openChromium,
  pathNature,
  until,
} from '../rig/index.ts';
import { servePicturePage } from '../rig/picture-page.ts';
import { FlippingWindow } from './flipping-window.ts';
import { HelperPage } from './helper-page.ts';
import { NetworkedAgent } from './networked-agent.ts';

const obstacle = await NetworkRig.obstacle();

type Way = 'udp' | 'tcp' | 'tls';
const ALL_WAYS: readonly Way[] = ['udp', 'tcp', 'tls'];

interface SceneOptions {
  /** Over which the agent and the browser can reach the relay, and nothing else; null: everything is open. */
  readonly agentWay: Way | null;
  readonly helperWay: Way | null;
  /** Whether the agent knows the authority of the relay's certificate. Default true. */
  readonly trustsRelay?: boolean;
  /** Whether the agent knows the relay from the beginning. Default true. */
  readonly knowsRelay?: boolean;
}

/** Agent and browser, each in its own network, a relay in a third; a square on the agent's display flips at each key. */
async function startScene(options: SceneOptions) {
  const { agentWay, helperWay, trustsRelay = true, knowsRelay = true } = options;
  await using resources = new AsyncDisposableStack();
  const rig = resources.use(await NetworkRig.create());
  const certificate = await makeCertificate(rig.serverAddress);
  const relay = resources.use(await RelayServer.start({ address: rig.serverAddress, certificate }));
  const site = resources.use(await servePicturePage());
  const proxy = resources.use(await TcpProxy.start({ host: rig.serverAddress, target: site.port }));
  const relayAt = (way: Way): AllowedWay => ({
    protocol: way === 'udp' ? 'udp' : 'tcp',
    address: rig.serverAddress,
    port: way === 'tls' ? relay.tlsPort : relay.port,
  });
  const page = {
    protocol: 'tcp',
    address: rig.serverAddress,
    port: Number(new URL(proxy.origin).port),
  } as const;
  if (agentWay !== null) {
    await rig.separate();
    await rig.sharer.allowOnly([relayAt(agentWay)]);
  }
  if (helperWay !== null) await rig.helper.allowOnly([relayAt(helperWay), page]);
  const sharerDisplay = resources.use(await Display.start());
  const helperDisplay = resources.use(await Display.start());
  const square = resources.use(await FlippingWindow.start(sharerDisplay));
  const browser = resources.use(
    await openChromium({
      display: helperDisplay,
      network: rig.helper,
      secureOrigins: [proxy.origin],
      trustedCertificate: certificate.certificate,
    }),
  );
  await browser.page.goto(proxy.origin);
  const helper = new HelperPage(browser.page);
  const iceServers = relay.servers(...ALL_WAYS);
  await helper.begin(iceServers);
  await helper.watchPoint();
  const agent = resources.use(
    await NetworkedAgent.start({
      display: sharerDisplay.name,
      network: rig.sharer,
      helper,
      ...(knowsRelay ? { iceServers } : {}),
      ...(trustsRelay ? { relayAuthorities: [certificate.certificate] } : {}),
    }),
  );
  let flips = 0;
  /** A key goes to the agent, and its effect comes back in the picture. */
  const isHandAndPicture = async (): Promise<void> => {
    await until('the picture as it is', async () => (await helper.isDark()) === (flips % 2 === 1));
    flips += 1;
    await helper.press();
    await until('the key to arrive', () => square.drawnAtMs(flips));
    await until('its picture', async () => (await helper.isDark()) === (flips % 2 === 1));
  };
  const owned = resources.move();
  return {
    rig,
    relay,
    relayAt,
    agent,
    helper,
    isHandAndPicture,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe.skipIf(obstacle !== undefined)(
  `ways between agent and browser${obstacle === undefined ? '' : `: skipped, ${obstacle}`}`,
  () => {
    test.each([
      { agentWay: null, helperWay: null, path: 'direct' },
      { agentWay: 'udp', helperWay: 'udp', path: 'relayed' },
      { agentWay: 'tcp', helperWay: 'udp', path: 'relayed-tcp' },
      { agentWay: 'tls', helperWay: 'udp', path: 'relayed-tls' },
      { agentWay: 'tcp', helperWay: 'tcp', path: 'relayed-tcp' },
      { agentWay: 'tls', helperWay: 'tls', path: 'relayed-tls' },
    ] as const)(
      'AGN1, AGN6, RIG12 hand and picture go over the one way that is open: agent $agentWay, browser $helperWay',
      async ({ agentWay, helperWay, path }) => {
        await using scene = await startScene({ agentWay, helperWay });
        await scene.agent.connect();
        await scene.agent.show();
        await scene.isHandAndPicture();
        await scene.isHandAndPicture();
        expect(await scene.agent.stats()).toMatchObject({ path });
      },
    );

    test('AGN6 a browser behind TLS alone is reached over streams once other ways have led nowhere', async () => {
      await using scene = await startScene({ agentWay: null, helperWay: 'tls' });
      const connecting = scene.agent.connect();
      await scene.agent.lostPath();
      await scene.helper.begin(scene.relay.servers(...ALL_WAYS));
      await scene.agent.restart();
      await connecting;
      await scene.agent.show();
      await scene.isHandAndPicture();
      const { path } = await scene.agent.stats();
      expect(path).toMatch(/^relayed-t/u);
    });

    test('AGN3 a relay that can’t show a certificate for its name isn’t used', async () => {
      await using scene = await startScene({ agentWay: 'tls', helperWay: 'udp', trustsRelay: false });
      const connecting = scene.agent.connect().catch(() => 'no path');
      await until('the refusal', async () =>
        (await scene.agent.faults()).some((fault) => fault.includes('SELF_SIGNED')),
      );
      expect(await scene.agent.stats()).toMatchObject({ path: null });
      await scene.agent[Symbol.asyncDispose]();
      expect(await connecting).toBe('no path');
    });

    test('AGN4 a relay that dies is noticed at once, and carries a new path when it is back', async () => {
      await using scene = await startScene({ agentWay: 'tls', helperWay: 'udp' });
      await scene.agent.connect();
      await scene.agent.show();
      await scene.isHandAndPicture();
      await scene.relay.kill();
      await scene.agent.lostPath();
      await scene.relay.startAgain();
      await scene.agent.restart();
      await scene.isHandAndPicture();
      expect(await scene.agent.stats()).toMatchObject({ path: 'relayed-tls' });
    });

    test('AGN5 a relay and an account that are told later carry the next path', async () => {
      await using scene = await startScene({ agentWay: null, helperWay: null, knowsRelay: false });
      await scene.agent.connect();
      await scene.agent.show();
      await scene.agent.setIceServers(scene.relay.servers('tcp'));
      await scene.isHandAndPicture();
      expect(await scene.agent.stats()).toMatchObject({ path: 'direct' });
      await scene.rig.separate();
      await scene.rig.sharer.allowOnly([scene.relayAt('tcp')]);
      await scene.agent.restart();
      await scene.isHandAndPicture();
      expect(await scene.agent.stats()).toMatchObject({ path: 'relayed-tcp' });
    });

    test('AGN4, AGR2 a device that is in another network goes on over a new path', async () => {
      await using scene = await startScene({ agentWay: null, helperWay: null });
      await scene.agent.connect();
      await scene.agent.show();
      await scene.isHandAndPicture();
      await scene.rig.sharer.changeAddress(scene.rig.spareAddress());
      await scene.agent.restart();
      await scene.isHandAndPicture();
      expect(await scene.agent.stats()).toMatchObject({ path: 'direct' });
    });

    test('AGR9, RIG13 hand and picture go on over 2 Mbit/s with 50 ms and 5 % loss, and when the path changes', async () => {
      await using scene = await startScene({ agentWay: null, helperWay: null });
      const bad = pathNature(2_000_000, { delayMs: 25, jitterMs: 5, lossShare: 0.05 });
      await using path = await EmulatedPath.start(scene.rig, { toHelper: bad, toSharer: bad });
      await scene.agent.connect();
      await scene.agent.show();
      for (let presses = 0; presses < 10; presses += 1) await scene.isHandAndPicture();
      for (const bitsPerSecond of [20_000_000, 500_000]) {
        const other = pathNature(bitsPerSecond, { delayMs: 25 });
        await path.change({ toHelper: other, toSharer: other });
        for (let presses = 0; presses < 5; presses += 1) await scene.isHandAndPicture();
      }
      const [toHelper] = await path.counted();
      expect(toHelper.lost).toBeGreaterThan(0);
      expect(Number((await scene.helper.received())['keyFramesDecoded'])).toBeLessThan(10);
      expect(await scene.agent.stats()).toMatchObject({ path: 'direct' });
    });
  },
);
