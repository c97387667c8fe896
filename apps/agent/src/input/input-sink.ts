/** Buttons of a mouse as pages number them. */
export const PointerButton = { left: 0, middle: 1, right: 2, back: 3, forward: 4 } as const;
export type PointerButton = (typeof PointerButton)[keyof typeof PointerButton];

/** A wheel's notch, as systems count it; touchpads give parts of it. */
export const WHEEL_NOTCH = 120;

/**
 * Plays a helper's hand on one desktop. Everything happens in the order of the calls. Nothing is checked here: whether
 * the hand may act is the gate's business.
 */
export interface InputSink extends Disposable {
  /** In pixels of the desktop; what lies outside is put at its edge by the system. */
  movePointer(x: number, y: number): void;
  setButton(button: PointerButton, isDown: boolean): void;
  /** In 1/120 of a notch; positive: right and down. Parts add up where the system knows whole notches only. */
  turnWheel(deltaX: number, deltaY: number): void;
  /**
   * @param code which key of the helper's keyboard it is, as `KeyboardEvent.code`; its release names the same
   * @param key what it means, as `KeyboardEvent.key`: one character, or the name of a key
   * @returns false if this system has no such key; nothing is pressed then
   */
  pressKey(code: string, key: string): boolean;
  releaseKey(code: string): void;
  /** Makes these characters arrive, whatever layout the desktop has. Held keys don't change them. */
  typeText(text: string): void;
  /** Nothing stays down, no key and no button. */
  releaseAll(): void;
}
