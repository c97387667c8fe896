import { expect, test } from 'vitest';
import { demo, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

test('JRN2 a helper in a German Firefox sees the screen, writes, and leaves', async () => {
  await using scene = await Scene.open({
    helperBrowser: 'firefox',
    helperLanguage: 'de',
    sharerLanguage: 'en',
  });
  const { helper, sharer } = scene;
  await scene.help();
  await helper.video.frames(3);
  await helper.status('shown').waitFor();
  await sharer.seen(demo.helper).waitFor();

  await helper.chat.say('Öffnen Sie bitte die „Übersicht“.');
  await sharer.chat.lastIs('Öffnen Sie bitte die „Übersicht“.');
  await sharer.chat.say('Done');
  await helper.chat.lastIs('Done');

  await helper.leave();
  await helper.ended('helper-left').waitFor();
  await sharer.ended('helper-left', demo.helper).waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});
