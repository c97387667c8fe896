import { expect, test } from 'vitest';
import { openColleague } from './colleague.ts';
import { demo, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const english = 'Good morning! Which window is it?';
const arabic = 'صباح الخير، إنها نافذة البريد.';

test('JRN1 the whole job: code, trust screens, consent, picture, chat in two directions, the end and its report', async () => {
  await using scene = await Scene.open({ helperLanguage: 'en', sharerLanguage: 'ar' });
  const { helper, sharer } = scene;
  await scene.meet();

  for (const fact of [demo.sharer, 'Dispatcher', 'Nordlicht Logistik', 'nordlicht.example']) {
    await helper.page.getByRole('main').getByText(fact, { exact: true }).waitFor();
  }
  await helper.notice('ui.person.verified').waitFor();
  await helper.notice('ui.device.unenrolled.helper.title').waitFor();
  for (const fact of [demo.helper, 'IT support', 'Nordlicht Logistik', 'nordlicht.example']) {
    await sharer.page.getByRole('main').getByText(fact, { exact: true }).waitFor();
  }
  await sharer.notice('ui.person.verified').waitFor();
  await sharer.notice('ui.device.unenrolled.sharer.title').waitFor();

  await helper.askView();
  await helper.notice('console.ask.waiting-view', { name: demo.sharer }).waitFor();
  await sharer.question(demo.helper).waitFor();
  await sharer.allow();
  await scene.pictureGoesOn();
  expect((await helper.video.frames(5)).at(-1)).toBeLessThanOrEqual(scene.barCode.drawn);
  await helper.status('shown').waitFor();
  await sharer.seen(demo.helper).waitFor();

  await helper.chat.say(english);
  expect(await sharer.chat.lastIs(english)).toEqual({ text: english, isOwn: false, direction: 'ltr' });
  await sharer.chat.say(arabic);
  expect(await helper.chat.lastIs(arabic)).toEqual({ text: arabic, isOwn: false, direction: 'rtl' });
  expect(await sharer.chat.messages()).toEqual([
    { text: english, isOwn: false, direction: 'ltr' },
    { text: arabic, isOwn: true, direction: 'rtl' },
  ]);
  expect(await helper.page.evaluate(() => document.dir)).toBe('ltr');
  expect(await sharer.page.evaluate(() => document.dir)).toBe('rtl');

  await sharer.leave();
  await sharer.ended('sharer-left').waitFor();
  await sharer.endedFact('ui.ended.who').getByText(demo.helper).waitFor();
  await sharer.endedFact('ui.ended.allowed').getByText(sharer.texts.text('ui.capability.view')).waitFor();
  await helper.ended('sharer-left', demo.sharer).waitFor();
  await helper.fact('console.ended.allowed').getByText(helper.texts.text('capability.view')).waitFor();
  await helper.fact('console.ended.duration').waitFor();

  await using auditor = await openColleague(scene.server, demo.auditor);
  const { pages } = auditor;
  await pages.open('reports');
  await pages.newestSession.getByText(demo.helper).waitFor();
  await pages.newestSession.getByText(demo.sharer).waitFor();
  await pages.newestSession.getByText(pages.texts.text('end-reason.sharer-left')).waitFor();
  await pages.openNewestReport();
  const names = { helper: demo.helper, sharer: demo.sharer };
  const what = pages.texts.within('capability.view');
  await pages.happened('timeline.joined', names).waitFor();
  await pages.happened('timeline.asked.view', names).waitFor();
  await pages.happened('timeline.grant-given', { ...names, what }).waitFor();
  await pages
    .happened('timeline.ended-because', { reason: pages.texts.within('end-reason.sharer-left') })
    .waitFor();

  expect(unexpectedProblems([...scene.windows, auditor.window])).toEqual([]);
});
