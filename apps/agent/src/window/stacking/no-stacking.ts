import type { WindowStacking } from './window-stacking.ts';

/** Where a program has no say in it, such as under Wayland. */
export const noStacking: WindowStacking = {
  setAbove: () => Promise.resolve(),
  raise: () => Promise.resolve(),
  [Symbol.dispose]: () => undefined,
};
