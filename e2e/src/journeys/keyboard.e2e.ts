import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demo, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const mostStops = 40;

/** Presses Tab until the element has the focus, as somebody does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached by ${mostStops} times Tab: ${String(target)}`);
}

async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('JRN20 a sharer gets help with the keyboard alone, and the focus is where it belongs', async () => {
  await using scene = await Scene.open();
  const { helper, sharer } = scene;
  const { page } = sharer;
  const focused = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement);
  const code = await helper.getCode();
  await sharer.openGetHelp();
  expect(await focused(sharer.codeField)).toBe(true);
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await sharer.heading('share.meeting.title').waitFor();
  expect(await focused(sharer.heading('share.meeting.title'))).toBe(true);

  await helper.askView();
  await sharer.question(demo.helper).waitFor();
  expect(await focused(sharer.question(demo.helper))).toBe(true);
  await pressOn(page, sharer.button('share.question.allow'));
  await scene.pictureGoesOn();
  await sharer.seen(demo.helper).waitFor();

  await tabTo(page, sharer.chat.entry);
  await page.keyboard.type('Hello from the keyboard');
  await page.keyboard.press('Enter');
  await helper.chat.lastIs('Hello from the keyboard');
  await sharer.heading('share.sharing.seen.title', { name: demo.helper }).focus();
  await pressOn(page, sharer.button('share.sharing.stop'));
  await sharer.heading('share.sharing.stopped.title').waitFor();
  await helper.status('paused').waitFor();
  await pressOn(page, sharer.button('share.session.leave'));
  await sharer.ended('sharer-left').waitFor();
  expect(await focused(sharer.ended('sharer-left'))).toBe(true);
  await helper.ended('sharer-left', demo.sharer).waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});
