import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PointerButton, WHEEL_NOTCH, X11InputSink } from '@alongside/agent';
import { expect, test } from 'vitest';
import { Display, until } from '../rig/index.ts';
import { ChildProgram } from '../rig/child-program.ts';

const run = promisify(execFile);

/** A real X client (xev) in front of the person, that writes down what arrives. */
class EventReader implements AsyncDisposable {
  readonly #program: ChildProgram;

  private constructor(program: ChildProgram) {
    this.#program = program;
  }

  static async start(display: Display): Promise<EventReader> {
    const args = ['-display', display.name, '-geometry', '400x300+100+100'];
    const program = new ChildProgram('stdbuf', {
      args: ['-oL', 'xev', ...args, '-event', 'keyboard', '-event', 'button', '-event', 'focus'],
      env: { LC_ALL: 'C.UTF-8' },
    });
    const reader = new EventReader(program);
    await program.ready('the focus', () => reader.#text.includes('FocusIn event') || undefined);
    return reader;
  }

  get #text(): string {
    return this.#program.output.join('\n');
  }

  /** What an editor would hold now. */
  get typed(): string {
    const presses = this.#text.matchAll(
      /KeyPress event[^]*?XmbLookupString gives \d+ bytes:(?: \(([\da-f ]*)\))?/g,
    );
    return [...presses]
      .map(([, hex]) => Buffer.from((hex ?? '').replaceAll(' ', ''), 'hex').toString('utf8'))
      .join('');
  }

  /** `+name` for each press of a key, `-name` for each release. */
  get keys(): string[] {
    const events = this.#text.matchAll(/Key(Press|Release) event[^]*?keysym 0x[\da-f]+, (\w+)\)/g);
    return [...events].map(([, kind, name]) => `${kind === 'Press' ? '+' : '-'}${name}`);
  }

  get buttons(): string[] {
    const events = this.#text.matchAll(/Button(Press|Release) event[^]*?button (\d+),/g);
    return [...events].map(([, kind, number]) => `${kind === 'Press' ? '+' : '-'}${number}`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}

async function atDesktop(layout: string) {
  const resources = new AsyncDisposableStack();
  const display = resources.use(await Display.start());
  await run('setxkbmap', ['-display', display.name, ...layout.split(' ')]);
  const reader = resources.use(await EventReader.start(display));
  const refusals: unknown[] = [];
  const hand = resources.use(
    await X11InputSink.open({
      display: display.name,
      lost: () => undefined,
      report: (cause) => refusals.push(cause),
    }),
  );
  return { display, reader, hand, refusals, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

const keyboardOf = async (display: Display): Promise<string> =>
  (await run('xmodmap', ['-display', display.name, '-pke'])).stdout;

const TEXTS = ['plain TEXT', '123, Grüße @ € «ça» ~{}[]|\\', 'مرحبا', 'Ж日本ő😀', 'zZyY!"§$%&/()=?`´^°'];

test.for(['us', 'de', 'fr', 'ara', 'us,ara -option grp:alt_shift_toggle'])(
  'AGI2, AGI4 text arrives as meant in the layout %s, and the keyboard is as before',
  async (layout) => {
    await using desktop = await atDesktop(layout);
    const { display, reader, hand, refusals } = desktop;
    const before = await keyboardOf(display);
    let expected = '';
    for (const text of TEXTS) {
      hand.typeText(text);
      expected += text;
      await until('the text', () => reader.typed.length >= expected.length);
      expect(reader.typed).toBe(expected);
    }
    hand[Symbol.dispose]();
    await until('the keyboard as before', async () => (await keyboardOf(display)) === before);
    expect(refusals).toEqual([]);
  },
);

test('AGI2, AGI3 shortcuts arrive as keys, and held keys and caps lock don’t change a text', async () => {
  await using desktop = await atDesktop('de');
  const { reader, hand } = desktop;
  expect(hand.pressKey('ControlLeft', 'Control')).toBe(true);
  expect(hand.pressKey('KeyZ', 'z')).toBe(true);
  hand.releaseKey('KeyZ');
  hand.releaseKey('ControlLeft');
  await until('a shortcut', () => reader.keys.length >= 4);
  expect(reader.keys).toEqual(['+Control_L', '+z', '-z', '-Control_L']);
  expect(hand.pressKey('KeyQ', 'Dead')).toBe(false);

  const before = reader.typed;
  hand.pressKey('CapsLock', 'CapsLock');
  hand.releaseKey('CapsLock');
  await until('caps lock', () => reader.keys.includes('-Caps_Lock'));
  hand.pressKey('ShiftLeft', 'Shift');
  hand.typeText('aB1');
  await until('the text', () => reader.typed.length >= before.length + 3);
  expect(reader.typed.slice(before.length)).toBe('aB1');
  hand.releaseKey('ShiftLeft');
  hand.pressKey('CapsLock', 'CapsLock');
  hand.releaseKey('CapsLock');
});

test('AGI1, AGI4 the pointer lands on the pixel, buttons and wheel arrive, nothing stays pressed', async () => {
  await using desktop = await atDesktop('us');
  const { display, reader, hand } = desktop;
  const env = { ...process.env, DISPLAY: display.name };
  for (const [x, y] of [
    [0, 0],
    [1_279, 799],
    [200, 200],
  ] as const) {
    hand.movePointer(x, y);
    await until('the pointer', async () =>
      (await run('xdotool', ['getmouselocation'], { env })).stdout.startsWith(`x:${x} y:${y} `),
    );
  }
  hand.setButton(PointerButton.left, true);
  hand.setButton(PointerButton.left, true);
  hand.setButton(PointerButton.left, false);
  hand.turnWheel(0, WHEEL_NOTCH / 2);
  hand.turnWheel(0, WHEEL_NOTCH / 2);
  hand.turnWheel(-WHEEL_NOTCH, -2 * WHEEL_NOTCH);
  const clicks = ['+1', '-1', '+5', '-5', '+6', '-6', '+4', '-4', '+4', '-4'];
  await until('the clicks', () => reader.buttons.length >= clicks.length);
  expect(reader.buttons).toEqual(clicks);

  hand.pressKey('ShiftLeft', 'Shift');
  hand.pressKey('KeyA', 'A');
  hand.setButton(PointerButton.right, true);
  hand.releaseAll();
  await until('everything released', () => reader.buttons.at(-1) === '-3' && reader.keys.length >= 4);
  expect(reader.keys).toEqual(['+Shift_L', '+A', '-A', '-Shift_L']);
});
