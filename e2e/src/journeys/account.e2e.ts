import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ChosenFile,
  completeSignIn,
  ConsolePages,
  type Credentials,
  HelperPage,
  type PageLanguage,
  PageTexts,
  ProfilePage,
  SharerPage,
  signIn,
} from '../pages/index.ts';
import {
  type BrowserWindow,
  Display,
  expectAccessible,
  openChromium,
  ServerProcess,
  shot,
  until,
} from '../rig/index.ts';
import { AuthenticatorApp } from './authenticator-app.ts';
import { PasskeyHolder } from './passkey-holder.ts';
import { browserLocales, demo, personNamed } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const newPassword = 'lantern quiet harbour 42';
const resources = new AsyncDisposableStack();
let server: ServerProcess;
let display: Display;
let otherDisplay: Display;
beforeAll(async () => {
  server = resources.use(await ServerProcess.start({ isDemo: true }));
  display = resources.use(await Display.start());
  otherDisplay = resources.use(await Display.start());
});
afterAll(() => resources.disposeAsync());

interface Person extends AsyncDisposable {
  readonly window: BrowserWindow;
  readonly page: Page;
  readonly profile: ProfilePage;
  readonly credentials: Credentials;
}

interface PersonOptions {
  readonly on?: Display;
  readonly returnTo?: string;
  readonly language?: PageLanguage;
  readonly colorScheme?: 'light' | 'dark';
  /** Default: the one that the demo gave. */
  readonly password?: string;
}

