// Frames a second, age and work of a screen that scrolls, at 1920×1080, 2560×1440 and 3840×2160, both ends on this machine.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Display, openChromium, until } from '@alongside/e2e';
import { HelperPage, ScrollingScreen, SharingAgent, servePicturePage } from '@alongside/e2e/agent';
import { epochMs, motionOf } from './motion.ts';

const SIZES = [
  { widthPx: 1_920, heightPx: 1_080 },
  { widthPx: 2_560, heightPx: 1_440 },
  { widthPx: 3_840, heightPx: 2_160 },
] as const;
const SETTLE_MS = 4_000;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, secs: { type: 'string', default: '10' } },
});

async function measureSize(size: (typeof SIZES)[number]) {
  await using site = await servePicturePage();
  await using sharerDisplay = await Display.start(size);
  await using helperDisplay = await Display.start();
  await using browser = await openChromium({ display: helperDisplay });
  await browser.page.goto(`http://localhost:${site.port}/`);
  const helper = new HelperPage(browser.page);
  await helper.begin();
  using agent = await SharingAgent.start({ display: sharerDisplay.name, helper });
  await using screen = await ScrollingScreen.start(sharerDisplay);
  await agent.connect();
  await agent.connection.setVideo(agent.stream);
  await until('the picture', async () => (await helper.size())[0] > 0);
  await pause(SETTLE_MS);
  await screen.watchIn(browser.page);
  const [fromMs, before] = [epochMs(), process.cpuUsage()];
  await pause(Number(values.secs) * 1_000);
  const [toMs, { user, system }] = [epochMs(), process.cpuUsage(before)];
  const [widthPx, heightPx] = await helper.size();
  const motion = motionOf(await screen.shownIn(browser.page), fromMs, toMs);
  return { ...motion, arrivesAs: `${widthPx}×${heightPx}`, cores: (user + system) / 1_000 / (toMs - fromMs) };
}

const figures: Record<string, Awaited<ReturnType<typeof measureSize>>> = {};
for (const size of SIZES) {
  const name = `${size.widthPx}×${size.heightPx}`;
  figures[name] = await measureSize(size);
  process.stderr.write(`  ${name}: ${JSON.stringify(figures[name])}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify({ 'screen-size': figures })}\n`);
