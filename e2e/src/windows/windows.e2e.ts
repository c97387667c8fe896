import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { VideoCodec } from '@alongside/agent';
import type { InputEvent, PeerMessage } from '@alongside/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenedHand, inputSinkContract } from '../agent/input-sink-contract.ts';
import { screenSourceContract } from '../agent/screen-source-contract.ts';
import { HelperPage } from '../agent/helper-page.ts';
import { demo, personNamed } from '../journeys/scene.ts';
import {
  HelperPage as ConsoleHelper,
  PageTexts,
  completeSignIn,
  handOverToAgent,
  signIn,
} from '../pages/index.ts';
import { Display, ServerProcess, openChromium, until } from '../rig/index.ts';
import { servePicturePage } from '../rig/picture-page.ts';
import { videoDiffersFromScreen } from '../rig/video-against-screen.ts';
import { RemoteScreenSource } from './remote-screen-source.ts';
import { WindowsAgent } from './windows-agent.ts';
import { type WindowsBundle, bundleForWindows } from './windows-bundle.ts';
import type { OutsideCalls } from './windows-calls.ts';
import { WindowsComputer } from './windows-computer.ts';
import { Wine } from './wine.ts';

const run = promisify(execFile);

const resources = new AsyncDisposableStack();
let wine: Wine;
let bundle: WindowsBundle;

beforeAll(async () => {
  bundle = resources.use(await bundleForWindows(new URL('./windows-program.ts', import.meta.url)));
  await using display = await Display.start();
  wine = resources.use(await Wine.install(display.name));
});

afterAll(() => resources.disposeAsync());

const startComputer = (display: string, told: Partial<OutsideCalls>): Promise<WindowsComputer> =>
  WindowsComputer.start({ wine, bundle, display, told });

screenSourceContract({
  system: 'Windows',
  open: async (display, handlers, report) => {
    let started: WindowsComputer | null = null;
    const source = await RemoteScreenSource.open(handlers, async (told) => {
      started = await startComputer(display, { ...told, fault: report });
      return started;
    });
    const close = async (): Promise<void> => {
      await started?.[Symbol.asyncDispose]();
    };
    return { source, [Symbol.asyncDispose]: close };
  },
});

inputSinkContract({
  system: 'Windows',
  open: async (display): Promise<OpenedHand> => {
    const refusals: unknown[] = [];
    const computer = await startComputer(display, { fault: (text) => refusals.push(text) });
    await computer.call('openHand');
    return {
      hand: {
        movePointer: (x, y) => computer.call('movePointer', x, y),
        setButton: (button, isDown) => computer.call('setButton', button, isDown),
        turnWheel: (deltaX, deltaY) => computer.call('turnWheel', deltaX, deltaY),
        pressKey: (code, key) => computer.call('pressKey', code, key),
        releaseKey: (code) => computer.call('releaseKey', code),
        typeText: (text) => computer.call('typeText', text),
        releaseAll: () => computer.call('releaseAll'),
      },
      refusals,
      openReader: () => computer.call('openEventWindow'),
      arrived: () => computer.call('arrivedEvents'),
      close: () => computer.call('closeHand'),
      [Symbol.asyncDispose]: () => computer[Symbol.asyncDispose](),
    };
  },
});

test('AGE1 Windows: pictures of the screen are encoded in every codec', async () => {
  await using display = await Display.start();
  await using computer = await startComputer(display.name, {});
  await computer.call('openScreen');
  for (const codec of Object.values(VideoCodec)) {
    expect(await computer.call('encodedSize', codec)).toBeGreaterThan(0);
  }
});

/** What an encoder may leave; a letter more or less is about 30. */
const SAME_PICTURE = 8;

const TEXT = 'Grüße, ß and 5 €\nمرحبا';

