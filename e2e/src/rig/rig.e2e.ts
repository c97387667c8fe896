import { describe, expect, test } from 'vitest';
import { BarCodeScreen } from './bar-code-screen.ts';
import { openChromium, openFirefox } from './browser-window.ts';
import { Display } from './display.ts';
import { servePicturePage, sharePicture } from './picture-page.ts';
import { WatchedVideo } from './watched-video.ts';

describe('a picture from screen to screen', () => {
  test.for([
    ['Chromium', openChromium],
    ['Firefox', openFirefox],
  ] as const)('RIG4 frame numbers of the real screen arrive in %s', async ([, openHelper]) => {
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
  });
});
