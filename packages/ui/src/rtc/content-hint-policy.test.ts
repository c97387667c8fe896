import { describe, expect, it } from 'vitest';
import { initialHint, nextHint } from './content-hint-policy.ts';

const hints = (rates: readonly number[]) => {
  let state = initialHint;
  return rates.map((rate) => {
    state = nextHint(state, rate);
    return state.hint;
  });
};

describe('content hint', () => {
  it('UIR1 a calm screen is sharp', () => {
    expect(hints([0, 1, 4, 8, 12, 3])).toEqual(Array.from({ length: 6 }, () => 'detail'));
  });

  it('UIR1 lasting movement is fluent, a short burst isn’t followed', () => {
    expect(hints([30, 30, 2, 30, 30, 30, 30])).toEqual([
      'detail',
      'detail',
      'detail',
      'detail',
      'detail',
      'motion',
      'motion',
    ]);
  });

  it('UIR1 it is sharp again with the first calm sample, and doesn’t flutter in between', () => {
    expect(hints([30, 30, 30, 7, 9, 7, 0])).toEqual([
      'detail',
      'detail',
      'motion',
      'motion',
      'motion',
      'motion',
      'detail',
    ]);
  });
});
