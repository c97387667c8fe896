import type { KeyboardSystem } from './key-press.ts';

/** By what the browser says of itself: nothing else tells how its keyboard behaves. */
export function keyboardSystem(userAgent: string): KeyboardSystem {
  if (/macintosh|iphone|ipad/iu.test(userAgent)) return 'mac';
  return /windows/iu.test(userAgent) ? 'windows' : 'other';
}
