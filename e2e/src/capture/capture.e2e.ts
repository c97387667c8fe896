import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserWindow, Display, openChromium, openFirefox, until } from '../rig/index.ts';
import { captured, type CapturePage, serveCapturePage } from './capture-page.ts';

const run = promisify(execFile);

/** Places of keys as X counts them. */
const KEY = {
  q: 24,
  y: 29,
  e: 26,
  c: 54,
  a: 38,
  digit7: 16,
  acute: 21,
  shift: 50,
  control: 37,
  altGr: 108,
  alt: 64,
  down: 116,
  capsLock: 66,
};
type KeyName = keyof typeof KEY;

/** A person at the keyboard and the mouse of one display. */
class Person {
  readonly #display: string;

  constructor(display: Display) {
    this.#display = display.name;
  }

  async layout(...names: readonly string[]): Promise<void> {
    await run('setxkbmap', ['-display', this.#display, ...names]);
  }

  async press(...keys: readonly KeyName[]): Promise<void> {
    const held = keys.slice(0, -1).map((key) => String(KEY[key]));
    const last = keys.slice(-1).map((key) => String(KEY[key]));
    await this.#do([
      ...held.flatMap((key) => ['keydown', key]),
      ...last.flatMap((key) => ['key', key]),
      ...held.toReversed().flatMap((key) => ['keyup', key]),
    ]);
  }

  hold(key: KeyName): Promise<void> {
    return this.#do(['keydown', String(KEY[key])]);
  }

  letGo(key: KeyName): Promise<void> {
    return this.#do(['keyup', String(KEY[key])]);
  }

  /** At a point of the screen. */
  turnWheelDown(x: number, y: number): Promise<void> {
    return this.#do(['mousemove', String(x), String(y), 'click', '5']);
  }

