import type { Clock, Timer } from '@alongside/peer';
import type { InputRefusal } from '@alongside/protocol';
import type { InputSink, PointerButton } from './input-sink.ts';
import { type HandFacts, INPUT_SILENCE_MS, NO_HAND, inputRefusal } from './input-refusal.ts';

interface InputGateOptions {
  readonly clock: Clock;
  /** Milliseconds since 1970 by the server's clock. */
  readonly serverTime: () => number;
  /** Told when it opens, closes, or is closed for another reason. */
  readonly changed: (refusal: InputRefusal | null) => void;
}

/**
 * Stands between the helper's messages and the desktop: what comes while it is closed is dropped, and the moment it
 * closes nothing stays pressed. Closing needs no network: it follows from what the sharer's end knows itself.
 */
export class InputGate implements InputSink {
  readonly #options: InputGateOptions;
  #sink: InputSink | null = null;
  #facts = NO_HAND;
  #heardAtMs: number | null = null;
  /** As it was told last. */
  #refusal: InputRefusal | null = 'no-grant';
  #timer: Timer | null = null;

  constructor(options: InputGateOptions) {
    this.#options = options;
  }

  /** null: the hand may act. */
  get refusal(): InputRefusal | null {
    this.#follow();
    return this.#refusal;
  }

  /** There is a desktop to play on; null: it is gone. The gate doesn't dispose of it. */
  handleSink(sink: InputSink | null): void {
    this.#sink = sink;
    this.#follow();
  }

  /** The session changed, or the sharer's own click changes it before the server knows. */
  handleSession(facts: HandFacts): void {
    this.#facts = facts;
    this.#follow();
  }

  /** Something came from the helper over the direct connection. */
  handleHeard(): void {
    this.#heardAtMs = this.#options.clock.now();
    this.#follow();
  }

  movePointer(x: number, y: number): void {
    this.#open()?.movePointer(x, y);
  }

  setButton(button: PointerButton, isDown: boolean): void {
    this.#open()?.setButton(button, isDown);
  }

  turnWheel(deltaX: number, deltaY: number): void {
    this.#open()?.turnWheel(deltaX, deltaY);
  }

  pressKey(code: string, key: string): boolean {
    return this.#open()?.pressKey(code, key) === true;
  }

  releaseKey(code: string): void {
    this.#open()?.releaseKey(code);
  }

  typeText(text: string): void {
    this.#open()?.typeText(text);
  }

  releaseAll(): void {
    this.#sink?.releaseAll();
  }

  /** Closed for good. */
  [Symbol.dispose](): void {
    this.handleSession(NO_HAND);
    this.#timer?.cancel();
    this.#sink = null;
  }

  #open(): InputSink | null {
    return this.#follow() ? this.#sink : null;
  }

  /** Opens or closes by what is known now, and looks again when that runs out. */
  #follow(): boolean {
    const former = this.#refusal;
    const refusal = this.#find();
    this.#refusal = refusal;
    if (former === null && refusal !== null) this.#sink?.releaseAll();
    this.#timer?.cancel();
    this.#timer = null;
    if (refusal === null) this.#lookAgain();
    if (refusal !== former) this.#options.changed(refusal);
    return refusal === null;
  }

  #find(): InputRefusal | null {
    const { clock, serverTime } = this.#options;
    return inputRefusal(this.#facts, {
      hasSink: this.#sink !== null,
      serverTimeMs: serverTime(),
      sinceHeardMs: this.#heardAtMs === null ? null : clock.now() - this.#heardAtMs,
    });
  }

  #lookAgain(): void {
    const { clock, serverTime } = this.#options;
    const silentInMs = (this.#heardAtMs ?? 0) + INPUT_SILENCE_MS - clock.now();
    const overInMs = this.#facts.grantedUntilMs - serverTime();
    this.#timer = clock.setTimer(Math.max(0, Math.min(silentInMs, overInMs)), () => {
      this.#timer = null;
      this.#follow();
    });
  }
}
