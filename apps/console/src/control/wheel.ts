/** What is needed of a WheelEvent. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** WheelEvent.deltaMode. */
  readonly deltaMode: number;
  /** The old measure, 120 for a notch, against the direction of the new one; absent where a browser hasn't got it. */
  readonly notchesX: number | null;
  readonly notchesY: number | null;
  readonly hasShift: boolean;
  readonly hasControl: boolean;
}

/** In units of which 120 are a notch; positive is right and down. */
export interface WheelDelta {
  readonly deltaX: number;
  readonly deltaY: number;
}

const NOTCH = 120;
const MOST = 12_000;

const PIXEL_MODE = 0;
const LINE_MODE = 1;

/** A notch is this many of what a browser counts in; a page is as much as three notches. */
const PIXELS_OF_NOTCH = 100;
const LINES_OF_NOTCH = 3;
const NOTCHES_OF_PAGE = 3;

/** Adds up what a wheel turns; parts of a unit are kept for the next time, so that slow turning loses nothing. */
export class Wheel {
  #restX = 0;
  #restY = 0;

  /** null: not a whole unit yet. */
  turn(turn: WheelTurn): WheelDelta | null {
    const isSideways = turn.hasShift && turn.deltaX !== 0 && turn.deltaY === 0;
    const x = units(turn.deltaX, turn.deltaMode, turn.notchesX);
    const y = units(turn.deltaY, turn.deltaMode, turn.notchesY);
    // With Shift some browsers turn the wheel sideways; the sharer's programs do that themselves.
    this.#restX += isSideways ? 0 : x;
    this.#restY += isSideways ? x : y;
    const deltaX = whole(this.#restX);
    const deltaY = whole(this.#restY);
    this.#restX -= deltaX;
    this.#restY -= deltaY;
    if (deltaX === 0 && deltaY === 0) return null;
    return { deltaX: limited(deltaX), deltaY: limited(deltaY) };
  }

  clear(): void {
    this.#restX = 0;
    this.#restY = 0;
  }
}

/** Parts of a unit are binary fractions: what lacks this little of a whole one is one. */
const NEARLY = 1e-6;

// Without the zero that has a sign.
const whole = (value: number): number => Math.trunc(value + Math.sign(value) * NEARLY) + 0;
const limited = (value: number): number => Math.max(-MOST, Math.min(MOST, value));

function units(delta: number, mode: number, notches: number | null): number {
  // Whole notches are a stepped wheel, whatever distance the system gives to one.
  if (notches !== null && notches !== 0 && notches % NOTCH === 0) return -notches;
  if (mode === PIXEL_MODE) return (delta / PIXELS_OF_NOTCH) * NOTCH;
  return mode === LINE_MODE ? (delta / LINES_OF_NOTCH) * NOTCH : delta * NOTCHES_OF_PAGE * NOTCH;
}
