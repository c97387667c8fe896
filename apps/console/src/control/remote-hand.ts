import {
  FAST_MESSAGE_MAX_BYTES,
  type FastMessage,
  INPUT_AGAIN_MS,
  type InputEvent,
  type InputMessage,
} from '@alongside/protocol';
import { Keyboard } from './keyboard.ts';
import type { KeyboardSystem, KeyPress } from './key-press.ts';
import type { Point } from './picture-box.ts';
import { PointerButtons } from './pointer-buttons.ts';
import { PointerPace } from './pointer-pace.ts';
import { Wheel, type WheelTurn } from './wheel.ts';

export interface RemoteHandPorts {
  /** False: it didn't go out. */
  readonly send: (message: InputMessage) => boolean;
  readonly sendFast: (message: FastMessage) => boolean;
  readonly nextFrame: (call: () => void) => () => void;
  /** Calls once after so many milliseconds; the answer stops that. */
  readonly later: (delayMs: number, call: () => void) => () => void;
  /** Told of everything that can change the picture, by its number. */
  readonly acted?: (n: number) => void;
  readonly moved?: (to: Point) => void;
  readonly left?: () => void;
  readonly system: KeyboardSystem;
}

/** A key of a sequence that no browser gives: its code and its name, as in UI Events. */
export type SequenceKey = readonly [code: string, key: string];

/**
 * The helper's hand at the sharer's desktop. Numbers everything it does; does nothing while it may not act, and leaves
 * nothing pressed when it no longer may.
 */
export class RemoteHand {
  readonly #ports: RemoteHandPorts;
  readonly #keyboard: Keyboard;
  readonly #buttons = new PointerButtons();
  readonly #wheel = new Wheel();
  readonly #pace: PointerPace;
  #n = 0;
  /** Number of the last thing that went out over the ordered channel; 0: nothing did. */
  #lastInput = 0;
  /** By which the positions are meant; null: may not act. */
  #layout: number | null = null;
  /** Where the helper's pointer was last, sent or waiting for its frame. */
  #at: Point | null = null;
  /** Something may be down at the sharer's. */
  #hasActed = false;
  /** A message was lost on the way out; before anything else everything has to be released. */
  #owesRelease = false;

  constructor(ports: RemoteHandPorts) {
    this.#ports = ports;
    this.#keyboard = new Keyboard(ports.system);
    this.#pace = new PointerPace({
      nextFrame: ports.nextFrame,
      later: ports.later,
      send: (point) => {
        this.#sendMove(point);
      },
    });
  }

  get mayAct(): boolean {
    return this.#layout !== null;
  }

  /** The hand may act on the layout of that version; null: it may not. */
  allow(layout: number | null): void {
    if (layout === this.#layout) return;
    if (layout === null || this.#layout === null) this.release();
    this.#layout = layout;
  }

  /** @returns whether the browser mustn't make anything of it */
  keyDown(press: KeyPress): boolean {
    const { events, isTaken, isLeaving } = this.#keyboard.down(press);
    this.#do(events);
    if (isLeaving) {
      this.release();
      this.#ports.left?.();
    }
    return isTaken;
  }

  keyUp(press: Pick<KeyPress, 'code' | 'key'>): void {
    this.#do(this.#keyboard.up(press));
  }

  type(text: string): void {
    this.#do(this.#keyboard.text(text));
  }

  /** Presses the keys one after the other and lets them go in reverse. */
  play(keys: readonly SequenceKey[]): void {
    this.release();
    const downs = keys.map(([code, key]) => ({ kind: 'key-down', code, key }) as const);
    const ups = keys.toReversed().map(([code]) => ({ kind: 'key-up', code }) as const);
    this.#do([...downs, ...ups]);
  }

  /** A drag goes on: a position beside the picture is worth its nearest. */
  get isDragging(): boolean {
    return this.#buttons.isAnyPressed;
  }

  /**
   * @param at where on the sharer's desktop; null beside the picture
   * @param buttons as PointerEvent.buttons
   */
  point(at: Point | null, buttons: number): void {
    const changes = this.#buttons.follow(buttons, at !== null && this.mayAct);
    if (at === null || !this.mayAct) return;
    this.#do(this.#keyboard.flush());
    if (changes.length === 0) {
      // A move may be told twice by a browser: when it happens and with the frame.
      if (this.#at?.x === at.x && this.#at.y === at.y) return;
      this.#at = at;
      this.#pace.move(at);
      return;
    }
    this.#at = at;
    this.#pace.drop();
    this.#ports.moved?.(at);
    this.#do(changes.map((change) => ({ kind: 'button', ...change, ...at }) as const));
  }

  turn(at: Point | null, turn: WheelTurn): void {
    // Two fingers that spread on a touchpad come as a wheel with a Control that nobody pressed.
    const isPinch = turn.hasControl && !this.#keyboard.isDown('Control');
    if (at === null || !this.mayAct || isPinch) return;
    const delta = this.#wheel.turn(turn);
    if (delta === null) return;
    this.#pace.drop();
    this.#do([...this.#keyboard.flush(), { kind: 'wheel', ...delta, ...at }]);
  }

  /** Lets everything go, as when the focus is lost. */
  release(): void {
    this.#keyboard.clear();
    this.#buttons.clear();
    this.#wheel.clear();
    this.#pace.drop();
    this.#at = null;
    if (!this.#hasActed || this.#layout === null) return;
    this.#do([{ kind: 'release-all' }]);
    this.#hasActed = false;
  }

  close(): void {
    this.allow(null);
    this.#pace.close();
  }

  #do(events: readonly InputEvent[]): void {
    if (this.#layout === null) return;
    if (events.length > 0 && this.#owesRelease) this.#owesRelease = !this.#send({ kind: 'release-all' });
    for (const event of events) {
      if (this.#owesRelease) return;
      this.#owesRelease = !this.#send(event);
      if (this.#owesRelease) this.#keyboard.clear();
    }
  }

  #send(event: InputEvent): boolean {
    if (this.#layout === null) return false;
    this.#n += 1;
    this.#hasActed = true;
    const input: InputMessage = { type: 'input', n: this.#n, layout: this.#layout, event };
    const isSent = this.#ports.send(input);
    if (isSent) this.#sayAgain(input);
    if (isSent && event.kind !== 'key-up' && event.kind !== 'release-all') this.#ports.acted?.(this.#n);
    return isSent;
  }

  #sayAgain(input: InputMessage): void {
    const again = { type: 'input-again', after: this.#lastInput, input } as const;
    this.#lastInput = input.n;
    if (new TextEncoder().encode(JSON.stringify(again)).length > FAST_MESSAGE_MAX_BYTES) return;
    this.#ports.later(INPUT_AGAIN_MS, () => {
      this.#ports.sendFast(again);
    });
  }

  #sendMove({ x, y }: Point): void {
    if (this.#layout === null) return;
    this.#n += 1;
    this.#hasActed = true;
    this.#ports.moved?.({ x, y });
    this.#ports.sendFast({ type: 'pointer', n: this.#n, layout: this.#layout, x, y });
  }
}
