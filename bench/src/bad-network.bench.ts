// Input, text and motion of the agent over bad paths: 2 Mbit/s with 50 ms and 5 % loss, and from 20 to 1 Mbit/s.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Display, EmulatedPath, NetworkRig, TcpProxy, openChromium, pathNature, until } from '@alongside/e2e';
import {
  FlippingWindow,
  HelperPage,
  NetworkedAgent,
  ScrollingScreen,
  servePicturePage,
} from '@alongside/e2e/agent';
import { figuresOf } from './figures.ts';
import { epochMs, motionOf } from './motion.ts';

const ROUND_TRIP_MS = 50;
const SETTLE_MS = 4_000;
const MOTION_MS = 15_000;
const WIDE_MS = 8_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    presses: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
});

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const delayed = { delayMs: ROUND_TRIP_MS / 2 };
const bad = pathNature(2_000_000, { ...delayed, lossShare: 0.05 });
const BAD = { toHelper: bad, toSharer: bad };
const WIDE = { toHelper: pathNature(20_000_000, delayed), toSharer: pathNature(20_000_000, delayed) };
const NARROW = { toHelper: pathNature(1_000_000, delayed), toSharer: pathNature(1_000_000, delayed) };

async function startScene(natures: typeof BAD) {
  await using resources = new AsyncDisposableStack();
  const rig = resources.use(await NetworkRig.create());
  const site = resources.use(await servePicturePage());
  const proxy = resources.use(await TcpProxy.start({ host: rig.serverAddress, target: site.port }));
  const path = resources.use(await EmulatedPath.start(rig, natures));
  const sharerDisplay = resources.use(await Display.start({ widthPx: 1_920, heightPx: 1_080 }));
  const helperDisplay = resources.use(await Display.start());
  const browser = resources.use(
    await openChromium({ display: helperDisplay, network: rig.helper, secureOrigins: [proxy.origin] }),
  );
  await browser.page.goto(proxy.origin);
  const helper = new HelperPage(browser.page);
  await helper.begin();
  const agent = resources.use(
    await NetworkedAgent.start({ display: sharerDisplay.name, network: rig.sharer, helper }),
  );
  const owned = resources.move();
  const show = async (): Promise<void> => {
    await agent.connect();
    await agent.show();
    await until('the picture', async () => (await helper.size())[0] > 0);
  };
  return {
    path,
    sharerDisplay,
    page: browser.page,
    helper,
    show,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** From a key press in the page to the changed pixels there. */
async function measureInput() {
  await using scene = await startScene(BAD);
  const { helper, page } = scene;
  await using square = await FlippingWindow.start(scene.sharerDisplay);
  await scene.show();
  await helper.watchPoint();
  await pause(SETTLE_MS);
  const times: number[] = [];
  while (times.length < Number(values.presses)) {
    await pause(150 + Math.random() * 250);
    times.push(await helper.pressAndSee());
  }
  await until('all presses', () => square.drawnAtMs(times.length));
  const received = await helper.received();
  const keys = Number(received['keyFramesDecoded']);
  return {
    ...figuresOf(times),
    widthPx: await page.evaluate(() => document.querySelector('video')?.videoWidth),
    keys,
  };
}

async function measureMotion() {
  await using scene = await startScene(BAD);
  await using screen = await ScrollingScreen.start(scene.sharerDisplay);
  await scene.show();
  await pause(SETTLE_MS);
  await screen.watchIn(scene.page);
  const fromMs = epochMs();
  await pause(MOTION_MS);
  const toMs = epochMs();
  return motionOf(await screen.shownIn(scene.page), fromMs, toMs);
}

/** How long it takes until no picture is older than this any more. */
const RECOVERED_MS = 500;

async function measureNarrowing() {
  await using scene = await startScene(WIDE);
  await using screen = await ScrollingScreen.start(scene.sharerDisplay);
  await scene.show();
  await pause(SETTLE_MS);
  await screen.watchIn(scene.page);
  await pause(WIDE_MS);
  const narrowedAtMs = epochMs();
  await scene.path.change(NARROW);
  await pause(MOTION_MS);
  const toMs = epochMs();
  const shown = await screen.shownIn(scene.page);
  const late = shown.filter(
    ({ shownAtMs, drawnAtMs }) => shownAtMs - drawnAtMs > RECOVERED_MS && shownAtMs > narrowedAtMs,
  );
  return {
    wide: motionOf(shown, narrowedAtMs - WIDE_MS, narrowedAtMs),
    narrow: motionOf(shown, narrowedAtMs, toMs),
    recoveredAfterMs: Math.round(Math.max(0, (late.at(-1)?.shownAtMs ?? narrowedAtMs) - narrowedAtMs)),
  };
}

const parts = { input: measureInput, motion: measureMotion, narrowing: measureNarrowing } as const;
const figures: Record<string, unknown> = {};
for (const [name, take] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  figures[name] = await take();
  say(`  ${name}: ${JSON.stringify(figures[name])}`);
}
if (values.json) process.stdout.write(`${JSON.stringify({ 'bad-network': figures })}\n`);
