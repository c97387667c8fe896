import type { SignalBody, SignalFrame } from '@alongside/protocol';
import type { Clock, Timer } from './ports.ts';

/** Frames without an acknowledgement are sent again after this time. */
const RESEND_MS = 1_000;
/** Frames kept while an earlier one is missing; further ones are dropped and come again. */
const EARLY_MAX = 64;
/** Bodies waiting for an acknowledgement. More means that the other end is gone or hostile. */
const OUTBOX_MAX = 256;

interface ReliableSignalsOptions {
  readonly clock: Clock;
  /** Hands a frame to the live socket; it may get lost there. */
  readonly send: (frame: SignalFrame) => void;
  /** Told each body once and in the order of sending. */
  readonly deliver: (body: SignalBody) => void;
}

/**
 * Carries signals between two incarnations over a relay that loses, doubles and delays: numbered, acknowledged, sent
 * again, delivered once and in order.
 */
export class ReliableSignals {
  readonly #options: ReliableSignalsOptions;
  readonly #outbox: { n: number; body: SignalBody }[] = [];
  readonly #early = new Map<number, SignalBody>();
  #sentCount = 0;
  #receivedInOrder = 0;
  #resendTimer: Timer | null = null;
  #isClosed = false;

  constructor(options: ReliableSignalsOptions) {
    this.#options = options;
  }

  push(body: SignalBody): void {
    if (this.#isClosed || this.#outbox.length >= OUTBOX_MAX) return;
    this.#sentCount += 1;
    const entry = { n: this.#sentCount, body };
    this.#outbox.push(entry);
    this.#send(entry.n, entry.body);
    this.#scheduleResend();
  }

  receive(frame: SignalFrame): void {
    if (this.#isClosed) return;
    while (this.#outbox[0] !== undefined && this.#outbox[0].n <= frame.ack) this.#outbox.shift();
    if (frame.body === null || frame.n === 0) return;
    const isNext = frame.n === this.#receivedInOrder + 1;
    const isEarly = frame.n > this.#receivedInOrder && this.#early.size < EARLY_MAX;
    if (isNext || isEarly) this.#early.set(frame.n, frame.body);
    this.#deliverInOrder();
    this.#send(0, null);
  }

  /** Sends everything unacknowledged again, now: the relay or the other end has just come back. */
  resend(): void {
    for (const { n, body } of this.#outbox) this.#send(n, body);
    this.#scheduleResend();
  }

  close(): void {
    this.#isClosed = true;
    this.#resendTimer?.cancel();
    this.#outbox.length = 0;
    this.#early.clear();
  }

  #deliverInOrder(): void {
    for (;;) {
      const body = this.#early.get(this.#receivedInOrder + 1);
      if (body === undefined) return;
      this.#receivedInOrder += 1;
      this.#early.delete(this.#receivedInOrder);
      this.#options.deliver(body);
    }
  }

  #send(n: number, body: SignalBody | null): void {
    this.#options.send({ n, ack: this.#receivedInOrder, body });
  }

  #scheduleResend(): void {
    if (this.#resendTimer !== null || this.#isClosed) return;
    this.#resendTimer = this.#options.clock.setTimer(RESEND_MS, () => {
      this.#resendTimer = null;
      if (this.#outbox.length > 0) this.resend();
    });
  }
}
