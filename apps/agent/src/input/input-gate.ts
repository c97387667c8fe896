import type { Clock, Timer } from '@alongside/peer';
import type { SessionView } from '@alongside/protocol';
import type { InputSink, PointerButton } from './input-sink.ts';
import { INPUT_SILENCE_MS, type InputRefusal, grantedUntilMs, inputRefusal } from './input-refusal.ts';

interface InputGateOptions {
  readonly sink: InputSink;
  readonly clock: Clock;
  /** Milliseconds since 1970 by the server's clock. */
  readonly serverTime: () => number;
}

/**
 * Stands between the helper's messages and the desktop: what comes while it is closed is dropped, and the moment it
 * closes nothing stays pressed. Closing needs no network: it follows from what the sharer's end knows itself.
 */
export class InputGate implements InputSink {
  readonly #options: InputGateOptions;
  #view: SessionView | null = null;
  #heardAtMs: number | null = null;
  #isPaused = false;
  #isOpen = false;
  #timer: Timer | null = null;

  constructor(options: InputGateOptions) {
    this.#options = options;
  }

  /** null: the hand may act. */
  get refusal(): InputRefusal | null {
    return inputRefusal({
      view: this.#view,
      sinceHeardMs: this.#heardAtMs === null ? null : this.#options.clock.now() - this.#heardAtMs,
      serverTimeMs: this.#options.serverTime(),
      isPaused: this.#isPaused,
    });
  }

  /** The session changed, or the sharer's own click changes it before the server knows; null: there is none any more. */
  handleView(view: SessionView | null): void {
    this.#view = view;
    this.#follow();
  }

  /** Something came from the helper over the direct connection. */
  handleHeard(): void {
    this.#heardAtMs = this.#options.clock.now();
    this.#follow();
  }

  handlePaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#follow();
  }

  movePointer(x: number, y: number): void {
    if (this.#follow()) this.#options.sink.movePointer(x, y);
  }

  setButton(button: PointerButton, isDown: boolean): void {
    if (this.#follow()) this.#options.sink.setButton(button, isDown);
  }

  turnWheel(deltaX: number, deltaY: number): void {
    if (this.#follow()) this.#options.sink.turnWheel(deltaX, deltaY);
  }

  pressKey(code: string, key: string): boolean {
    return this.#follow() && this.#options.sink.pressKey(code, key);
  }

  releaseKey(code: string): void {
    if (this.#follow()) this.#options.sink.releaseKey(code);
  }

  typeText(text: string): void {
    if (this.#follow()) this.#options.sink.typeText(text);
  }

  releaseAll(): void {
    this.#options.sink.releaseAll();
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#options.sink[Symbol.dispose]();
  }

  /** Opens or closes by what is known now, and looks again when that runs out. */
  #follow(): boolean {
    const wasOpen = this.#isOpen;
    this.#isOpen = this.refusal === null;
    if (wasOpen && !this.#isOpen) this.#options.sink.releaseAll();
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#isOpen) this.#lookAgain();
    return this.#isOpen;
  }

  #lookAgain(): void {
    const { clock, serverTime } = this.#options;
    const silentInMs = (this.#heardAtMs ?? 0) + INPUT_SILENCE_MS - clock.now();
    const overInMs = this.#view === null ? 0 : grantedUntilMs(this.#view) - serverTime();
    this.#timer = clock.setTimer(Math.max(0, Math.min(silentInMs, overInMs)), () => {
      this.#timer = null;
      this.#follow();
    });
  }
}
