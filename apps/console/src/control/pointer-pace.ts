import type { Point } from './picture-box.ts';

interface PointerPacePorts {
  readonly send: (point: Point) => void;
  /** Calls once at the next frame of the page; the answer stops that. */
  readonly nextFrame: (call: () => void) => () => void;
  /** Calls once after so many milliseconds; the answer stops that. */
  readonly later: (delayMs: number, call: () => void) => () => void;
}

/** The last position is said again after each of these rests: it may have got lost, and nothing follows. */
const REPEAT_AFTER_MS = [100, 400] as const;

/** Sends the first position at once, then at most one in each frame: the newest; the last one several times. */
export class PointerPace {
  readonly #ports: PointerPacePorts;
  #newest: Point | null = null;
  #stop: (() => void) | null = null;
  #stopRepeating: (() => void) | null = null;

  constructor(ports: PointerPacePorts) {
    this.#ports = ports;
  }

  move(point: Point): void {
    if (this.#stop === null) this.#send(point);
    else this.#newest = point;
  }

  /** What waits is out of date: something newer says where the pointer is. */
  drop(): void {
    this.#newest = null;
    this.#stopRepeating?.();
    this.#stopRepeating = null;
  }

  close(): void {
    this.drop();
    this.#stop?.();
    this.#stop = null;
  }

  #send(point: Point): void {
    this.drop();
    this.#ports.send(point);
    this.#repeatLater(point, 0);
    this.#stop = this.#ports.nextFrame(() => {
      this.#stop = null;
      if (this.#newest !== null) this.#send(this.#newest);
    });
  }

  #repeatLater(point: Point, times: number): void {
    const delayMs = REPEAT_AFTER_MS[times];
    if (delayMs === undefined) return;
    this.#stopRepeating = this.#ports.later(delayMs, () => {
      this.#ports.send(point);
      this.#repeatLater(point, times + 1);
    });
  }
}
