import type { InputAgainMessage, InputEvent, InputMessage, ScreenLayout } from '@alongside/protocol';
import { type InputSink, PointerButton } from '../input/input-sink.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The pointer is there; came over the fast channel. */
export interface PointerMove extends Point {
  readonly n: number;
  readonly layout: number;
}

/**
 * Puts what the helper's end says into the order in which the hand did it, and plays it. Positions count only on the
 * layout that the helper saw, and only where something is shown: nothing lands where nobody pointed.
 */
export class HelperHand {
  /** The gate; it may still drop what is played here. */
  readonly #sink: InputSink;
  #layout: ScreenLayout | null = null;
  #lastInput = 0;
  #lastMove = 0;
  /** Where the newest move was; null: there is none on this layout. */
  #at: Point | null = null;

  constructor(sink: InputSink) {
    this.#sink = sink;
  }

  /** Number of the newest thing that was played; 0: nothing yet. */
  get playedN(): number {
    return Math.max(this.#lastInput, this.#lastMove);
  }

  handleLayout(layout: ScreenLayout | null): void {
    this.#layout = layout;
    this.#at = null;
  }

  /** Another page of the helper counts from 1 again. */
  handleNewHelper(): void {
    this.#sink.releaseAll();
    this.#lastInput = 0;
    this.#lastMove = 0;
    this.#at = null;
  }

  handleMove({ n, layout, x, y }: PointerMove): void {
    if (n <= this.playedN || !this.#isShown(layout, { x, y })) return;
    this.#lastMove = n;
    this.#at = { x, y };
    this.#sink.movePointer(x, y);
  }

  /** What came over the ordered channel may be late behind moves, but is never left out. */
  handleInput({ n, layout, event }: InputMessage): void {
    if (n <= this.#lastInput) return;
    this.#lastInput = n;
    if (event.kind === 'button' || event.kind === 'wheel') this.#point(event, layout, n < this.#lastMove);
    else this.#key(event);
  }

  /** Came over the fast channel: perhaps before what it comes after. */
  handleAgain({ after, input }: InputAgainMessage): void {
    if (after === this.#lastInput) this.handleInput(input);
  }

  #key(event: Exclude<InputEvent, { kind: 'button' | 'wheel' }>): void {
    switch (event.kind) {
      case 'key-down':
        this.#sink.pressKey(event.code, event.key);
        break;
      case 'key-up':
        this.#sink.releaseKey(event.code);
        break;
      case 'text':
        this.#sink.typeText(event.text);
        break;
      case 'release-all':
        this.#sink.releaseAll();
        break;
    }
  }

  #point(event: Extract<InputEvent, { kind: 'button' | 'wheel' }>, layout: number, isLate: boolean): void {
    if (!this.#isShown(layout, event)) {
      // A button that goes up mustn't stay down because the screen has changed meanwhile.
      if (event.kind === 'button' && !event.isDown) this.#sink.setButton(PointerButton[event.button], false);
      return;
    }
    this.#sink.movePointer(event.x, event.y);
    if (event.kind === 'button') this.#sink.setButton(PointerButton[event.button], event.isDown);
    else this.#sink.turnWheel(event.deltaX, event.deltaY);
    if (isLate && this.#at !== null) this.#sink.movePointer(this.#at.x, this.#at.y);
  }

  #isShown(version: number, { x, y }: Point): boolean {
    if (this.#layout?.version !== version) return false;
    const { shown } = this.#layout;
    return x >= shown.x && y >= shown.y && x < shown.x + shown.width && y < shown.y + shown.height;
  }
}
