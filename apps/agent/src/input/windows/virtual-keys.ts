/** A key as Windows knows it. */
export interface VirtualKey {
  readonly virtualKey: number;
  /** Told by a prefix before its scan code: what older keyboards had on the number pad alone. */
  readonly isExtended: boolean;
}

const plain = (virtualKey: number): VirtualKey => ({ virtualKey, isExtended: false });
const extended = (virtualKey: number): VirtualKey => ({ virtualKey, isExtended: true });

/** Virtual keys (WinUser.h) for the names that pages give to keys (UI Events KeyboardEvent key Values). */
const NAMED: Readonly<Record<string, VirtualKey>> = {
  Cancel: extended(0x03),
  Backspace: plain(0x08),
  Tab: plain(0x09),
  Enter: plain(0x0d),
  Pause: plain(0x13),
  CapsLock: plain(0x14),
  Escape: plain(0x1b),
  PageUp: extended(0x21),
  PageDown: extended(0x22),
  End: extended(0x23),
  Home: extended(0x24),
  ArrowLeft: extended(0x25),
  ArrowUp: extended(0x26),
  ArrowRight: extended(0x27),
  ArrowDown: extended(0x28),
  PrintScreen: extended(0x2c),
  Insert: extended(0x2d),
  Delete: extended(0x2e),
  Help: plain(0x2f),
  Meta: extended(0x5b),
  ContextMenu: extended(0x5d),
  NumLock: extended(0x90),
  ScrollLock: plain(0x91),
  Shift: plain(0xa0),
  Control: plain(0xa2),
  Alt: plain(0xa4),
  AltGraph: extended(0xa5),
};

/** Of keys that there are twice, the right one; `code` tells them apart. */
const RIGHT: Readonly<Record<string, VirtualKey>> = {
  ShiftRight: plain(0xa1),
  ControlRight: extended(0xa3),
  AltRight: extended(0xa5),
  MetaRight: extended(0x5c),
};

const KEYPAD: Readonly<Record<string, VirtualKey>> = {
  NumpadEnter: extended(0x0d),
  NumpadMultiply: plain(0x6a),
  NumpadAdd: plain(0x6b),
  NumpadSubtract: plain(0x6d),
  NumpadDivide: extended(0x6f),
};

const KEYPAD_0 = 0x60;
const F1 = 0x70;
const F_KEYS = 24;

/** Controls that are characters in a text and keys on a keyboard. */
const CONTROLS: ReadonlyMap<string, VirtualKey> = new Map([
  ['\b', plain(0x08)],
  ['\t', plain(0x09)],
  ['\n', plain(0x0d)],
  ['\r', plain(0x0d)],
]);

export const keyOfControl = (character: string): VirtualKey | null => CONTROLS.get(character) ?? null;

export function isOneCharacter(key: string): boolean {
  const [first, ...more] = key;
  return first !== undefined && more.length === 0;
}

/** A key that is the same in every layout; null: it depends on the layout, or Windows has none. */
export function keyOfEveryLayout(code: string, key: string): VirtualKey | null {
  const digitOfKeypad = /^Numpad(\d)$/.exec(code);
  if (digitOfKeypad !== null && digitOfKeypad[1] === key) return plain(KEYPAD_0 + Number(key));
  const byPlace = KEYPAD[code] ?? (Object.hasOwn(NAMED, key) ? RIGHT[code] : undefined);
  if (byPlace !== undefined) return byPlace;
  // Letters and digits are their own virtual keys, wherever the layout has them.
  if (/^[a-z\d]$/i.test(key)) return plain(key.toUpperCase().charCodeAt(0));
  if (isOneCharacter(key)) return CONTROLS.get(key) ?? null;
  const number = Number(/^F(\d{1,2})$/.exec(key)?.[1] ?? 0);
  if (number >= 1 && number <= F_KEYS) return plain(F1 + number - 1);
  return Object.hasOwn(NAMED, key) ? (NAMED[key] ?? null) : null;
}
