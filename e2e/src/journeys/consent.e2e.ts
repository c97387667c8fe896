import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene[Symbol.asyncDispose]());

test('JRN7 who declines shares nothing, and the helper learns it at once', async () => {
  const { helper, sharer } = scene;
  await scene.meet();
  await helper.askView();
  await sharer.decline();
  await helper.ended('declined', demo.sharer).waitFor();
  await sharer.ended('declined').waitFor();
  await sharer.notice('ui.ended.unseenText').waitFor();
  await sharer.endedFact('ui.ended.who').getByText(sharer.texts.text('ui.ended.nobody')).waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});

test('JRN8 a helper takes a question back and asks again; the sharer stops, shares again, and is asked again', async () => {
  const { helper, sharer } = scene;
  await scene.meet();
  await helper.askView();
  await sharer.question(demo.helper).waitFor();
  await helper.withdraw();
  await sharer.heading('share.meeting.title').waitFor();

  await helper.askView();
  await sharer.allow();
  await scene.pictureGoesOn();

  await sharer.stopSharing();
  await helper.status('paused').waitFor();
  await helper.notice('console.viewer.paused', { name: demo.sharer }).waitFor();
  expect(await helper.page.locator('video').isVisible()).toBe(false);
  await sharer.shareAgain();
  await scene.pictureGoesOn();

  await sharer.stopSharing();
  await helper.askAgain();
  await sharer.question(demo.helper).waitFor();
  await sharer.allow();
  await scene.pictureGoesOn();
  await helper.leave();
  await sharer.ended('helper-left', demo.helper).waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});

test('JRN9 a sharer who cancels the browser’s picker shares nothing and can try again or decline', async () => {
  await using shy = await Scene.open({ server: scene.server, screenPicker: 'deny' });
  const { helper, sharer } = shy;
  await shy.meet();
  await helper.askView();
  await sharer.allow();
  await sharer.notice('share.capture.dismissed').waitFor();
  await sharer.question(demo.helper).waitFor();
  await helper.notice('console.ask.waiting-view', { name: demo.sharer }).waitFor();
  await sharer.decline();
  await helper.ended('declined', demo.sharer).waitFor();
  expect(unexpectedProblems(shy.windows)).toEqual([]);
});
