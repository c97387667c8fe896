import type { Clock, Timer } from '@alongside/peer';
import { type FastMessage, POINTER_SHAPE_MAX_PX, type PeerMessage } from '@alongside/protocol';
import type { PointerShape } from '../capture/screen-source.ts';

/** More often than this a helper's screen doesn't show it. */
const MOVE_EVERY_MS = 8;
/** The last position is said again after each of these pauses: it may have got lost, and nothing follows. */
const REPEAT_AFTER_MS = [100, 400] as const;

interface PointerTellerOptions {
  readonly clock: Clock;
  readonly send: (message: Extract<PeerMessage, { type: 'pointer-shape' }>) => boolean;
  readonly sendFast: (message: FastMessage) => boolean;
}

/** Tells the helper where the sharer's pointer is and how it looks, while the screen is shown. */
export class PointerTeller {
  readonly #options: PointerTellerOptions;
  #isShown = false;
  #shape: PointerShape | null = null;
  #at: { readonly x: number; readonly y: number } | null = null;
  #count = 0;
  #toldAtMs = -Infinity;
  #timer: Timer | null = null;

  constructor(options: PointerTellerOptions) {
    this.#options = options;
  }

  /** The screen begins or ends to be shown. Said again with true, everything is told anew: another page listens. */
  handleShown(isShown: boolean): void {
    this.#isShown = isShown;
    this.#timer?.cancel();
    this.#timer = null;
    if (!isShown) return;
    this.#tellShape();
    this.#tellPlace(0);
  }

  handleMoved(x: number, y: number): void {
    if (this.#at?.x === x && this.#at.y === y) return;
    this.#at = { x, y };
    if (!this.#isShown) return;
    this.#timer?.cancel();
    const waitMs = this.#toldAtMs + MOVE_EVERY_MS - this.#options.clock.now();
    if (waitMs <= 0) this.#tellPlace(0);
    else this.#later(waitMs, 0);
  }

  handleShaped(shape: PointerShape): void {
    this.#shape = shape;
    if (this.#isShown) this.#tellShape();
  }

  #later(inMs: number, repeats: number): void {
    this.#timer = this.#options.clock.setTimer(inMs, () => {
      this.#tellPlace(repeats);
    });
  }

  #tellPlace(repeats: number): void {
    this.#timer = null;
    if (this.#at === null || this.#at.x < 0 || this.#at.y < 0) return;
    this.#count += 1;
    this.#toldAtMs = this.#options.clock.now();
    this.#options.sendFast({ type: 'pointer-at', n: this.#count, ...this.#at });
    const again = REPEAT_AFTER_MS[repeats];
    if (again !== undefined) this.#later(again, repeats + 1);
  }

  #tellShape(): void {
    if (this.#shape === null) return;
    const { widthPx, heightPx, hotX, hotY, rgba } = fitting(this.#shape);
    if (widthPx < 1 || heightPx < 1) return;
    this.#options.send({
      type: 'pointer-shape',
      shape: { width: widthPx, height: heightPx, hotX, hotY, rgba: rgba.toString('base64') },
    });
  }
}

/** Made smaller, by whole factors, if it is larger than what is told. */
export function fitting(shape: PointerShape): PointerShape {
  const factor = Math.ceil(Math.max(shape.widthPx, shape.heightPx) / POINTER_SHAPE_MAX_PX);
  if (factor <= 1) return shape;
  const widthPx = Math.floor(shape.widthPx / factor);
  const heightPx = Math.floor(shape.heightPx / factor);
  const rgba = Buffer.alloc(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const from = (y * factor * shape.widthPx + x * factor) * 4;
      shape.rgba.copy(rgba, (y * widthPx + x) * 4, from, from + 4);
    }
  }
  const scaled = (hot: number): number => Math.floor(hot / factor);
  return { widthPx, heightPx, hotX: scaled(shape.hotX), hotY: scaled(shape.hotY), rgba };
}
