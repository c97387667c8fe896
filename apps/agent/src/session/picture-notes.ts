import type { FastMessage } from '@alongside/protocol';
import type { SentPicture } from '../picture/picture-stream.ts';

/** Between two notes that answer no input. */
const NOTE_EVERY_MS = 250;
/** Input that no picture has answered yet; a screen that doesn't change leaves it unanswered for ever. */
const WAITING_MAX = 64;

interface PlayedInput {
  readonly n: number;
  readonly playedAtMs: number;
}

/**
 * Tells the helper when pictures were read from the screen and what input they can show the effect of: the first picture
 * of a change after it was played. On a screen that moves by itself that picture may be a little too early to show it.
 */
export class PictureNotes {
  readonly #send: (message: FastMessage) => boolean;
  #waiting: PlayedInput[] = [];
  #notedAtMs = -Infinity;
  #playedN = 0;

  constructor(send: (message: FastMessage) => boolean) {
    this.#send = send;
  }

  /**
   * @param n the newest that was played; said again it changes nothing
   * @param playedAtMs by the clock of the pictures
   */
  handlePlayed(n: number, playedAtMs: number): void {
    if (n <= this.#playedN) return;
    this.#playedN = n;
    this.#waiting.push({ n, playedAtMs });
    if (this.#waiting.length > WAITING_MAX) this.#waiting.shift();
  }

  handleSent({ rtpTimestamp, grabbedAtMs, isNews }: SentPicture): void {
    if (!isNews) return;
    const answered = this.#waiting.filter(({ playedAtMs }) => playedAtMs < grabbedAtMs);
    const inputN = answered.at(-1)?.n ?? 0;
    if (inputN === 0 && grabbedAtMs - this.#notedAtMs < NOTE_EVERY_MS) return;
    this.#waiting = this.#waiting.slice(answered.length);
    this.#notedAtMs = grabbedAtMs;
    this.#send({ type: 'picture-note', rtpTimestamp, capturedAtMs: grabbedAtMs, inputN });
  }

  /** Another page listens: what was played for the former one isn't its. */
  handleNewHelper(): void {
    this.#waiting = [];
    this.#playedN = 0;
  }
}
