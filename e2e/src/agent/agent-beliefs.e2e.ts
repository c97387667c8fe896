import { afterAll, beforeAll, expect, test } from 'vitest';
import { unexpectedProblems } from '../journeys/unexpected-problems.ts';
import { BarCodeScreen, Display, until } from '../rig/index.ts';
import { AgentScene } from './agent-scene.ts';
import { BelievingPage } from './believing-page.ts';
import { buttonsDown } from './buttons-down.ts';
import { EventReader } from './event-reader.ts';
import { placeOf } from './place-of.ts';
import { pointerOf } from './pointer-of.ts';

const resources = new AsyncDisposableStack();
let barCode: BarCodeScreen;
let scene: AgentScene;
let believing: BelievingPage;
beforeAll(async () => {
  const display = resources.use(await Display.start());
  barCode = resources.use(await BarCodeScreen.start(display));
  scene = resources.use(await AgentScene.open({ sharerDisplay: display.name }));
  believing = await BelievingPage.make(scene.page);
});
afterAll(() => resources.disposeAsync());

const desktop = { x: 0, y: 0, width: 1_280, height: 800 };
const inReader = [300, 250] as const;

/** Moves onto the reader's window, clicks there and types this. */
async function act(text: string): Promise<void> {
  const { page } = scene;
  const place = await placeOf(page.locator('video'), inReader, desktop);
  await page.mouse.move(place.x - 20, place.y);
  await page.mouse.click(place.x, place.y);
  await page.keyboard.type(text);
}

/** Until the agent has taken all that the page has sent. */
async function allArrived(): Promise<void> {
  const text = `after ${barCode.drawn}`;
  await scene.helper.chat.say(text);
  await scene.agent.scene('active', ({ chat }) => chat.thread.at(-1)?.text === text);
}

async function askControl(): Promise<void> {
  await scene.page.getByRole('button', { name: scene.texts.text('mode.control') }).click();
  const { question } = await scene.agent.scene('active', ({ question: asked }) => asked?.mode === 'control');
  if (question === null) throw new Error('no question');
  expect(await scene.agent.command({ kind: 'answer', questionId: question.id, isAllowed: true })).toBeNull();
  await scene.agent.scene('active', ({ handRefusal }) => handRefusal === null);
  await controls();
}

const controls = (): Promise<void> => scene.helper.notice('console.control.held', { name: /.+/u }).waitFor();

async function pressInReader(): Promise<void> {
  const { page, sharerDisplay } = scene;
  const place = await placeOf(page.locator('video'), inReader, desktop);
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await until('the button is down', async () => (await buttonsDown(sharerDisplay)) === 1);
}

const isReleased = (): Promise<unknown> =>
  until('the button is up', async () => (await buttonsDown(scene.sharerDisplay)) === 0);

test('AGS18 a page that believes it may control, before it is allowed and after it no longer is, does nothing', async () => {
  const { agent, page, sharerDisplay } = scene;
  await using reader = await EventReader.start(sharerDisplay);
  await scene.meet();
  await scene.allow('view');
  await scene.video.frameAfter(barCode.drawn);
  const untouched = await pointerOf(sharerDisplay);
  await believing.believe(true);
  await controls();
  await act('a');
  await allArrived();
  const { sent, told } = await believing.traces();
  expect(sent).toEqual(expect.arrayContaining(['pointer', 'button', 'text']));
  expect(told.at(-1)).toBe('no-grant');
  await agent.scene('active', ({ handRefusal }) => handRefusal === 'no-grant');
  expect(reader.arrived).toEqual({ typed: '', keys: [], buttons: [] });
  expect(await pointerOf(sharerDisplay)).toBe(untouched);

  await believing.believe(false);
  await askControl();
  await act('b');
  await until('the key', () => reader.arrived.typed === 'b');
  await until('the click', () => reader.arrived.buttons.join() === '+left,-left');

  await believing.believe(true);
  await pressInReader();
  agent.send({ kind: 'give-up', capability: 'control' });
  await isReleased();
  const left = await pointerOf(sharerDisplay);
  await page.mouse.up();
  await controls();
  await act('c');
  await allArrived();
  expect((await believing.traces()).told.at(-1)).toBe('no-grant');
  expect(reader.arrived).toMatchObject({
    typed: 'b',
    keys: ['+b', '-b'],
    buttons: ['+left', '-left', '+left', '-left'],
  });
  expect(await pointerOf(sharerDisplay)).toBe(left);
  await believing.believe(false);
});

test('AGS6 the view taken back in mid-drag ends the drag and the picture, whatever the page believes', async () => {
  const { agent, helper, video } = scene;
  await askControl();
  await video.frameAfter(barCode.drawn);
  await believing.believe(true);
  await pressInReader();
  agent.send({ kind: 'give-up', capability: 'view' });
  await isReleased();
  const { grants } = await agent.scene('active', ({ isPictureShown }) => !isPictureShown);
  expect(grants).toEqual([]);
  const stoppedBy = barCode.drawn;
  await scene.page.mouse.up();
  const last = await video.standsStill(() => barCode.draws(20));
  expect(last ?? 0).toBeLessThanOrEqual(stoppedBy);
  await believing.believe(false);
  await helper.status('paused').first().waitFor();
  expect(await buttonsDown(scene.sharerDisplay)).toBe(0);
  expect(unexpectedProblems([scene.helperWindow])).toEqual([]);
});
