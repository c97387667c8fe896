import { describe, expect, test } from 'vitest';
import { BarCodeScreen } from './bar-code-screen.ts';
import { openChromium, type BrowserWindow } from './browser-window.ts';
import { Display } from './display.ts';
import { NetworkRig } from './network-rig.ts';
import { servePicturePage, sharePicture } from './picture-page.ts';
import { TcpProxy } from './tcp-proxy.ts';
import { until } from './until.ts';
import { WatchedVideo } from './watched-video.ts';

const obstacle = await NetworkRig.obstacle();

interface Pair extends AsyncDisposable {
  readonly rig: NetworkRig;
  readonly barCode: BarCodeScreen;
  readonly sharer: BrowserWindow;
  readonly helper: BrowserWindow;
  readonly video: WatchedVideo;
}

async function startPair(): Promise<Pair> {
  await using resources = new AsyncDisposableStack();
  const rig = resources.use(await NetworkRig.create());
  const site = resources.use(await servePicturePage());
  const proxy = resources.use(await TcpProxy.start({ host: rig.serverAddress, target: site.port }));
  const sharerDisplay = resources.use(await Display.start());
  const helperDisplay = resources.use(await Display.start());
  const barCode = resources.use(await BarCodeScreen.start(sharerDisplay));
  const secureOrigins = [proxy.origin];
  const sharer = resources.use(
    await openChromium({ display: sharerDisplay, freeBottomPx: 160, network: rig.sharer, secureOrigins }),
  );
  const helper = resources.use(
    await openChromium({ display: helperDisplay, network: rig.helper, secureOrigins }),
  );
  await Promise.all([sharer.page.goto(proxy.origin), helper.page.goto(proxy.origin)]);
  await sharePicture(sharer.page, helper.page);
  const owned = resources.move();
  const video = new WatchedVideo(helper.page);
  return { rig, barCode, sharer, helper, video, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

describe.skipIf(obstacle !== undefined)(
  `two devices on a network of their own${obstacle === undefined ? '' : `: skipped, ${obstacle}`}`,
  () => {
    test('RIG11 a pulled cable stops the picture, plugging it in again brings it back', async () => {
      await using pair = await startPair();
      await pair.video.frames(3);

      await pair.rig.helper.isolate();
      const stoodAt = await pair.video.standsStill(() => pair.barCode.draws(30));
      expect(stoodAt).toBeLessThan(pair.barCode.drawn);

      await pair.rig.helper.restore();
      await pair.video.frameAfter(pair.barCode.drawn);
    });

    test('RIG11 a device gets another address, loses its link and gets it back, and still reaches the server', async () => {
      await using rig = await NetworkRig.create();
      await using site = await servePicturePage();
      await using proxy = await TcpProxy.start({ host: rig.serverAddress, target: site.port });
      await using display = await Display.start();
      const network = rig.sharer;
      await using window = await openChromium({ display, network, secureOrigins: [proxy.origin] });
      await window.page.goto(proxy.origin);
      expect(await window.page.evaluate(() => isSecureContext)).toBe(true);

      const before = network.address;
      await network.changeAddress(rig.spareAddress());
      expect(network.address).not.toBe(before);
      // A request that the browser sends over the former address's connection, before it has noticed, goes nowhere.
      await until('the page from the new address', async () => {
        await window.page.reload({ timeout: 5_000 });
        return true;
      });
      await window.page.getByRole('heading', { name: 'Rig' }).waitFor();

      await network.cut();
      await window.page.waitForFunction(() => !navigator.onLine);
      await network.restore();
      await window.page.waitForFunction(() => navigator.onLine);
      await window.page.reload();
    });
  },
);