/** Somebody signed in, by default in front of their profile. */
async function openPerson(name: string, options: PersonOptions = {}): Promise<Person> {
  const { on = display, returnTo = '/profile', language = 'en', colorScheme = 'light' } = options;
  await using opened = new AsyncDisposableStack();
  const locale = browserLocales[language];
  const window = opened.use(await openChromium({ display: on, locale, colorScheme }));
  const { page } = window;
  const texts = PageTexts[language];
  const { email, password } = personNamed(server, name);
  const credentials = { email, password: options.password ?? password };
  await signIn(page, { origin: server.url, texts, person: credentials, returnTo });
  const profile = new ProfilePage(page, texts, server.url);
  if (returnTo === '/profile') await profile.loaded();
  const owned = opened.move();
  return { window, page, profile, credentials, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

const headingOf = ({ page, profile }: Person, key: string): Locator =>
  page.getByRole('heading', { name: profile.texts.text(key) });
const buttonOf = ({ page, profile }: Person, key: string): Locator =>
  page.getByRole('button', { name: profile.texts.text(key) });

/** A button that has just finished its work fades from one colour to another. */
async function expectAccessibleAtRest(page: Page): Promise<void> {
  await page.locator('button[aria-disabled="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate(async () => {
    const changes = document.getAnimations().filter((change) => change instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
  });
  await expectAccessible(page);
}

async function signOut(person: Person): Promise<void> {
  await person.page.context().clearCookies();
  await person.page.goto(`${server.url}/sign-in?returnTo=%2Fprofile`);
}

/** A page of one colour, photographed: a picture file as programs really make them, and no square. */
async function pictureOf(colour: string, type: 'png' | 'jpeg', page: Page): Promise<ChosenFile> {
  await page.goto('about:blank');
  await page.setContent(`<body style="background: ${colour}">`);
  const buffer = await page.screenshot({ type, clip: { x: 0, y: 0, width: 640, height: 300 } });
  return { name: `me.${type}`, mimeType: `image/${type}`, buffer };
}

/** The strongest of red, green and blue in the middle of a picture that is shown; none while it isn't. */
async function colourOf(picture: Locator): Promise<string> {
  await picture.waitFor();
  return until('a picture', () =>
    picture.evaluate((image) => {
      if (!(image instanceof HTMLImageElement) || image.naturalWidth === 0) return undefined;
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context === null) return undefined;
      context.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return Math.max(red, green, blue) === red ? 'red' : blue > green ? 'blue' : 'green';
    }),
  );
}

test('ACJ1 names and work that a person changes are there after a reload, and on the other side', async () => {
  await using person = await openPerson(demo.helper);
  const { profile, page } = person;
  await expectAccessibleAtRest(page);
  await profile.field('fullName').fill('Hanna Brandt-Ōe');
  await profile.field('jobTitle').fill('Zweite Ebene <b>');
  await profile.field('company').fill('');
  await profile.saveDetails();
  await profile.notice('share.details.saved').waitFor();
  await expectAccessibleAtRest(page);
  await page.reload();
  await profile.loaded();
  expect(await profile.field('fullName').inputValue()).toBe('Hanna Brandt-Ōe');
  expect(await profile.field('jobTitle').inputValue()).toBe('Zweite Ebene <b>');
  expect(await profile.field('company').inputValue()).toBe('');

  await profile.field('fullName').fill(' ');
  await profile.saveDetails();
  await page.getByRole('alert').filter({ visible: true }).waitFor();
  await expectAccessibleAtRest(page);

  await using sharer = await openPerson(demo.sharer, { on: otherDisplay, returnTo: '/' });
  const code = await new HelperPage(page, profile.texts, server.url).getCode();
  const other = new SharerPage(sharer.page, profile.texts, server.url);
  await other.meet(code, /.+/u);
  await sharer.page.getByText('Hanna Brandt-Ōe', { exact: true }).first().waitFor();
  await sharer.page.getByText('Zweite Ebene <b>', { exact: true }).waitFor();
  await other.leave();

  await profile.open();
  await profile.field('fullName').fill(demo.helper);
  await profile.saveDetails();
  await profile.notice('share.details.saved').waitFor();
  expect(unexpectedProblems([person.window, sharer.window])).toEqual([]);
});

test('ACJ2 a picture is taken from a file, shown to the other side and taken away; what is no picture is refused', async () => {
  await using person = await openPerson(demo.helper);
  const { profile, page } = person;
  const png = await pictureOf('rgb(20 60 220)', 'png', page);
  const jpeg = await pictureOf('rgb(220 40 20)', 'jpeg', page);
  await profile.open();
  await profile.choosePicture({
    name: 'me.png',
    mimeType: 'image/png',
    buffer: Buffer.from('not a picture'),
  });
  await profile.notice('error.PICTURE_UNSUPPORTED').waitFor();
  await expectAccessibleAtRest(page);

  await profile.choosePicture(png);
  await page.getByRole('img', { name: profile.texts.text('share.picture.preview') }).waitFor();
  expect(await profile.notice('error.PICTURE_UNSUPPORTED').count()).toBe(0);
  await expectAccessibleAtRest(page);
  await profile.button('picture', 'ui.dialog.cancel').click();
  // Otherwise a browser says nothing when the same file is chosen again.
  expect(await profile.section('picture').locator('input').inputValue()).toBe('');

  await profile.choosePicture(png);
  await profile.button('picture', 'share.picture.use').click();
  expect(await colourOf(profile.picture)).toBe('blue');
  await page.reload();
  await profile.loaded();
  expect(await colourOf(profile.picture)).toBe('blue');
  await profile.choosePicture(jpeg);
  await profile.button('picture', 'share.picture.use').click();
  await until('the newer picture', async () => (await colourOf(profile.picture)) === 'red');

  await using sharer = await openPerson(demo.sharer, { on: otherDisplay, returnTo: '/' });
  const code = await new HelperPage(page, profile.texts, server.url).getCode();
  const other = new SharerPage(sharer.page, profile.texts, server.url);
  await other.meet(code, demo.helper);
  expect(await colourOf(sharer.page.locator('main img').first())).toBe('red');
  await expectAccessibleAtRest(sharer.page);
  await other.leave();

  await using administrator = await openPerson(demo.administrator, {
    on: otherDisplay,
    returnTo: '/console/',
  });
  const console = new ConsolePages(administrator.page, profile.texts, server.url);
  await console.open('people');
  const row = administrator.page.getByRole('row').filter({ hasText: demo.helper });
  expect(await colourOf(row.locator('img'))).toBe('red');

  await profile.open();
  await profile.button('picture', 'share.picture.remove').click();
  await profile.picture.waitFor({ state: 'detached' });
  await page.reload();
  await profile.loaded();
  expect(await profile.picture.count()).toBe(0);
  expect(unexpectedProblems([person.window, sharer.window, administrator.window])).toEqual([]);
});

test('ACJ3 a new password needs the old one, signs out elsewhere, and is the one that signs in', async () => {
  await using person = await openPerson(demo.sharer);
  const { profile, page, credentials } = person;
  await using elsewhere = await openPerson(demo.sharer, { on: otherDisplay });
  await profile.changePassword('not this one', newPassword);
  await profile.notice('error.PASSWORD_WRONG').waitFor();
  await expectAccessibleAtRest(page);
  await profile.changePassword(credentials.password, 'password1234');
  await profile.notice('error.PASSWORD_TOO_WEAK').waitFor();
  await profile.changePassword(credentials.password, newPassword);
  await profile.notice('share.password.saved').waitFor();
  await expectAccessibleAtRest(page);

  await elsewhere.page.reload();
  await headingOf(elsewhere, 'share.signIn.title').waitFor();
  await completeSignIn(elsewhere.page, profile.texts, credentials);
  await elsewhere.page.getByText(profile.texts.text('error.SIGN_IN_FAILED')).waitFor();
  await elsewhere.page.getByLabel(profile.texts.text('share.field.password')).fill(newPassword);
  await buttonOf(elsewhere, 'share.interaction.password.submit').click();
  await elsewhere.profile.loaded();

  await page.reload();
  await profile.loaded();
  expect(unexpectedProblems([person.window, elsewhere.window])).toEqual([]);
});

test('ACJ4 an authenticator app is set up with a right code, and asked for at the next sign-in', async () => {
  await using person = await openPerson(demo.administrator);
  const { profile, page, credentials } = person;
  await profile.button('totp', 'share.totp.begin').click();
  await expectAccessibleAtRest(page);
  await profile.confirmWith('not this one', 'share.totp.begin');
  await profile.notice('error.PASSWORD_WRONG').waitFor();
  await expectAccessibleAtRest(page);
  await profile.confirmWith(credentials.password, 'share.totp.begin');
  const app = new AuthenticatorApp(await profile.totpSecret());
  await expectAccessibleAtRest(page);
  await profile.confirmTotp(app.oldCode());
  await profile.notice('error.CODE_WRONG').waitFor();
  await expectAccessibleAtRest(page);
  const used = app.code();
  await profile.confirmTotp(used);
  await profile.notice('share.totp.on').waitFor();
  await expectAccessibleAtRest(page);

  await signOut(person);
  await completeSignIn(page, profile.texts, credentials);
  await headingOf(person, 'share.interaction.second.title').waitFor();
  await expectAccessibleAtRest(page);
  for (const refused of [app.oldCode(), used, '12']) {
    await profile.field('totp').fill(refused);
    const answered = page.waitForResponse((response) => response.url().endsWith('/totp'));
    await buttonOf(person, 'share.interaction.password.submit').click();
    expect((await answered).ok()).toBe(false);
    await profile.notice('error.CODE_WRONG').waitFor();
    await expectAccessibleAtRest(page);
  }
  await profile.field('totp').fill(app.code());
  await buttonOf(person, 'share.interaction.password.submit').click();
  await profile.loaded();

  await profile.button('totp', 'share.totp.remove').click();
  await profile.confirmWith(credentials.password, 'share.totp.remove');
  await profile.button('totp', 'share.totp.begin').waitFor();
  await signOut(person);
  await completeSignIn(page, profile.texts, credentials);
  await profile.loaded();
  expect(unexpectedProblems([person.window])).toEqual([]);
});

test('ACJ5 a passkey is added, signs in without a password, and signs in no more when it was removed', async () => {
  await using person = await openPerson(demo.auditor);
  const { profile, page, credentials } = person;
  await using holder = await PasskeyHolder.plugIn(page);
  const toPasskeys = async (): Promise<void> => {
    await signOut(person);
    await page.getByLabel(profile.texts.text('share.field.email')).fill(credentials.email);
    await buttonOf(person, 'share.signIn.next').click();
    await headingOf(person, 'share.interaction.password.title').waitFor();
  };
  await profile.button('passkeys', 'share.passkeys.add').click();
  await expectAccessibleAtRest(page);
  const name = profile.dialog.getByRole('textbox', { name: profile.texts.text('share.passkeys.name') });
  await name.fill('Work laptop');
  await holder.setFinger(false);
  await profile.confirmWith(credentials.password, 'share.passkeys.add');
  await profile.notice('share.passkey.dismissed').waitFor();
  await expectAccessibleAtRest(page);
  await holder.setFinger(true);
  await profile.confirmWith(credentials.password, 'share.passkeys.add');
  await profile.passkeys.filter({ hasText: 'Work laptop' }).waitFor();
  await profile.passkeys.getByText(profile.texts.text('share.passkeys.unused')).waitFor();
  await expectAccessibleAtRest(page);

  await toPasskeys();
  await buttonOf(person, 'share.interaction.passkey').click();
  await profile.loaded();
  await profile.passkeys.getByText(profile.texts.text('share.passkeys.used', { date: /.+/u })).waitFor();

  await profile.button('passkeys', 'share.passkeys.removeNamed', { name: 'Work laptop' }).click();
  await profile.confirmWith(credentials.password, 'share.passkeys.remove');
  await profile.passkeys.first().waitFor({ state: 'detached' });
  await toPasskeys();
  await buttonOf(person, 'share.interaction.passkey').click();
  await profile.notice('error.PASSKEY_REFUSED').waitFor();
  await expectAccessibleAtRest(page);
  expect(unexpectedProblems([person.window])).toEqual([]);
});

test('ACJ6 a person sees where they are signed in, and ends one of these sign-ins', async () => {
  await using person = await openPerson(demo.stranger);
  const { profile, page } = person;
  await using elsewhere = await openPerson(demo.stranger, { on: otherDisplay });
  await page.reload();
  await profile.loaded();
  expect(await profile.signIns.count()).toBe(2);
  expect(await profile.signIns.getByText(profile.texts.text('share.signIns.current')).count()).toBe(1);
  await expectAccessibleAtRest(page);
  await profile.button('signIns', 'share.signIns.endNamed', { name: 'Chrome · Linux' }).click();
  await until('one sign-in', async () => (await profile.signIns.count()) === 1);
  await expectAccessibleAtRest(page);

  // What is on the page may stay; whatever is done next leads to signing in.
  await elsewhere.profile.saveDetails();
  await headingOf(elsewhere, 'share.signIn.title').waitFor();
  await page.reload();
  await profile.loaded();
  expect(await profile.signIns.count()).toBe(1);
  expect(unexpectedProblems([person.window, elsewhere.window])).toEqual([]);
});

test('ACJ7 signing out everywhere ends every browser, with the live sockets, at once', async () => {
  await using person = await openPerson(demo.helper);
  const { profile, page } = person;
  await using elsewhere = await openPerson(demo.helper, { on: otherDisplay, returnTo: '/console/' });
  const opened = elsewhere.page.waitForEvent('websocket');
  await new HelperPage(elsewhere.page, profile.texts, server.url).getCode();
  const socket = await opened;
  await profile.button('signIns', 'share.signIns.everywhere').click();
  await profile.dialog.getByText(profile.texts.text('share.signIns.everywhereText')).waitFor();
  await expectAccessibleAtRest(page);
  await profile.dialog.getByRole('button', { name: profile.texts.text('share.signIns.everywhere') }).click();
  await headingOf(person, 'share.signIn.title').waitFor();

  // Nobody touches the other browser.
  await elsewhere.page.getByText(profile.texts.text('error.SIGN_IN_REQUIRED')).waitFor();
  expect(socket.isClosed()).toBe(true);
  await expectAccessibleAtRest(elsewhere.page);
  await elsewhere.page.reload();
  await headingOf(elsewhere, 'share.signIn.title').waitFor();
  await page.goto(`${server.url}/profile`);
  await headingOf(person, 'share.signIn.title').waitFor();
  expect(unexpectedProblems([person.window, elsewhere.window])).toEqual([]);
});

const looks = [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'arabic', options: { language: 'ar', colorScheme: 'dark' } },
] as const;

test.for(looks)('ACJ8 setting up an app is accessible in every look: $name', async ({ name, options }) => {
  await using person = await openPerson(demo.administrator, options);
  const { profile, page, credentials } = person;
  await expectAccessibleAtRest(page);
  await profile.button('totp', 'share.totp.begin').click();
  await expectAccessibleAtRest(page);
  await shot(page, `profile-password-${name}`);
  await profile.confirmWith(credentials.password, 'share.totp.begin');
  await profile.totpSecret();
  await expectAccessibleAtRest(page);
  await shot(page, `profile-app-${name}`);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  await shot(page, `profile-${name}`);
  expect(unexpectedProblems([person.window])).toEqual([]);
});
