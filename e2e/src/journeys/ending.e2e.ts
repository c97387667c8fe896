import { afterAll, beforeAll, expect, test } from 'vitest';
import { openColleague, type Colleague } from './colleague.ts';
import { demo, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

/** The promise is 2 seconds; a loaded machine gets more, and what it took is printed. */
const knownWithinMs = 10_000;

const resources = new AsyncDisposableStack();
let scene: Scene;
let administrator: Colleague;
beforeAll(async () => {
  scene = resources.use(await Scene.open());
  administrator = resources.use(await openColleague(scene.server, demo.administrator));
});
afterAll(() => resources.disposeAsync());

interface Awaited {
  waitFor(options: { readonly timeout: number }): Promise<void>;
}

async function timed(what: string, end: () => Promise<void>, seen: readonly Awaited[]): Promise<void> {
  const startedAt = performance.now();
  await Promise.all([end(), ...seen.map((one) => one.waitFor({ timeout: knownWithinMs }))]);
  process.stdout.write(`${what}: known after ${Math.round(performance.now() - startedAt)} ms\n`);
}

test('JRN10 who leaves is known to the other side', async () => {
  const { helper, sharer } = scene;
  await scene.help();
  await timed('the sharer left', () => sharer.leave(), [helper.ended('sharer-left', demo.sharer)]);
  await sharer.ended('sharer-left').waitFor();

  await scene.help();
  await timed('the helper left', () => helper.leave(), [sharer.ended('helper-left', demo.helper)]);
  await helper.ended('helper-left').waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});

test('JRN11 an administrator sees the session in the monitor and ends it', async () => {
  const { helper, sharer } = scene;
  await scene.help();
  const confirm = await administrator.pages.askToEndSession(demo.helper, demo.sharer);
  await timed('an administrator ended it', confirm, [
    helper.ended('ended-by-administrator'),
    sharer.ended('ended-by-administrator'),
  ]);
  await administrator.pages.notice('console.active.none').waitFor();
  expect(unexpectedProblems([...scene.windows, administrator.window])).toEqual([]);
});

test('JRN12 turning Alongside off ends the running session with that reason, and both start pages say so', async () => {
  const { helper, sharer } = scene;
  await scene.help();
  const confirm = await administrator.pages.askToTurnOff();
  await timed('turned off', confirm, [helper.ended('turned-off'), sharer.ended('turned-off')]);
  await sharer.page.goto(`${scene.origin}/`);
  await sharer
    .heading('share.getHelp.offTitle')
    .or(sharer.notice('share.getHelp.offTitle'))
    .first()
    .waitFor();
  await administrator.pages.turnOn();
  await scene.meet();
  await helper.leave();
  await sharer.ended('helper-left', demo.helper).waitFor();
  expect(unexpectedProblems([...scene.windows, administrator.window])).toEqual([]);
});

test('JRN13 without chat there is nothing to write in', async () => {
  const { helper, sharer } = scene;
  await administrator.pages.setChatAllowed(false);
  await scene.help();
  await sharer.notice('error.CHAT_OFF').waitFor();
  expect(await sharer.chat.entry.count()).toBe(0);
  expect(await helper.chat.entry.count()).toBe(0);
  await helper.leave();
  await sharer.ended('helper-left', demo.helper).waitFor();
  await administrator.pages.setChatAllowed(true);
  expect(unexpectedProblems([...scene.windows, administrator.window])).toEqual([]);
});

test('JRN14 “I did not expect this” ends the session and keeps the helper from others until an administrator has looked', async () => {
  const { helper, sharer } = scene;
  await scene.meet();
  await timed('reported', () => sharer.report(), [helper.ended('reported', demo.sharer)]);
  await sharer.ended('reported').waitFor();
  await helper.openGiveHelp();
  await helper.button('console.give-help.get-code').click();
  await helper.page.getByText(helper.texts.within('access.reason.helper-blocked')).waitFor();

  await administrator.pages.liftBlock(demo.helper);
  await scene.meet();
  await helper.leave();
  await sharer.ended('helper-left', demo.helper).waitFor();
  expect(unexpectedProblems([...scene.windows, administrator.window])).toEqual([]);
});