test('AGW5 a browser sees Windows’ own editor, clicks into it and types what the helper means', async () => {
  await using site = await servePicturePage();
  await using sharerDisplay = await Display.start();
  await using helperDisplay = await Display.start();
  await using browser = await openChromium({ display: helperDisplay });
  await browser.page.goto(`http://localhost:${site.port}/`);
  const helper = new HelperPage(browser.page);
  await helper.begin();
  const faults: string[] = [];
  await using computer = await startComputer(sharerDisplay.name, {
    fault: (text) => faults.push(text),
    answer: (offer) => helper.answer(offer),
    addCandidate: (candidate) => helper.addCandidate(candidate),
    candidates: () => helper.candidates(),
  });
  await computer.call('openNotepad');
  await computer.call('openHand');
  const { version } = await computer.call('share');
  const isSeen = async (): Promise<boolean> =>
    (await videoDiffersFromScreen(browser.page, sharerDisplay)) < SAME_PICTURE;
  await until('the editor in the browser', isSeen);

  let n = 0;
  const play = async (event: InputEvent): Promise<void> => {
    n += 1;
    const message: PeerMessage = { type: 'input', n, layout: version, event };
    await helper.say(JSON.stringify(message));
  };
  const place = { x: 400, y: 400 };
  await play({ kind: 'button', button: 'left', isDown: true, ...place });
  await play({ kind: 'button', button: 'left', isDown: false, ...place });
  await play({ kind: 'text', text: TEXT });
  const typed = TEXT.replace('\n', '\r\n');
  await until('the text', async () => (await computer.call('notepadText')) === typed);
  await until('the text in the browser', isSeen);

  await play({ kind: 'key-down', code: 'ControlLeft', key: 'Control' });
  await play({ kind: 'key-down', code: 'KeyA', key: 'a' });
  await play({ kind: 'release-all' });
  await play({ kind: 'key-down', code: 'Delete', key: 'Delete' });
  await play({ kind: 'key-up', code: 'Delete' });
  await until('an empty editor', async () => (await computer.call('notepadText')) === '');
  expect(faults).toEqual([]);
  expect(browser.problems).toEqual([]);
});

test('AGW6 a session of the whole agent on Windows: signed in, allowed, seen, and typed into by the helper’s own keyboard', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using sharerDisplay = await Display.start();
  await using helperDisplay = await Display.start();
  await using helperWindow = await openChromium({ display: helperDisplay });
  const texts = PageTexts.en;
  const { page } = helperWindow;
  const agent = new WindowsAgent();
  await using computer = await startComputer(sharerDisplay.name, agent.told);
  await computer.call('openNotepad');
  await agent.start(computer, server.url);

  await agent.scene('signed-out');
  const signedIn = agent.command({ kind: 'sign-in' });
  await page.goto(await agent.browserAddress());
  await completeSignIn(page, texts, personNamed(server, demo.sharer));
  await handOverToAgent(page, texts);
  await signedIn;
  await agent.scene('idle');
  await helperWindow.context.clearCookies();
  const person = personNamed(server, demo.helper);
  await signIn(page, { origin: server.url, texts, person, returnTo: '/console/' });

  const helper = new ConsoleHelper(page, texts, server.url);
  await agent.command({ kind: 'join', code: await helper.getCode() });
  await agent.scene('meeting', ({ phrase }) => phrase.kind === 'ready');
  await page
    .getByRole('button', { name: texts.text('console.ask.control') })
    .nth(1)
    .click();
  const { question } = await agent.scene('meeting', ({ question: asked }) => asked?.mode === 'control');
  if (question === null) throw new Error('no question');
  await agent.command({ kind: 'answer', questionId: question.id, isAllowed: true });
  await agent.scene('active', ({ handRefusal, isPictureShown }) => handRefusal === null && isPictureShown);

  const video = page.locator('video');
  await video.waitFor();
  await until(
    'the editor in the browser',
    async () => (await videoDiffersFromScreen(page, sharerDisplay)) < SAME_PICTURE,
  );
  await video.click();
  const keyboard = page.getByLabel(texts.within('console.control.keyboard', { name: demo.sharer }));
  await until('the keyboard goes there', () =>
    keyboard.evaluate((field) => field === document.activeElement),
  );
  for (const [layout, text] of [
    ['de', 'Grüße, ß und 5 €'],
    ['ara', 'مرحبا'],
  ] as const) {
    const before = await computer.call('notepadText');
    await run('setxkbmap', ['-display', helperDisplay.name, layout]);
    await run('xdotool', ['type', '--delay', '30', text], {
      env: { ...process.env, DISPLAY: helperDisplay.name },
    });
    await until(text, async () => (await computer.call('notepadText')) === before + text);
  }
  await agent.command({ kind: 'leave' });
  await agent.scene('ended');
});
