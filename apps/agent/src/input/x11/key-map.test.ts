import { describe, expect, test } from 'vitest';
import { BorrowedKeys } from './borrowed-keys.ts';
import { KeyMap } from './key-map.ts';
import { symbolOfCharacter, symbolOfKey } from './key-symbols.ts';

const SHIFT = 0xffe1;
const LEVEL_THREE = 0xfe03;
const a = 0x61;
const A = 0x41;
const at = 0x40;

describe('the layout', () => {
  const rows = [
    [SHIFT],
    [LEVEL_THREE],
    [a, A, 0x6c6, 0x6e6, 0x77],
    [],
    [0, 0, 0, 0],
    [0x71, 0x51, 0x71, 0x51, at],
  ];

  test('AGI2 a character is reached by its key and its level in the active layout', () => {
    const map = new KeyMap(8, rows, 0);
    expect(map.find(a)).toEqual({ keycode: 10, needsShift: false, needsLevelThree: false });
    expect(map.find(A)).toEqual({ keycode: 10, needsShift: true, needsLevelThree: false });
    expect(map.find(at)).toEqual({ keycode: 13, needsShift: false, needsLevelThree: true });
    expect(map.find(0x77)).toBeNull();
    expect(map.find(0x6c6)).toBeNull();
    const second = new KeyMap(8, rows, 1);
    expect(second.find(a)).toBeNull();
    expect(second.find(0x6e6)).toEqual({ keycode: 10, needsShift: true, needsLevelThree: false });
  });

  test('AGI2 a level that no key leads to is out of reach', () => {
    const map = new KeyMap(8, rows.slice(2), 0);
    expect(map.find(a)).not.toBeNull();
    expect(map.find(A)).toBeNull();
    expect(map.find(at)).toBeNull();
  });

  test('AGI5 keys without a meaning are lent, the longest unused first', () => {
    const { spareKeys } = new KeyMap(8, rows, 0);
    expect(spareKeys).toEqual([11, 12]);
    const keys = new BorrowedKeys(spareKeys);
    expect(keys.borrow(1)).toEqual({ keycode: 12, isNew: true });
    expect(keys.borrow(2)).toEqual({ keycode: 11, isNew: true });
    expect(keys.borrow(1)).toEqual({ keycode: 12, isNew: false });
    expect(keys.borrow(3)).toEqual({ keycode: 11, isNew: true });
    expect(keys.isAsGiven(11, [3, 3])).toBe(true);
    expect(keys.isAsGiven(11, [])).toBe(false);
    expect(new BorrowedKeys([]).borrow(1)).toBeNull();
  });
});

describe('symbols', () => {
  test('AGI2 characters have one each, controls only where there is a key', () => {
    expect(['a', 'ß', '€', 'ش', '😀', '\n', '\t', '\u0000', '\u0085'].map(symbolOfCharacter)).toEqual([
      ...[0x61, 0xdf, 0x0100_20ac, 0x0100_0634, 0x0101_f600, 0xff0d, 0xff09],
      ...[null, null],
    ]);
  });

  test('AGI3 keys have one by name, by place where there are two, and none for unknown names', () => {
    const keys = [
      ['KeyA', 'a', 0x61],
      ['F5', 'F5', 0xffc2],
      ['ShiftRight', 'Shift', 0xffe2],
      ['ShiftLeft', 'Shift', 0xffe1],
      ['AltRight', 'AltGraph', 0xfe03],
      ['AltRight', 'Alt', 0xffea],
      ['NumpadEnter', 'Enter', 0xff8d],
      ['KeyQ', 'Dead', null],
      ['KeyQ', 'constructor', null],
      ['F99', 'F99', null],
    ] as const;
    expect(keys.map(([code, key]) => symbolOfKey(code, key))).toEqual(keys.map(([, , symbol]) => symbol));
  });
});
