import { parentPort, workerData } from 'node:worker_threads';
import { symbolOfKey } from '../../input/x11/key-symbols.ts';
import { X11Connection } from '../../x11/x11-connection.ts';
import type { X11Event } from '../../x11/x11-package.ts';
import { HANG_MS } from '../global-key.ts';
import type { FromKeyThread, GlobalKeyTask, ToKeyThread } from './global-key-messages.ts';

/** Bits of the core protocol's modifier masks; `Alt` and `Meta` are where every usual layout has them. */
const SHIFT = 1;
const CONTROL = 4;
const ALT = 8;
const META = 64;
/** Caps lock, num lock, scroll lock, and the third level, in every combination: the key works whatever is locked. */
const LOCKS = [2, 16, 32, 128];
const ASYNCHRONOUS = 1;
const BUTTONS = 9;

interface KeyEvent extends X11Event {
  readonly name: 'KeyPress';
  readonly keycode: number;
}

interface TestExtension {
  readonly KeyRelease: number;
  readonly ButtonRelease: number;
  FakeInput(
    ...event: [type: number, detail: number, delayMs: number, root: number, x: number, y: number]
  ): void;
}

const isKeyPress = (event: X11Event): event is KeyEvent => event.name === 'KeyPress';

const port = parentPort;
if (port === null) throw new Error('runs in a thread of the agent');
const { display, combination } = workerData as GlobalKeyTask;

const say = (message: FromKeyThread): void => {
  port.postMessage(message);
};

const modifiers =
  (combination.hasControl ? CONTROL : 0) |
  (combination.hasAlt ? ALT : 0) |
  (combination.hasShift ? SHIFT : 0) |
  (combination.hasMeta ? META : 0);

const masks = LOCKS.reduce((all, lock) => [...all, ...all.map((mask) => mask | lock)], [modifiers]);

let presses = 0;
let answered = 0;
const refusals: unknown[] = [];
let keycodes: readonly number[] = [];

function handle(connection: X11Connection, event: X11Event): void {
  if (event.name === 'MappingNotify') void grab(connection);
  if (!isKeyPress(event) || !keycodes.includes(event.keycode)) return;
  presses += 1;
  const press = presses;
  say({ kind: 'pressed', n: press });
  setTimeout(() => {
    if (answered < press) void endHard(connection);
  }, HANG_MS);
}

/** The program hangs: it is ended with everything it does, and nothing that it pressed stays down. */
async function endHard(connection: X11Connection): Promise<void> {
  // Whatever happens below.
  setTimeout(kill, HANG_MS);
  try {
    const test = await connection.extension<TestExtension>('xtest');
    const down = await connection.ask<Buffer>((client, answer) => {
      client.QueryKeymap(answer);
    });
    for (let keycode = 8; keycode < 256; keycode += 1) {
      if (((down[keycode >> 3] ?? 0) >> (keycode & 7)) & 1)
        test.FakeInput(test.KeyRelease, keycode, 0, 0, 0, 0);
    }
    for (let button = 1; button <= BUTTONS; button += 1)
      test.FakeInput(test.ButtonRelease, button, 0, 0, 0, 0);
    await connection.settled();
  } finally {
    kill();
  }
}

function kill(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function grab(connection: X11Connection): Promise<void> {
  const { first, last } = connection.keycodes;
  const rows = await connection.ask<readonly (readonly number[])[]>((client, answer) => {
    client.GetKeyboardMapping(first, last - first + 1, answer);
  });
  const symbol = symbolOfKey('', combination.key);
  const found = rows.flatMap((row, index) => (symbol !== null && row[0] === symbol ? [first + index] : []));
  if (found.join() === keycodes.join()) return;
  const { client, root } = connection;
  for (const keycode of keycodes) {
    for (const mask of masks) client.UngrabKey(root, keycode, mask);
  }
  keycodes = found;
  for (const keycode of keycodes) {
    for (const mask of masks) client.GrabKey(root, 0, mask, keycode, ASYNCHRONOUS, ASYNCHRONOUS);
  }
  await connection.settled();
}

port.on('message', ({ n }: ToKeyThread) => {
  answered = n;
});

try {
  const connection = await X11Connection.open(display, {
    event: (event) => {
      handle(connection, event);
    },
    lost: () => {
      port.close();
    },
    // A key that somebody else holds: the display refuses the grab.
    refused: (cause) => {
      refusals.push(cause);
    },
  });
  await grab(connection);
  say(
    refusals.length > 0 || keycodes.length === 0
      ? { kind: 'failed', code: 'GLOBAL_KEY_TAKEN' }
      : { kind: 'ready' },
  );
} catch {
  say({ kind: 'failed', code: 'DISPLAY_UNAVAILABLE' });
}
