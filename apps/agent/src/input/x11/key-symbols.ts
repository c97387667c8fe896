/** Names of the X protocol's keyboard symbols (X11/keysymdef.h) for the names that pages give to keys (UI Events KeyboardEvent key Values). */
const NAMED: Readonly<Record<string, number>> = {
  Backspace: 0xff08,
  Tab: 0xff09,
  Enter: 0xff0d,
  Pause: 0xff13,
  ScrollLock: 0xff14,
  Escape: 0xff1b,
  Home: 0xff50,
  ArrowLeft: 0xff51,
  ArrowUp: 0xff52,
  ArrowRight: 0xff53,
  ArrowDown: 0xff54,
  PageUp: 0xff55,
  PageDown: 0xff56,
  End: 0xff57,
  PrintScreen: 0xff61,
  Insert: 0xff63,
  Undo: 0xff65,
  Redo: 0xff66,
  ContextMenu: 0xff67,
  Find: 0xff68,
  Cancel: 0xff69,
  Help: 0xff6a,
  NumLock: 0xff7f,
  Shift: 0xffe1,
  Control: 0xffe3,
  CapsLock: 0xffe5,
  Alt: 0xffe9,
  AltGraph: 0xfe03,
  Meta: 0xffeb,
  Super: 0xffeb,
  Hyper: 0xffed,
  Delete: 0xffff,
};

/** Of keys that there are twice, the right one; `code` tells them apart. */
const RIGHT: Readonly<Record<string, number>> = {
  ShiftRight: 0xffe2,
  ControlRight: 0xffe4,
  AltRight: 0xffea,
  MetaRight: 0xffec,
};

const KEYPAD: Readonly<Record<string, number>> = {
  NumpadEnter: 0xff8d,
  NumpadMultiply: 0xffaa,
  NumpadAdd: 0xffab,
  NumpadSubtract: 0xffad,
  NumpadDivide: 0xffaf,
};

const F1 = 0xffbe;
const F_KEYS = 24;

/** Controls that are characters in a text and keys on a keyboard. */
const CONTROLS: Readonly<Record<number, number>> = { 0x08: 0xff08, 0x09: 0xff09, 0x0a: 0xff0d, 0x0d: 0xff0d };

const UNICODE = 0x0100_0000;

export const KeySymbol = { shift: 0xffe1, levelThreeShift: 0xfe03 } as const;

/** The symbol of one character; null for a control character without a key. */
export function symbolOfCharacter(character: string): number | null {
  const point = character.codePointAt(0) ?? 0;
  const isLatin = (point >= 0x20 && point <= 0x7e) || (point >= 0xa0 && point <= 0xff);
  if (isLatin) return point;
  if (point < 0xa0) return CONTROLS[point] ?? null;
  return UNICODE + point;
}

function isOneCharacter(key: string): boolean {
  const [first, ...more] = key;
  return first !== undefined && more.length === 0;
}

/** The symbol of a key of the helper's keyboard; null if X knows none. */
export function symbolOfKey(code: string, key: string): number | null {
  const byPlace = KEYPAD[code] ?? (Object.hasOwn(NAMED, key) && key !== 'AltGraph' ? RIGHT[code] : undefined);
  if (byPlace !== undefined) return byPlace;
  if (isOneCharacter(key)) return symbolOfCharacter(key);
  const functionKey = /^F(\d{1,2})$/.exec(key);
  const number = Number(functionKey?.[1] ?? 0);
  if (number >= 1 && number <= F_KEYS) return F1 + number - 1;
  return Object.hasOwn(NAMED, key) ? (NAMED[key] ?? null) : null;
}
