// Runs in Windows: node windows-program.mjs PORT. Does what the test outside asks for at that port.
import './younger-node.ts';
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FileSystemLog,
  HelperHand,
  NodeAvVideoEncoder,
  type InputSink,
  type ScreenSource,
  composeAgent,
  hostSystem,
  layoutOf,
  openInputSink,
  openScreenSource,
  systemClock,
} from '@alongside/agent';
import { PeerMessage } from '@alongside/protocol';
import { SharingAgent } from '../agent/sharing-agent.ts';
import { until } from '../rig/until.ts';
import { bringToFront, findWindow, textOfField } from './desktop-windows.ts';
import { EventWindow } from './event-window.ts';
import { TwoWayCalls } from './two-way-calls.ts';
import type { OutsideCalls, WindowsCalls } from './windows-calls.ts';

let screen: ScreenSource | null = null;
let hand: InputSink | null = null;
let events: EventWindow | null = null;
let agent: Awaited<ReturnType<typeof composeAgent>> | null = null;

function present<T>(thing: T | null): T {
  if (thing === null) throw new Error('not opened');
  return thing;
}

const report = (cause: unknown): void => {
  void outside.call('fault', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
};

const handCalls = {
  openHand: async () => {
    hand = await openInputSink({ lost: () => undefined, report });
  },
  closeHand: () => {
    hand?.[Symbol.dispose]();
  },
  movePointer: (x, y) => {
    present(hand).movePointer(x, y);
  },
  setButton: (button, isDown) => {
    present(hand).setButton(button, isDown);
  },
  turnWheel: (deltaX, deltaY) => {
    present(hand).turnWheel(deltaX, deltaY);
  },
  pressKey: (code, key) => present(hand).pressKey(code, key),
  releaseKey: (code) => {
    present(hand).releaseKey(code);
  },
  typeText: (text) => {
    present(hand).typeText(text);
  },
  releaseAll: () => {
    present(hand).releaseAll();
  },
} satisfies Partial<WindowsCalls>;

const screenCalls = {
  openScreen: async () => {
    screen = await openScreenSource({
      clock: systemClock,
      report,
      handlers: {
        geometryChanged: (geometry) => void outside.call('geometryChanged', geometry),
        changed: () => void outside.call('screenChanged'),
        pointerMoved: (x, y) => void outside.call('pointerMoved', x, y),
        pointerShaped: (shape) => void outside.call('pointerShaped', shape),
        lost: () => undefined,
      },
    });
    return screen.geometry;
  },
  watch: (area) => {
    present(screen).watch(area);
  },
  grab: () => present(screen).grab(),
  encodedSize: async (codec) => {
    const source = present(screen);
    const { desktop } = source.geometry;
    source.watch(desktop);
    const encoder = await NodeAvVideoEncoder.open({
      codec,
      source: desktop,
      size: desktop,
      target: { bitsPerSecond: 10_000_000, framesPerSecond: 30 },
      threads: 2,
    });
    const picture = present(await source.grab());
    const encoded = await encoder.encode(picture, { isKey: true, fineness: 'normal' });
    encoder[Symbol.dispose]();
    return present(encoded).data.length;
  },
  closeScreen: () => {
    screen?.[Symbol.dispose]();
  },
} satisfies Partial<WindowsCalls>;

const sessionCalls = {
  openEventWindow: async () => {
    events = await EventWindow.open();
  },
  arrivedEvents: () => present(events).arrived,
  openNotepad: async () => {
    spawn('notepad.exe', [], { stdio: 'ignore' });
    await until('Notepad in front', () => {
      const window = findWindow('Notepad');
      return window !== null && bringToFront(window);
    });
  },
  notepadText: () => textOfField(present(findWindow('Notepad'))),
  share: async () => {
    const helperHand = new HelperHand(present(hand));
    const sharing = await SharingAgent.start({
      helper: {
        answer: (offer) => outside.call('answer', offer),
        addCandidate: (candidate) => outside.call('addCandidate', candidate),
        candidates: () => outside.call('candidates'),
      },
      hears: (text) => {
        const message = PeerMessage.parse(JSON.parse(text));
        if (message.type === 'input') helperHand.handleInput(message);
      },
    });
    const layout = layoutOf(sharing.source.geometry, { version: 1, monitor: null });
    helperHand.handleLayout(layout);
    await sharing.connect();
    await sharing.connection.setVideo(sharing.stream);
    return present(layout);
  },
  startAgent: async (server) => {
    const stateFolder = await mkdtemp(join(tmpdir(), 'alongside-agent-'));
    const started = await composeAgent({
      server,
      enrolmentToken: null,
      isHidden: false,
      codecs: ['h264'],
      system: hostSystem(),
      stateFolder,
      browser: {
        open: async (url) => {
          await outside.call('openBrowser', url.href);
        },
      },
      log: new FileSystemLog({ folder: join(stateFolder, 'log'), now: () => systemClock.now(), report }),
      report,
      quit: () => process.exit(),
    });
    const tell = (): void => void outside.call('agentState', started.state);
    started.subscribe(tell);
    tell();
    agent = started;
  },
  agentCommand: (command) => present(agent).command(command),
} satisfies Partial<WindowsCalls>;

const socket = connect(Number(process.argv[2]), '127.0.0.1');
socket.on('close', () => process.exit());
const outside = new TwoWayCalls<OutsideCalls>(socket, { ...handCalls, ...screenCalls, ...sessionCalls });
