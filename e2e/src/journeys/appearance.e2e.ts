import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConsolePages, PageTexts, SetupPages, signIn, typeInto } from '../pages/index.ts';
import { Display, expectAccessible, openChromium, ServerProcess } from '../rig/index.ts';
import { demo, personNamed, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const resources = new AsyncDisposableStack();
let server: ServerProcess;
let display: Display;
beforeAll(async () => {
  server = resources.use(await ServerProcess.start({ isDemo: true }));
  display = resources.use(await Display.start());
});
afterAll(() => resources.disposeAsync());

const looks = [
  { name: 'light', options: {} },
  { name: 'dark, with reduced motion', options: { colorScheme: 'dark', hasReducedMotion: true } },
  { name: 'high contrast', options: { hasForcedColors: true } },
  { name: 'Arabic', options: { locale: 'ar' } },
] as const;

test.for(looks)('JRN21 axe finds nothing on any page that needs no session: $name', async ({ options }) => {
  await using window = await openChromium({ display, ...options });
  const { page } = window;
  const texts = 'locale' in options ? PageTexts.ar : PageTexts.en;
  const heading = (key: string, values = {}) => page.getByRole('heading', { name: texts.text(key, values) });

  await page.goto(`${server.url}/`);
  await page.getByRole('textbox', { name: texts.text('ui.code.label') }).waitFor();
  await expectAccessible(page);
  await page.goto(`${server.url}/nowhere`);
  await heading('share.notFound.title').waitFor();
  await expectAccessible(page);
  await page.goto(`${server.url}/setup#used`);
  await heading('share.setup.closedTitle').waitFor();
  await expectAccessible(page);
  await page.goto(`${server.url}/invitation#wrong`);
  await heading('share.invitation.invalid').waitFor();
  await expectAccessible(page);

  const person = personNamed(server, demo.administrator);
  await page.goto(`${server.url}/sign-in?returnTo=%2Fprofile`);
  await heading('share.signIn.title').waitFor();
  await expectAccessible(page);
  await typeInto(page.getByLabel(texts.text('share.field.email')), person.email);
  await page.getByRole('button', { name: texts.text('share.signIn.next') }).click();
  await heading('share.interaction.password.title').waitFor();
  await expectAccessible(page);
  await typeInto(page.getByLabel(texts.text('share.field.password')), 'not this one');
  await page.getByRole('button', { name: texts.text('share.interaction.password.submit') }).click();
  await page.getByText(texts.text('error.SIGN_IN_FAILED')).waitFor();
  await expectAccessible(page);
  await signIn(page, { origin: server.url, texts, person, returnTo: '/profile' });
  await heading('share.signIns.title').waitFor();
  await expectAccessible(page);

  const console = new ConsolePages(page, texts, server.url);
  await page.goto(`${server.url}/console/`);
  await heading('console.give-help.title').waitFor();
  await expectAccessible(page);
  for (const section of ['active', 'reports', 'audit', 'people', 'settings'] as const) {
    await console.open(section);
    await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
    await expectAccessible(page);
  }
  for (const tab of ['domains', 'sign-in']) {
    await page.goto(`${server.url}/console/settings?tab=${tab}`);
    await heading('console.settings.title').first().waitFor();
    await expectAccessible(page);
  }
  expect(unexpectedProblems([window])).toEqual([]);
});

const sessionLooks = [
  { name: 'English', language: 'en' },
  { name: 'Arabic', language: 'ar' },
] as const;

test.for(sessionLooks)(
  'JRN21, JRN23 axe finds nothing on any page of a session, and codes run from left to right: $name',
  async ({ language }) => {
    await using scene = await Scene.open({ server, helperLanguage: language, sharerLanguage: language });
    const { helper, sharer } = scene;
    const both = async (): Promise<void> => {
      await expectAccessible(helper.page);
      await expectAccessible(sharer.page);
    };
    await sharer.openGetHelp();
    await sharer.enterCode('2222-2222');
    await sharer.notice('error.SESSION_CODE_INVALID').waitFor();
    await helper.openGiveHelp();
    await both();
    const code = await helper.getCode();
    expect(await helper.codeDirections()).toEqual(['ltr', 'ltr']);
    await expectAccessible(helper.page);
    await sharer.meet(code, demo.helper);
    await helper.met(demo.sharer);
    await both();
    await helper.askView();
    await sharer.question(demo.helper).waitFor();
    await both();
    await sharer.button('ui.report.open').click();
    await sharer.page.getByRole('dialog').waitFor();
    await expectAccessible(sharer.page);
    await sharer.button('ui.dialog.cancel').click();
    await sharer.allow();
    await scene.pictureGoesOn();
    await helper.status('shown').waitFor();
    await helper.chat.say('Hello');
    await sharer.chat.lastIs('Hello');
    await both();
    await helper.button('console.viewer.details').click();
    await helper.page.getByText(helper.texts.text('console.details.here')).waitFor();
    await expectAccessible(helper.page);
    await sharer.stopSharing();
    await helper.status('paused').waitFor();
    await both();
    await sharer.leave();
    await sharer.ended('sharer-left').waitFor();
    await helper.ended('sharer-left', demo.sharer).waitFor();
    await both();
    expect(unexpectedProblems(scene.windows)).toEqual([]);
  },
);

test('JRN21 axe finds nothing on the pages of a fresh server and of an invitation', async () => {
  await using fresh = await ServerProcess.start();
  await using window = await openChromium({ display });
  const { page } = window;
  const setup = new SetupPages(page, PageTexts.en);
  const first = {
    fullName: 'Nora Lind',
    email: 'nora@harbour.example',
    password: 'lantern quiet harbour 42',
  };
  const check = (): Promise<void> => expectAccessible(page);
  await setup.setUp(fresh.setUpLink, { organisation: 'Harbour Works', ...first }, check);
  await setup.goOnToSignIn(first);
  const console = new ConsolePages(page, PageTexts.en, fresh.url);
  await page.getByRole('heading', { name: PageTexts.en.text('console.give-help.title') }).waitFor();
  const link = await console.invite({ email: 'b@harbour.example', fullName: 'Bilal Aziz', roles: [] });
  await expectAccessible(page);
  await page.goto(link);
  await setup.heading('share.invitation.title', { name: 'Bilal Aziz' }).waitFor();
  await expectAccessible(page);
  expect(unexpectedProblems([window])).toEqual([]);
});

test('JRN22 the language is switched on the page, kept, and turns its direction', async () => {
  await using window = await openChromium({ display, colorScheme: 'dark' });
  const { page } = window;
  const languageOf = () => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  await page.goto(`${server.url}/`);
  const { en, ar, de } = PageTexts;
  await page.getByRole('heading', { name: en.text('share.getHelp.title') }).waitFor();
  expect(await languageOf()).toEqual(['en', 'ltr']);
  await page.getByRole('combobox', { name: en.text('ui.language.label') }).selectOption('ar');
  await page.getByRole('heading', { name: ar.text('share.getHelp.title') }).waitFor();
  expect(await languageOf()).toEqual(['ar', 'rtl']);
  await page.reload();
  await page.getByRole('heading', { name: ar.text('share.getHelp.title') }).waitFor();
  await page.getByRole('combobox', { name: ar.text('ui.language.label') }).selectOption('de');
  await page.getByRole('heading', { name: de.text('share.getHelp.title') }).waitFor();
  expect(await languageOf()).toEqual(['de', 'ltr']);
  expect(unexpectedProblems([window])).toEqual([]);
});
