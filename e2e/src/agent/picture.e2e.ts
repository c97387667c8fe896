import { expect, test } from 'vitest';
import { VideoCodec } from '@alongside/agent';
import { BarCodeScreen, Display, WatchedVideo, openChromium } from '../rig/index.ts';
import { servePicturePage } from '../rig/picture-page.ts';
import { until } from '../rig/until.ts';
import { HelperPage } from './helper-page.ts';
import { SharingAgent } from './sharing-agent.ts';

test.for(Object.values(VideoCodec))(
  'AGR1, AGE1 Chromium shows the real screen, sent as %s',
  async (codec) => {
    await using site = await servePicturePage();
    await using sharerDisplay = await Display.start();
    await using helperDisplay = await Display.start();
    await using barCode = await BarCodeScreen.start(sharerDisplay);
    await using browser = await openChromium({ display: helperDisplay });
    await browser.page.goto(`http://localhost:${site.port}/`);
    const helper = new HelperPage(browser.page);
    await helper.begin();
    using agent = await SharingAgent.start({ display: sharerDisplay.name, helper, codecs: [codec] });
    await agent.connect();
    await agent.connection.setVideo(agent.stream);

    const seen = await new WatchedVideo(browser.page).frames(5);
    expect(seen.at(-1)).toBeLessThanOrEqual(barCode.drawn);
    expect(await agent.connection.stats()).toMatchObject({ codec, path: 'direct' });
    expect(browser.problems).toEqual([]);
  },
);

test('AGR2 both ends talk over the control channel, and after a restart of the path picture and talk go on', async () => {
  await using site = await servePicturePage();
  await using sharerDisplay = await Display.start();
  await using helperDisplay = await Display.start();
  await using barCode = await BarCodeScreen.start(sharerDisplay);
  await using browser = await openChromium({ display: helperDisplay });
  await browser.page.goto(`http://localhost:${site.port}/`);
  const helper = new HelperPage(browser.page);
  await helper.begin();
  using agent = await SharingAgent.start({ display: sharerDisplay.name, helper });
  await agent.connect();
  await agent.connection.setVideo(agent.stream);
  const video = new WatchedVideo(browser.page);
  await video.frames(3);
  await helper.say('from the helper');
  await until('the helper is heard', () => agent.heard.includes('from the helper'));
  expect(agent.connection.send('from the sharer')).toBe(true);
  await until('the sharer is heard', async () => (await helper.heard()).includes('from the sharer'));

  agent.connection.restartIce();
  agent.isChannelOpen = false;
  await agent.connect();
  await video.frameAfter(barCode.drawn);
  await until('the sharer is heard again', async () => {
    agent.connection.send('after the restart');
    return (await helper.heard()).includes('after the restart');
  });
  await helper.say('after the restart too');
  await until('the helper is heard again', () => agent.heard.includes('after the restart too'));
});
