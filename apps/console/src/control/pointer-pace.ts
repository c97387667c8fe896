import type { Point } from './picture-box.ts';

interface PointerPacePorts {
  readonly send: (point: Point) => void;
  /** Calls once at the next frame of the page; the answer stops that. */
  readonly nextFrame: (call: () => void) => () => void;
}

/** Sends the first position at once, then at most one in each frame: the newest. */
export class PointerPace {
  readonly #ports: PointerPacePorts;
  #newest: Point | null = null;
  #stop: (() => void) | null = null;

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
  }

  close(): void {
    this.#newest = null;
    this.#stop?.();
    this.#stop = null;
  }

  #send(point: Point): void {
    this.#newest = null;
    this.#ports.send(point);
    this.#stop = this.#ports.nextFrame(() => {
      this.#stop = null;
      if (this.#newest !== null) this.#send(this.#newest);
    });
  }
}
