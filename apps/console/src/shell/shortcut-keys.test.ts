import { expect, test, vi } from 'vitest';
import { SEQUENCE_MS, ShortcutKeys, SHORTCUTS } from './shortcut-keys.ts';
import { signInAddress } from './sign-in-address.ts';

const press = (key: string, part: { hasModifier?: boolean; isTyping?: boolean; atMs?: number } = {}) => ({
  key,
  hasModifier: false,
  isTyping: false,
  atMs: 0,
  ...part,
});

test('CNV4 a key that is registered acts, another one stays the browser’s', () => {
  const keys = new ShortcutKeys();
  const act = vi.fn();
  keys.register('get-code', act);
  expect(keys.press(press('n'))).toBe(true);
  expect(keys.press(press('x'))).toBe(false);
  expect(act).toHaveBeenCalledOnce();
});

test('CNV4 a sequence needs its second key in time', () => {
  const keys = new ShortcutKeys();
  const act = vi.fn();
  keys.register('go-reports', act);
  keys.press(press('g'));
  expect(keys.press(press('r', { atMs: SEQUENCE_MS + 1 }))).toBe(false);
  keys.press(press('g', { atMs: 5_000 }));
  expect(keys.press(press('r', { atMs: 5_000 + SEQUENCE_MS }))).toBe(true);
  expect(act).toHaveBeenCalledOnce();
});

test.each([{ hasModifier: true }, { isTyping: true }])('CNV4 nothing happens with %j', (part) => {
  const keys = new ShortcutKeys();
  const act = vi.fn();
  keys.register('get-code', act);
  expect(keys.press(press('n', part))).toBe(false);
  expect(act).not.toHaveBeenCalled();
});

test('CNV4 what is taken back acts no longer', () => {
  const keys = new ShortcutKeys();
  const takeBack = keys.register('get-code', () => undefined);
  takeBack();
  expect(keys.press(press('n'))).toBe(false);
});

test('CNV4 no two shortcuts are the same, and none begins another one', () => {
  const all = Object.values(SHORTCUTS).map(({ keys }) => keys);
  expect(new Set(all).size).toBe(all.length);
  expect(all).not.toContain('g');
});

test('CNV3 the way to the sign-in carries the whole page that was asked for', () => {
  const address = signInAddress({ pathname: '/console/reports', search: '?mode=view&search=a b' });
  expect(address).toBe('/sign-in?returnTo=%2Fconsole%2Freports%3Fmode%3Dview%26search%3Da%20b');
});
