// From the click on "Share screen" to the first picture that the helper sees, in two real browsers.
import type { Page } from 'playwright-core';
import { demo, Scene } from '@alongside/e2e/scene';
import { measure } from './measure.ts';

/** Both pages run on this machine, so their wall clocks are one clock. */
interface Probe {
  clickedAtMs?: number;
  seenAtMs?: number;
}

declare global {
  interface Window {
    firstPictureProbe?: Probe;
  }
}

async function watchClick(sharer: Page): Promise<void> {
  await sharer.evaluate(() => {
    const probe: Probe = {};
    window.firstPictureProbe = probe;
    addEventListener(
      'click',
      (event) => {
        probe.clickedAtMs = performance.timeOrigin + event.timeStamp;
      },
      { capture: true, once: true },
    );
  });
}

async function watchPicture(helper: Page): Promise<void> {
  await helper.evaluate(() => {
    const probe: Probe = {};
    window.firstPictureProbe = probe;
    const watch = (video: HTMLVideoElement): void => {
      video.requestVideoFrameCallback((at) => {
        // Frames that arrive while something else still covers the picture aren't seen.
        if (getComputedStyle(video).visibility === 'visible') probe.seenAtMs = performance.timeOrigin + at;
        else watch(video);
      });
    };
    const observer = new MutationObserver(() => {
      const video = document.querySelector('video');
      if (video === null) return;
      observer.disconnect();
      watch(video);
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

async function timeOf(page: Page, what: keyof Probe): Promise<number> {
  const value = await page.waitForFunction((name) => window.firstPictureProbe?.[name], what, {
    polling: 100,
  });
  return Number(await value.jsonValue());
}

await using scene = await Scene.open();
const { helper, sharer } = scene;

async function firstPicture(): Promise<number> {
  await scene.meet();
  await helper.askView();
  await sharer.question(demo.helper).waitFor();
  await Promise.all([watchClick(sharer.page), watchPicture(helper.page)]);
  await sharer.allow();
  const [clickedAtMs, seenAtMs] = await Promise.all([
    timeOf(sharer.page, 'clickedAtMs'),
    timeOf(helper.page, 'seenAtMs'),
  ]);
  await helper.leave();
  await sharer.ended('helper-left', demo.helper).waitFor();
  return seenAtMs - clickedAtMs;
}

process.stdout.write('From the click on "Share screen" to the first picture at the helper:\n');
// The first time in a browser also loads and compiles what later times find.
await firstPicture();
await measure({ name: 'firstPicture', runs: 10, takeOnce: firstPicture });
