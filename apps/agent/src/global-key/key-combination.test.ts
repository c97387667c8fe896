import { expect, test } from 'vitest';
import { DEFAULT_KEY_COMBINATION, parseKeyCombination } from './key-combination.ts';

test('AGX1 a combination is read', () => {
  const all = { hasControl: true, hasAlt: true, hasShift: true, hasMeta: false };
  expect(parseKeyCombination(DEFAULT_KEY_COMBINATION)).toEqual({ ...all, key: 'End' });
  expect(parseKeyCombination('Meta+Ctrl+X')).toEqual({
    ...all,
    hasAlt: false,
    hasShift: false,
    hasMeta: true,
    key: 'x',
  });
});

test.for(['', 'End', 'Ctrl+End', 'Ctrl+Ctrl+End', 'Ctrl+Alt', 'Ctrl+Alt+', 'ctrl+alt+End', 'Ctrl+Alt+F25'])(
  'AGX1 %j is none',
  (text) => {
    expect(parseKeyCombination(text)).toBeNull();
  },
);
