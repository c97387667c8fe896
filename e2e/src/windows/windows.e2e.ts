import { VideoCodec } from '@alongside/agent';
import type { InputEvent, PeerMessage } from '@alongside/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenedHand, inputSinkContract } from '../agent/input-sink-contract.ts';
import { screenSourceContract } from '../agent/screen-source-contract.ts';
import { HelperPage } from '../agent/helper-page.ts';
import { Display, openChromium, until } from '../rig/index.ts';
import { servePicturePage } from '../rig/picture-page.ts';
import { videoDiffersFromScreen } from '../rig/video-against-screen.ts';
import { RemoteScreenSource } from './remote-screen-source.ts';
import { type WindowsBundle, bundleForWindows } from './windows-bundle.ts';
import type { OutsideCalls } from './windows-calls.ts';
import { WindowsComputer } from './windows-computer.ts';
import { Wine } from './wine.ts';

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
