import { AgentError } from '../../agent-error.ts';
import { INPUT, type Input, KEYEVENTF, MOUSEEVENTF, XBUTTON } from '../../windows/user32.ts';
import { type InputSink, PointerButton } from '../input-sink.ts';
import { isOneCharacter, keyOfControl, keyOfEveryLayout } from './virtual-keys.ts';
import { type WindowsHand, windowsHand } from './windows-hand.ts';

/** Places are told to Windows in parts of the desktop's width and height. */
const WHOLE = 65_536;

/** What a key was pressed as. */
type PressedKey =
  | { readonly kind: 'key'; readonly virtualKey: number; readonly isExtended: boolean }
  /** A character that the layout lacks. */
  | { readonly kind: 'character'; readonly text: string };

interface ButtonFlags {
  readonly down: number;
  readonly up: number;
  readonly data: number;
}

const BUTTONS: Readonly<Record<PointerButton, ButtonFlags>> = {
  [PointerButton.left]: { down: MOUSEEVENTF.leftDown, up: MOUSEEVENTF.leftUp, data: 0 },
  [PointerButton.middle]: { down: MOUSEEVENTF.middleDown, up: MOUSEEVENTF.middleUp, data: 0 },
  [PointerButton.right]: { down: MOUSEEVENTF.rightDown, up: MOUSEEVENTF.rightUp, data: 0 },
  [PointerButton.back]: { down: MOUSEEVENTF.xDown, up: MOUSEEVENTF.xUp, data: XBUTTON.first },
  [PointerButton.forward]: { down: MOUSEEVENTF.xDown, up: MOUSEEVENTF.xUp, data: XBUTTON.second },
};

export interface WindowsInputSinkOptions {
  /** Told when Windows refuses input; for a log. */
  readonly report: (cause: unknown) => void;
  /** Default: the real one. */
  readonly hand?: WindowsHand;
}

/** Plays input by `SendInput`. Text goes as characters, past layouts and input methods. */
export class WindowsInputSink implements InputSink {
  readonly #hand: WindowsHand;
  readonly #report: (cause: unknown) => void;
  readonly #pressedKeys = new Map<string, PressedKey>();
  readonly #pressedButtons = new Set<PointerButton>();

  static open({ report, hand = windowsHand() }: WindowsInputSinkOptions): WindowsInputSink {
    return new WindowsInputSink(hand, report);
  }

  private constructor(hand: WindowsHand, report: (cause: unknown) => void) {
    this.#hand = hand;
    this.#report = report;
  }

  movePointer(x: number, y: number): void {
    const { widthPx, heightPx } = this.#hand.screen();
    const dwFlags = MOUSEEVENTF.move | MOUSEEVENTF.absolute | MOUSEEVENTF.virtualDesk;
    this.#play([mouse({ dx: partOf(x, widthPx), dy: partOf(y, heightPx), dwFlags })]);
  }

