// From the agent's playing of a key to the changed pixels in a real browser, 1920×1080, both ends on this machine.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { X11InputSink } from '@alongside/agent';
import { Display, openChromium, until } from '@alongside/e2e';
import { FlippingWindow, HelperPage, SharingAgent, servePicturePage } from '@alongside/e2e/agent';
import { figuresOf } from './figures.ts';
import { measure } from './measure.ts';

declare global {
  interface Window {
    /** When the square's colour changed, in milliseconds since 1970. */
    squareChanges?: number[];
  }
}

/** Runs in the page: reads one point inside the square of each picture that is shown. */
function watchSquare(): void {
  const video = document.querySelector('video');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (video === null || context === null) throw new Error('no video');
  const changes: number[] = [];
  window.squareChanges = changes;
  let wasDark: boolean | null = null;
  const look = (): void => {
    context.drawImage(video, 300, 300, 1, 1, 0, 0, 1, 1);
    const isDark = (context.getImageData(0, 0, 1, 1).data[0] ?? 0) < 128;
    if (wasDark !== null && isDark !== wasDark) changes.push(performance.timeOrigin + performance.now());
    wasDark = isDark;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}

const changesIn = (page: Page): Promise<number[]> => page.evaluate(() => [...(window.squareChanges ?? [])]);

await using site = await servePicturePage();
await using sharerDisplay = await Display.start({ widthPx: 1_920, heightPx: 1_080 });
await using helperDisplay = await Display.start();
await using square = await FlippingWindow.start(sharerDisplay);
await using browser = await openChromium({ display: helperDisplay });
await browser.page.goto(`http://localhost:${site.port}/`);
const helper = new HelperPage(browser.page);
await helper.begin();
using agent = await SharingAgent.start({ display: sharerDisplay.name, helper });
await agent.connect();
await agent.connection.setVideo(agent.stream);
using hand = await X11InputSink.open({
  display: sharerDisplay.name,
  lost: () => undefined,
  report: () => undefined,
});
await until('the picture', async () => (await helper.size())[0] === 1_920);
await browser.page.evaluate(watchSquare);
await pause(1_000);

const ages: number[] = [];
let flips = 0;
await measure({
  name: 'agent-latency',
  runs: 50,
  takeOnce: async () => {
    await pause(150 + Math.random() * 200);
    flips += 1;
    const playedAtMs = performance.timeOrigin + performance.now();
    hand.pressKey('KeyA', 'a');
    hand.releaseKey('KeyA');
    const seenAtMs = await until('the square', async () => (await changesIn(browser.page))[flips - 1], {
      everyMs: 100,
    });
    const drawnAtMs = await until('the drawing', () => square.drawnAtMs(flips));
    ages.push(seenAtMs - drawnAtMs);
    return seenAtMs - playedAtMs;
  },
});
process.stderr.write(`  age from drawing to browser: ${JSON.stringify(figuresOf(ages))}\n`);
