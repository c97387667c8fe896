import type { ArrivedEvents } from '../agent/arrived-events.ts';
import { until } from '../rig/until.ts';
import { bringToFront, openWindow, type WindowMessage } from './desktop-windows.ts';

const WM = {
  setFocus: 0x0007,
  keyDown: 0x0100,
  keyUp: 0x0101,
  character: 0x0102,
  systemKeyDown: 0x0104,
  systemKeyUp: 0x0105,
  wheel: 0x020a,
  horizontalWheel: 0x020e,
} as const;

const BUTTONS: Readonly<Record<number, string>> = {
  0x0201: '+left',
  0x0202: '-left',
  0x0204: '+right',
  0x0205: '-right',
  0x0207: '+middle',
  0x0208: '-middle',
};

const KEYS: Readonly<Record<number, string>> = {
  0x10: 'Shift',
  0x11: 'Control',
  0x12: 'Alt',
  0x14: 'CapsLock',
};
const PACKET_OF_TEXT = 0xe7;
const NOTCH = 120;

/**
 * A window in front of the person that notes what arrives: text as an editor would hold it, keys by name, buttons, and
 * each whole notch of the wheel.
 */
export class EventWindow {
  #typed = '';
  #hasFocus = false;
  readonly #keys: string[] = [];
  readonly #buttons: string[] = [];
  readonly #wheel = { across: 0, along: 0 };

  static async open(): Promise<EventWindow> {
    const events = new EventWindow();
    const window = openWindow((message) => {
      events.#note(message);
    });
    await until('the window in front', () => bringToFront(window) && events.#hasFocus);
    return events;
  }

  get arrived(): ArrivedEvents {
    return { typed: this.#typed, keys: this.#keys, buttons: this.#buttons };
  }

  #note({ message, w }: WindowMessage): void {
    const button = BUTTONS[message];
    if (button !== undefined) this.#buttons.push(button);
    else if (message === WM.setFocus) this.#hasFocus = true;
    else if (message === WM.character) this.#typed += String.fromCharCode(w);
    else if (message === WM.keyDown || message === WM.systemKeyDown) this.#noteKey('+', w);
    else if (message === WM.keyUp || message === WM.systemKeyUp) this.#noteKey('-', w);
    else if (message === WM.wheel) this.#noteWheel('along', w, ['down', 'up']);
    else if (message === WM.horizontalWheel) this.#noteWheel('across', w, ['left', 'right']);
  }

  #noteKey(sign: string, virtualKey: number): void {
    if (virtualKey === PACKET_OF_TEXT) return;
    this.#keys.push(`${sign}${KEYS[virtualKey] ?? String.fromCharCode(virtualKey).toLowerCase()}`);
  }

  /** The turn is in the upper 16 bits, with a sign. */
  #noteWheel(axis: 'across' | 'along', w: number, names: readonly [string, string]): void {
    const turned = this.#wheel[axis] + ((w << 0) >> 16);
    const notches = Math.trunc(turned / NOTCH);
    this.#wheel[axis] = turned - notches * NOTCH;
    const [backward, forward] = names;
    for (let notch = 0; notch < Math.abs(notches); notch += 1) {
      this.#buttons.push(`wheel ${notches < 0 ? backward : forward}`);
    }
  }
}