  setButton(button: PointerButton, isDown: boolean): void {
    if (isDown === this.#pressedButtons.has(button)) return;
    if (isDown) this.#pressedButtons.add(button);
    else this.#pressedButtons.delete(button);
    this.#play([buttonInput(button, isDown)]);
  }

  turnWheel(deltaX: number, deltaY: number): void {
    const inputs: Input[] = [];
    if (deltaX !== 0) inputs.push(mouse({ dwFlags: MOUSEEVENTF.hWheel, mouseData: unsigned(deltaX) }));
    // Forward, away from the person, is positive here.
    if (deltaY !== 0) inputs.push(mouse({ dwFlags: MOUSEEVENTF.wheel, mouseData: unsigned(-deltaY) }));
    this.#play(inputs);
  }

  pressKey(code: string, key: string): boolean {
    if (this.#pressedKeys.has(code)) return true;
    const pressed = this.#find(code, key);
    if (pressed === null) return false;
    this.#pressedKeys.set(code, pressed);
    this.#play(this.#inputsOf(pressed, true));
    return true;
  }

  releaseKey(code: string): void {
    const pressed = this.#pressedKeys.get(code);
    if (pressed === undefined) return;
    this.#pressedKeys.delete(code);
    this.#play(this.#inputsOf(pressed, false));
  }

  typeText(text: string): void {
    const held = [...this.#pressedKeys.values()];
    this.#play([
      ...held.flatMap((key) => this.#inputsOf(key, false)),
      ...[...text.normalize('NFC').replaceAll('\r\n', '\n')].flatMap((character) => this.#typed(character)),
      ...held.flatMap((key) => this.#inputsOf(key, true)),
    ]);
  }

  releaseAll(): void {
    this.#play([
      ...[...this.#pressedKeys.values()].toReversed().flatMap((key) => this.#inputsOf(key, false)),
      ...[...this.#pressedButtons].map((button) => buttonInput(button, false)),
    ]);
    this.#pressedKeys.clear();
    this.#pressedButtons.clear();
  }

  [Symbol.dispose](): void {
    this.releaseAll();
  }

  #find(code: string, key: string): PressedKey | null {
    const everywhere = keyOfEveryLayout(code, key);
    if (everywhere !== null) return { kind: 'key', ...everywhere };
    if (!isOneCharacter(key)) return null;
    const virtualKey = key.length === 1 ? this.#hand.keyOfCharacter(key.charCodeAt(0)) : null;
    if (virtualKey === null) return { kind: 'character', text: key };
    return { kind: 'key', virtualKey, isExtended: false };
  }

  #typed(character: string): Input[] {
    const control = keyOfControl(character);
    const pressed: PressedKey =
      control === null ? { kind: 'character', text: character } : { kind: 'key', ...control };
    if (pressed.kind === 'character' && /^\p{Cc}$/u.test(character)) return [];
    return [...this.#inputsOf(pressed, true), ...this.#inputsOf(pressed, false)];
  }

  #inputsOf(pressed: PressedKey, isDown: boolean): Input[] {
    const up = isDown ? 0 : KEYEVENTF.keyUp;
    if (pressed.kind === 'key') {
      const { virtualKey, isExtended } = pressed;
      const dwFlags = up | (isExtended ? KEYEVENTF.extendedKey : 0);
      return [keyboard({ wVk: virtualKey, wScan: this.#hand.scanCode(virtualKey), dwFlags })];
    }
    return utf16(pressed.text).map((unit) =>
      keyboard({ wVk: 0, wScan: unit, dwFlags: up | KEYEVENTF.unicode }),
    );
  }

  #play(inputs: readonly Input[]): void {
    if (inputs.length === 0) return;
    if (this.#hand.play(inputs) < inputs.length) this.#report(new AgentError('INPUT_REFUSED'));
  }
}

/** The middle of the pixel, so that no rounding puts it beside. */
const partOf = (pixel: number, extentPx: number): number =>
  Math.max(0, Math.min(WHOLE - 1, Math.floor(((pixel + 0.5) * WHOLE) / extentPx)));

const unsigned = (delta: number): number => Math.round(delta) >>> 0;

const utf16 = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

const mouse = (mi: { dx?: number; dy?: number; mouseData?: number; dwFlags: number }): Input => ({
  type: INPUT.mouse,
  u: { mi: { dx: 0, dy: 0, mouseData: 0, time: 0, dwExtraInfo: 0, ...mi } },
});

const keyboard = (ki: { wVk: number; wScan: number; dwFlags: number }): Input => ({
  type: INPUT.keyboard,
  u: { ki: { time: 0, dwExtraInfo: 0, ...ki } },
});

function buttonInput(button: PointerButton, isDown: boolean): Input {
  const { down, up, data } = BUTTONS[button];
  return mouse({ dwFlags: isDown ? down : up, mouseData: data });
}
