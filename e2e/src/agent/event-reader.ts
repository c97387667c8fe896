import { ChildProgram } from '../rig/child-program.ts';
import type { ArrivedEvents } from './arrived-events.ts';

const BUTTONS: Readonly<Record<string, string>> = { 1: 'left', 2: 'middle', 3: 'right' };
const WHEEL: Readonly<Record<string, string>> = { 4: 'up', 5: 'down', 6: 'left', 7: 'right' };
const KEYS: Readonly<Record<string, string>> = {
  Shift_L: 'Shift',
  Control_L: 'Control',
  Caps_Lock: 'CapsLock',
};

/** A real X client (xev) in front of the person, that writes down what arrives. */
export class EventReader implements AsyncDisposable {
  readonly #program: ChildProgram;

  private constructor(program: ChildProgram) {
    this.#program = program;
  }

  /** @param display as in DISPLAY */
  static async start(display: string): Promise<EventReader> {
    const args = ['-display', display, '-geometry', '400x300+100+100'];
    const program = new ChildProgram('stdbuf', {
      args: ['-oL', 'xev', ...args, '-event', 'keyboard', '-event', 'button', '-event', 'focus'],
      env: { LC_ALL: 'C.UTF-8' },
    });
    const reader = new EventReader(program);
    await program.ready('the focus', () => reader.#text.includes('FocusIn event') || undefined);
    return reader;
  }

  get arrived(): ArrivedEvents {
    return { typed: this.#typed, keys: this.#keys, buttons: this.#buttons };
  }

  get #text(): string {
    return this.#program.output.join('\n');
  }

  get #typed(): string {
    const presses = this.#text.matchAll(
      /KeyPress event[^]*?XmbLookupString gives \d+ bytes:(?: \(([\da-f ]*)\))?/g,
    );
    return [...presses]
      .map(([, hex]) => Buffer.from((hex ?? '').replaceAll(' ', ''), 'hex').toString('utf8'))
      .join('');
  }

  get #keys(): string[] {
    const events = this.#text.matchAll(/Key(Press|Release) event[^]*?keysym 0x[\da-f]+, (\w+)\)/g);
    return [...events].map(
      ([, kind, name = '']) => `${kind === 'Press' ? '+' : '-'}${KEYS[name] ?? name.toLowerCase()}`,
    );
  }

  get #buttons(): string[] {
    const events = this.#text.matchAll(/Button(Press|Release) event[^]*?button (\d+),/g);
    return [...events].flatMap(([, kind, number = '']) => {
      const turn = WHEEL[number];
      if (turn === undefined) return [`${kind === 'Press' ? '+' : '-'}${BUTTONS[number] ?? number}`];
      return kind === 'Press' ? [`wheel ${turn}`] : [];
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}
