import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unexpectedProblems } from '../journeys/unexpected-problems.ts';
import { demo } from '../journeys/scene.ts';
import { until } from '../rig/index.ts';
import { AgentScene } from './agent-scene.ts';
import { buttonsDown } from './buttons-down.ts';
import { Editor } from './editor.ts';
import { placeOf } from './place-of.ts';
import { pointerOf } from './pointer-of.ts';
import { TwoMonitors } from './two-monitors.ts';

const run = promisify(execFile);
const at = (display: string) => ({ env: { ...process.env, DISPLAY: display } });

const resources = new AsyncDisposableStack();
let monitors: TwoMonitors;
let scene: AgentScene;
beforeAll(async () => {
  monitors = resources.use(await TwoMonitors.start());
  await monitors.plugIn();
  scene = resources.use(await AgentScene.open({ sharerDisplay: monitors.name }));
  await scene.control();
});
afterAll(() => resources.disposeAsync());

test('AGS3, AGI1 clicks land on the pixel, on both monitors', async () => {
  const { page, texts } = scene;
  await page.getByRole('button', { name: texts.text('console.viewer.actual') }).click();
  for (const [name, shown, pixels] of [
    [
      'DUMMY0',
      { x: 0, y: 0, width: 1_280, height: 720 },
      [
        [10, 20],
        [333, 201],
      ],
    ],
    [
      'DUMMY1',
      { x: 1_280, y: 200, width: 1_024, height: 768 },
      [
        [1_300, 210],
        [1_777, 555],
      ],
    ],
  ] as const) {
    expect(await scene.agent.command({ kind: 'choose-monitor', monitor: name })).toBeNull();
    const video = page.locator('video');
    await until('the picture of that monitor', async () => {
      const size = await video.evaluate((element: HTMLVideoElement) => element.videoWidth);
      return size === shown.width;
    });
    for (const pixel of pixels) {
      const place = await placeOf(video, pixel, shown);
      await page.mouse.move(place.x, place.y);
      await until(
        `the pointer at ${pixel.join()}`,
        async () => (await pointerOf(monitors.name)) === pixel.join(),
      );
    }
  }
  await scene.agent.command({ kind: 'choose-monitor', monitor: null });
  await page.getByRole('button', { name: texts.text('console.viewer.fit') }).click();
});

const TEXTS = {
  de: 'Zwölf Boxkämpfer: zäh & größer',
  us: 'The quick [brown] fox; 100%',
  fr: 'été à çà, où? "oui"',
};

test.for([
  ['us', 'de'],
  ['de', 'us'],
  ['fr', 'de'],
  ['ara', 'fr'],
] as const)(
  'AGS3, AGI2 typed text is read back from an editor: sharer %s, helper %s',
  { timeout: 90_000 },
  async ([sharer, helper]) => {
    await using editor = await Editor.start(monitors.name);
    await run('setxkbmap', ['-display', monitors.name, sharer]);
    await run('setxkbmap', ['-display', scene.helperDisplay.name, helper]);
    const { page } = scene;
    const place = await placeOf(page.locator('video'), [200, 150], { x: 0, y: 0, width: 2_304, height: 968 });
    await page.mouse.click(place.x, place.y);
    const keyboard = page.getByLabel(scene.texts.within('console.control.keyboard', { name: demo.sharer }));
    await until('the keyboard goes there', () =>
      keyboard.evaluate((field) => field === document.activeElement),
    );
    const text = TEXTS[helper];
    await run('xdotool', ['type', '--delay', '30', `${text}\n`], at(scene.helperDisplay.name));
    await until('the text', async () => (await editor.text()).length >= text.length + 1, {
      timeoutMs: 15_000,
    }).catch(() => undefined);
    expect(await editor.text()).toBe(`${text}\n`);
  },
);

test('AGS6 a grant taken back in mid-drag ends the drag at once, and nothing of the helper arrives any more', async () => {
  const { page, agent } = scene;
  const video = page.locator('video');
  const desktop = { x: 0, y: 0, width: 2_304, height: 968 };
  const start = await placeOf(video, [600, 400], desktop);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await until('the button is down', async () => (await buttonsDown(monitors.name)) === 1);
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(start.x + step * 4, start.y);
  agent.send({ kind: 'give-up', capability: 'control' });
  await until('the button is up', async () => (await buttonsDown(monitors.name)) === 0);
  const left = await pointerOf(monitors.name);
  for (let step = 10; step <= 30; step += 1) await page.mouse.move(start.x + step * 4, start.y + step);
  await page.mouse.up();
  const { grants } = await agent.scene('active', ({ handRefusal }) => handRefusal === 'no-grant');
  expect(grants.map(({ capability }) => capability)).toEqual(['view']);
  expect(await pointerOf(monitors.name)).toBe(left);
  expect(await buttonsDown(monitors.name)).toBe(0);
  expect(unexpectedProblems([scene.helperWindow])).toEqual([]);
});