  async #do(words: readonly string[]): Promise<void> {
    await run('xdotool', [...words], { env: { ...process.env, DISPLAY: this.#display } });
  }
}

/** Waits until the sharer would have got exactly that. */
async function expectCaptured(page: Page, expected: readonly string[]): Promise<void> {
  let got: readonly string[] = [];
  await until(`the sharer’s ${expected.join(' ')}`, async () => {
    got = await captured(page);
    return got.length >= expected.length;
  }).catch(() => undefined);
  expect(got).toEqual(expected);
}

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('input in %s', (name, openBrowser) => {
  const resources = new AsyncDisposableStack();
  let browser: BrowserWindow;
  let person: Person;
  let server: CapturePage;

  beforeAll(async () => {
    server = resources.use(await serveCapturePage());
    const display = resources.use(await Display.start());
    person = new Person(display);
    browser = resources.use(await openBrowser({ display }));
  }, 180_000);
  afterAll(() => resources.disposeAsync());

  /** A fresh page whose picture was clicked. */
  async function openPicture(system = 'x11'): Promise<Page> {
    const { page } = browser;
    await page.goto(`${server.origin}/?system=${system}`);
    await page.locator('#picture').click({ position: { x: 50, y: 25 } });
    await expectCaptured(page, ['left down 100,50', 'left up 100,50']);
    await page.evaluate(() => {
      (window as unknown as { captured: string[] }).captured.length = 0;
    });
    return page;
  }

  test('CKB1 a German layout types its characters, with Shift and AltGr', async () => {
    await person.layout('de');
    const page = await openPicture();
    await person.press('y');
    await person.press('shift', 'digit7');
    await person.press('altGr', 'q');
    await person.press('altGr', 'e');
    await expectCaptured(page, ['"z"', '"/"', '"@"', '"€"']);
  });

  // Firefox is automated without the part of it that composes: it types the bare letter on any page.
  test.runIf(name === 'Chromium')('CKB1 a dead key and a letter type one character', async () => {
    await person.layout('de');
    const page = await openPicture();
    await person.press('acute');
    await person.press('e');
    await person.press('a');
    await expectCaptured(page, ['"é"', '"a"']);
  });

  test('CKB1 an Arabic layout types its characters; a command goes by the key’s place', async () => {
    await person.layout('ara');
    const page = await openPicture();
    await person.press('c');
    await person.press('control', 'c');
    await expectCaptured(page, ['"ؤ"', '+Control', '+c', '-KeyC', '-ControlLeft']);
  });

  test('CKB2, CKB3 commands go by their letters, whatever the lock is', async () => {
    await person.layout('de');
    const page = await openPicture();
    await person.press('capsLock');
    await person.press('a');
    await person.press('control', 'y');
    await person.press('capsLock');
    await expectCaptured(page, ['"A"', '+Control', '+z', '-KeyY', '-ControlLeft']);
  });

  test('CCT2 a key that is down when the focus goes elsewhere is released', async () => {
    await person.layout('us');
    const page = await openPicture();
    await person.hold('control');
    await person.hold('down');
    await expect.poll(() => captured(page)).toContain('+ArrowDown');
    await page.getByRole('button').focus();
    await expect.poll(() => captured(page)).toContain('release-all');
    await person.letGo('down');
    await person.letGo('control');
    await page.locator('#picture').click();
    const got = await captured(page);
    expect(got.slice(got.indexOf('release-all') + 1)).toEqual(['left down 400,300', 'left up 400,300']);
  });

  test('CKB10 Ctrl+Alt twice leaves the picture', async () => {
    await person.layout('us');
    const page = await openPicture();
    for (let time = 0; time < 2; time += 1) await person.press('control', 'alt');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Elsewhere');
    await person.press('a');
    // The click that brought the keyboard there had acted; letting go after it is all that came.
    expect(await captured(page)).toEqual(['release-all']);
  });

  test('CPT2, CPT6 a drag goes on beside the picture', async () => {
    const page = await openPicture();
    await page.mouse.move(110, 110);
    await page.mouse.down();
    await page.mouse.move(20, 450);
    await page.mouse.up();
    await expectCaptured(page, ['left down 20,20', 'left up 0,599']);
  });

  test('CPT4 a notch of a real wheel is one notch', async () => {
    const page = await openPicture();
    await person.turnWheelDown(300, 380);
    await expectCaptured(page, ['wheel 0,120']);
  });

  test.runIf(name === 'Chromium')('CKB1 what an input method composes arrives when it is done', async () => {
    const page = await openPicture();
    const devTools = await page.context().newCDPSession(page);
    for (const text of ['に', 'にほ', 'にほん']) {
      await devTools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    expect(await captured(page)).toEqual([]);
    await devTools.send('Input.insertText', { text: '日本' });
    await expectCaptured(page, ['"日本"']);
    expect(await page.locator('textarea').inputValue()).toBe('');
  });

  test.runIf(name === 'Chromium')('CKB4 AltGr as Windows tells it types its character', async () => {
    const page = await openPicture('Windows');
    const devTools = await page.context().newCDPSession(page);
    const key = (type: 'rawKeyDown' | 'keyUp', code: string, keyName: string, modifiers: number) =>
      devTools.send('Input.dispatchKeyEvent', { type, code, key: keyName, modifiers });
    const CONTROL = 2;
    const CONTROL_ALT = 3;
    await key('rawKeyDown', 'ControlLeft', 'Control', CONTROL);
    await key('rawKeyDown', 'AltRight', 'AltGraph', CONTROL_ALT);
    await key('rawKeyDown', 'KeyQ', '@', CONTROL_ALT);
    // What Windows makes of it comes to the field by itself.
    await devTools.send('Input.insertText', { text: '@' });
    await key('keyUp', 'KeyQ', '@', CONTROL_ALT);
    await key('keyUp', 'ControlLeft', 'Control', 0);
    await key('keyUp', 'AltRight', 'AltGraph', 0);
    await expectCaptured(page, ['"@"']);
  });
});
