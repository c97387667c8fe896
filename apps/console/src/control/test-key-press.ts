import type { KeyPress } from './key-press.ts';

/** One event of a keyboard as a browser tells it: code, key, and what else is so. */
export const keyPress = (code: string, key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key,
  isRepeat: false,
  isComposing: false,
  hasControl: false,
  hasAlt: false,
  hasMeta: false,
  hasShift: false,
  hasAltGraph: false,
  atMs: 0,
  ...part,
});
