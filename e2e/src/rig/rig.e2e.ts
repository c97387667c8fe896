import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { AccessibilityFaults, expectAccessible } from './accessibility.ts';
import { BarCodeScreen } from './bar-code-screen.ts';
import { openChromium, openFirefox } from './browser-window.ts';
import { Display } from './display.ts';
import { servePicturePage, sharePicture } from './picture-page.ts';
import { shot } from './screen-shot.ts';
import { WatchedVideo } from './watched-video.ts';

const run = promisify(execFile);

const browsers = [
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const;

describe('a screen', () => {
  test('RIG1 two displays are separate, of the size asked for, and gone at the end', async () => {
    await using first = await Display.start();
    await using second = await Display.start({ widthPx: 1024, heightPx: 600 });
    expect(first.name).not.toBe(second.name);
    const { stdout } = await run('xwininfo', ['-display', second.name, '-root']);
    expect(stdout).toMatch(/Width: 1024[\s\S]*Height: 600/);

    await second.stop();
    await expect(run('xwininfo', ['-display', second.name, '-root'])).rejects.toThrow();
    await expect(run('xwininfo', ['-display', first.name, '-root'])).resolves.toBeDefined();
  });
});

describe('a picture from screen to screen', () => {
  test.for(browsers)('RIG4 frame numbers of the real screen arrive in %s', async ([, openHelper]) => {
    await using site = await servePicturePage();
    await using sharerDisplay = await Display.start();
    await using helperDisplay = await Display.start();
    await using barCode = await BarCodeScreen.start(sharerDisplay);
    await using sharer = await openChromium({ display: sharerDisplay, freeBottomPx: 160 });
    await using helper = await openHelper({ display: helperDisplay });
    const address = `http://localhost:${site.port}/`;
    await Promise.all([sharer.page.goto(address), helper.page.goto(address)]);

    await sharePicture(sharer.page, helper.page);

    const seen = await new WatchedVideo(helper.page).frames(5);
    expect(seen.at(-1)).toBeLessThanOrEqual(barCode.drawn);
    expect(sharer.problems).toEqual([]);
    expect(helper.problems).toEqual([]);
    const picture = await stat(await shot(sharerDisplay, 'rig-sharer-display'));
    expect(picture.size).toBeGreaterThan(1000);
  });

  test('RIG5 a person who denies the screen makes the page fail with NotAllowedError', async () => {
    await using site = await servePicturePage();
    await using display = await Display.start();
    await using sharer = await openChromium({ display, screenPicker: 'deny' });
    await sharer.page.goto(`http://localhost:${site.port}/`);
    const outcome = await sharer.page.evaluate(() =>
      navigator.mediaDevices.getDisplayMedia({ video: true }).then(
        () => 'shared',
        (error: unknown) => (error instanceof DOMException ? error.name : 'another error'),
      ),
    );
    expect(outcome).toBe('NotAllowedError');
  });
});

interface Surroundings {
  readonly language: string;
  readonly isDark: boolean;
  readonly hasReducedMotion: boolean;
  readonly hasForcedColors: boolean;
}

function surroundings(): Surroundings {
  return {
    language: navigator.language,
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    hasReducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    hasForcedColors: matchMedia('(forced-colors: active)').matches,
  };
}

describe.for(browsers)('a window of %s', ([name, open]) => {
  test('RIG6 is as the person set it up', async () => {
    await using site = await servePicturePage();
    await using display = await Display.start();
    const address = `http://localhost:${site.port}/`;
    const looks = async (options: Omit<Parameters<typeof open>[0], 'display'>): Promise<Surroundings> => {
      await using window = await open({ display, ...options });
      await window.page.goto(address);
      return await window.page.evaluate(surroundings);
    };
    expect(await looks({})).toEqual({
      language: 'en-GB',
      isDark: false,
      hasReducedMotion: false,
      hasForcedColors: false,
    });
    expect(await looks({ locale: 'ar', colorScheme: 'dark', hasReducedMotion: true })).toEqual({
      language: 'ar',
      isDark: true,
      hasReducedMotion: true,
      hasForcedColors: false,
    });
    expect(await looks({ locale: 'de-DE', hasForcedColors: true })).toMatchObject({
      language: 'de-DE',
      hasForcedColors: true,
    });
  });

  test('RIG7, RIG8 is driven, read, photographed and checked by axe under a strict policy', async () => {
    await using site = await servePicturePage();
    await using display = await Display.start();
    await using window = await open({ display });
    const { page, problems } = window;
    await page.goto(`http://localhost:${site.port}/`);
    await page.getByLabel('Name').fill('Zoë');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Hello Zoë').waitFor();
    await shot(page, `rig-page-${name.toLowerCase()}`);

    await expectAccessible(page);
    await page.evaluate(() => {
      const picture = document.createElement('img');
      picture.src = '/picture.png';
      document.querySelector('main')?.append(picture);
    });
    await expect(expectAccessible(page)).rejects.toThrow(AccessibilityFaults);
    await expect(expectAccessible(page)).rejects.toThrow(/image-alt[\s\S]*picture\.png/);
    expect(problems).toEqual([]);
  });
});
