import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/index.ts';
import { type ServerWithClock, startServerWithClock } from './clock-of-server.ts';
import { openColleague } from './colleague.ts';
import { demo, personNamed, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const minuteMs = 60_000;
const resources = new AsyncDisposableStack();
let clock: ServerWithClock;
let scene: Scene;

beforeAll(async () => {
  clock = resources.use(await startServerWithClock());
  scene = resources.use(await Scene.open({ server: clock.server }));
});
afterAll(() => resources.disposeAsync());

/** What the page answers to a code, as the person reads it. */
async function refusalOf(code: string): Promise<string> {
  const { sharer } = scene;
  await sharer.openGetHelp();
  await sharer.enterCode(code);
  await sharer.notice('error.SESSION_CODE_INVALID').waitFor();
  return sharer.page.getByRole('alert').filter({ visible: true }).innerText();
}

test('JRN4 a wrong, a used and an expired code, and a valid one of another organisation, are answered alike', async () => {
  const { helper, sharer } = scene;
  const wrong = await refusalOf('2222-2222');

  const used = await helper.getCode();
  // As people hear and type it: other case, other grouping.
  await sharer.meet(used.toLowerCase().replace('-', ' '), demo.helper);
  await helper.met(demo.sharer);
  await sharer.leave();
  await helper.ended('sharer-left', demo.sharer).waitFor();
  expect(await refusalOf(used)).toBe(wrong);

  const late = await helper.getCode();
  await clock.forward(10 * minuteMs);
  await helper.ended('code-expired').waitFor();
  expect(await refusalOf(late)).toBe(wrong);

  const foreign = await helper.getCode();
  await sharer.page.context().clearCookies();
  await signIn(sharer.page, {
    origin: scene.origin,
    texts: sharer.texts,
    person: personNamed(scene.server, demo.stranger),
    returnTo: '/',
  });
  expect(await refusalOf(foreign)).toBe(wrong);
  await sharer.page.context().clearCookies();
  await signIn(sharer.page, {
    origin: scene.origin,
    texts: sharer.texts,
    person: personNamed(scene.server, demo.sharer),
    returnTo: '/',
  });
  // It was valid all the time.
  await sharer.meet(foreign, demo.helper);
  await helper.met(demo.sharer);
  await helper.leave();
  await sharer.ended('helper-left', demo.helper).waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});

test('JRN5 a link carries the code through signing in', async () => {
  const { helper, sharer } = scene;
  const code = await helper.getCode();
  const link = `${scene.origin}/#code=${code.replace('-', '')}`;
  await sharer.page.context().clearCookies();
  await sharer.page.goto('about:blank');
  await sharer.page.goto(link);
  await sharer.button('share.code.continueSignIn').click();
  expect(new URL(sharer.page.url()).hash).toBe('');
  await sharer.completeSignIn(personNamed(scene.server, demo.sharer));
  await sharer.heading('share.meeting.title').waitFor();
  await helper.met(demo.sharer);
  await helper.leave();
  await sharer.ended('helper-left', demo.helper).waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});

test('JRN6 a question that nobody answers ends the session, and both sides read why', async () => {
  const { helper, sharer } = scene;
  await scene.meet();
  await helper.askView();
  await sharer.question(demo.helper).waitFor();
  await clock.forward(5 * minuteMs);
  await helper.ended('no-answer').waitFor();
  await sharer.ended('no-answer').waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});

test('JRN18 a sharer who never comes back is missed at once, and the session ends by rule with its reason', async () => {
  const { helper, sharer } = scene;
  await scene.help();
  await sharer.page.goto('about:blank');
  await helper.notice('console.viewer.away', { name: demo.sharer }).waitFor();
  await clock.forward(2 * minuteMs);
  await helper.ended('sharer-lost', demo.sharer).waitFor();

  await using auditor = await openColleague(scene.server, demo.auditor);
  await auditor.pages.openNewestReport();
  await auditor.pages.happened('timeline.side-lost', { who: demo.sharer }).first().waitFor();
  await auditor.pages
    .happened('timeline.ended-because', { reason: auditor.pages.texts.within('end-reason.sharer-lost') })
    .waitFor();
  expect(unexpectedProblems([...scene.windows, auditor.window])).toEqual([]);
});
