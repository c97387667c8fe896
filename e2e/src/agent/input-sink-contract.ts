import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type InputSink, PointerButton, WHEEL_NOTCH } from '@alongside/agent';
import { expect, test } from 'vitest';
import { Display } from '../rig/display.ts';
import { until } from '../rig/until.ts';
import type { ArrivedEvents } from './arrived-events.ts';
import { TwoMonitors } from './two-monitors.ts';

const run = promisify(execFile);

/** A hand in this process or in another one. */
type Hand = {
  readonly [Name in Exclude<keyof InputSink, symbol>]: (
    ...args: Parameters<InputSink[Name]>
  ) => ReturnType<InputSink[Name]> | Promise<ReturnType<InputSink[Name]>>;
};

export interface OpenedHand extends AsyncDisposable {
  readonly hand: Hand;
  readonly refusals: readonly unknown[];
  /** Puts a program in front of the person that notes what arrives. */
  openReader(): Promise<void>;
  arrived(): Promise<ArrivedEvents>;
  /** The hand is gone for good; what it changed is as before. */
  close(): Promise<void>;
}

/** A system whose desktop is on an X server. */
export interface HandUnderTest {
  /** For the tests' names. */
  readonly system: string;
  /** @param display as in DISPLAY; its keyboard has its layout already */
  open(display: string): Promise<OpenedHand>;
}

async function atDesktop(tested: HandUnderTest, layout: string) {
  await using resources = new AsyncDisposableStack();
  const display = resources.use(await Display.start());
  await run('setxkbmap', ['-display', display.name, ...layout.split(' ')]);
  const opened = resources.use(await tested.open(display.name));
  await opened.openReader();
  const { hand, refusals } = opened;
  const kept = resources.move();
  const arrived = () => opened.arrived();
  const close = () => opened.close();
  return { display, hand, refusals, arrived, close, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

const keyboardOf = async (display: Display): Promise<string> =>
  (await run('xmodmap', ['-display', display.name, '-pke'])).stdout;

/** Where the pointer is for everybody, as `x,y`. */
async function pointerOn(display: string): Promise<string> {
  const { stdout } = await run('xdotool', ['getmouselocation'], {
    env: { ...process.env, DISPLAY: display },
  });
  const [, x = '', y = ''] = /^x:(\d+) y:(\d+) /.exec(stdout) ?? [];
  return `${x},${y}`;
}

const TEXTS = ['plain TEXT', '123, Grüße @ € «ça» ~{}[]|\\', 'مرحبا', 'Ж日本ő😀', 'zZyY!"§$%&/()=?`´^°'];
const LAYOUTS = ['us', 'de', 'fr', 'ara', 'us,ara -option grp:alt_shift_toggle'];

/** What every hand on a desktop does. */
export function inputSinkContract(tested: HandUnderTest): void {
  const { system } = tested;

  test.for(LAYOUTS)(
    `AGI2, AGI4 ${system}: text arrives as meant in the layout %s, and the keyboard is as before`,
    async (layout) => {
      await using desktop = await atDesktop(tested, layout);
      const { display, hand, arrived, refusals } = desktop;
      const before = await keyboardOf(display);
      let expected = '';
      for (const text of TEXTS) {
        await hand.typeText(text);
        expected += text;
        await until('the text', async () => (await arrived()).typed.length >= expected.length);
        expect((await arrived()).typed).toBe(expected);
      }
      await desktop.close();
      await until('the keyboard as before', async () => (await keyboardOf(display)) === before);
      expect(refusals).toEqual([]);
    },
  );

  test(`AGI2, AGI3 ${system}: shortcuts arrive as keys, and held keys and caps lock don’t change a text`, async () => {
    await using desktop = await atDesktop(tested, 'de');
    const { hand, arrived } = desktop;
    expect(await hand.pressKey('ControlLeft', 'Control')).toBe(true);
    expect(await hand.pressKey('KeyZ', 'z')).toBe(true);
    await hand.releaseKey('KeyZ');
    await hand.releaseKey('ControlLeft');
    await until('a shortcut', async () => (await arrived()).keys.length >= 4);
    expect((await arrived()).keys).toEqual(['+Control', '+z', '-z', '-Control']);
    expect(await hand.pressKey('KeyQ', 'Dead')).toBe(false);

    const before = (await arrived()).typed.length;
    await hand.pressKey('CapsLock', 'CapsLock');
    await hand.releaseKey('CapsLock');
    await until('caps lock', async () => (await arrived()).keys.includes('-CapsLock'));
    await hand.pressKey('ShiftLeft', 'Shift');
    await hand.typeText('aB1');
    await until('the text', async () => (await arrived()).typed.length >= before + 3);
    expect((await arrived()).typed.slice(before)).toBe('aB1');
    await hand.releaseKey('ShiftLeft');
    await hand.pressKey('CapsLock', 'CapsLock');
    await hand.releaseKey('CapsLock');
  });

  test(`AGI1, AGI4 ${system}: buttons and wheel arrive at the place, and nothing stays pressed`, async () => {
    await using desktop = await atDesktop(tested, 'us');
    const { display, hand, arrived } = desktop;
    for (const [x, y] of [
      [1_279, 799],
      [0, 0],
      [200, 200],
    ] as const) {
      await hand.movePointer(x, y);
      await until('the pointer', async () => (await pointerOn(display.name)) === `${x},${y}`);
    }
    await hand.setButton(PointerButton.left, true);
    await hand.setButton(PointerButton.left, true);
    await hand.setButton(PointerButton.left, false);
    await hand.turnWheel(0, WHEEL_NOTCH / 2);
    await hand.turnWheel(0, WHEEL_NOTCH / 2);
    await hand.turnWheel(-WHEEL_NOTCH, -2 * WHEEL_NOTCH);
    const clicks = ['+left', '-left', 'wheel down', 'wheel left', 'wheel up', 'wheel up'];
    await until('the clicks', async () => (await arrived()).buttons.length >= clicks.length);
    expect((await arrived()).buttons).toEqual(clicks);

    await hand.pressKey('ShiftLeft', 'Shift');
    await hand.pressKey('KeyA', 'A');
    await hand.setButton(PointerButton.right, true);
    await hand.releaseAll();
    await until('everything released', async () => {
      const { buttons, keys } = await arrived();
      return buttons.at(-1) === '-right' && keys.length >= 4;
    });
    expect((await arrived()).keys).toEqual(['+Shift', '+a', '-a', '-Shift']);
  });

  test(`AGI1 ${system}: the pointer lands on the pixel on each of two monitors`, async () => {
    await using monitors = await TwoMonitors.start();
    await monitors.plugIn();
    await using opened = await tested.open(monitors.name);
    for (const place of ['1279,719', '0,0', '1280,200', '2303,967', '1800,500']) {
      const [x = 0, y = 0] = place.split(',').map(Number);
      await opened.hand.movePointer(x, y);
      await until('the pointer', async () => (await pointerOn(monitors.name)) === place);
    }
  });
}
