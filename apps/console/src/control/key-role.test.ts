import { describe, expect, test } from 'vitest';
import { commandKey, keyRole } from './key-role.ts';
import { keyPress } from './test-key-press.ts';

describe('what a key is for', () => {
  test.for([
    ['a letter', keyPress('KeyA', 'a'), 'other'],
    ['a capital', keyPress('KeyA', 'A', { hasShift: true }), 'other'],
    ['a space', keyPress('Space', ' '), 'other'],
    ['an umlaut', keyPress('Quote', 'ä'), 'other'],
    ['a ligature of two characters', keyPress('KeyB', 'لا'), 'other'],
    ['a character outside the first plane', keyPress('KeyB', '😀'), 'other'],
    ['a dead key', keyPress('BracketLeft', 'Dead'), 'other'],
    ['a key that an input method is at', keyPress('Enter', 'Enter', { isComposing: true }), 'mac'],
    ['a key that is sent to an input method', keyPress('KeyA', 'Process'), 'windows'],
    ['the third layer', keyPress('KeyQ', '@', { hasAltGraph: true }), 'other'],
    [
      'the third layer, told with both its modifiers',
      keyPress('KeyQ', '@', { hasAltGraph: true, hasControl: true, hasAlt: true }),
      'windows',
    ],
    [
      'the third layer by Ctrl+Alt without its name',
      keyPress('KeyE', '€', { hasControl: true, hasAlt: true }),
      'windows',
    ],
    ['Option on a Mac', keyPress('KeyL', '@', { hasAlt: true }), 'mac'],
    ['a digit of the keypad', keyPress('Numpad7', '7'), 'other'],
  ] as const)('CKB1 %s is text', ([, press, system]) => {
    expect(keyRole(press, system)).toBe('text');
  });

  test.for([
    ['Ctrl+C', keyPress('KeyC', 'c', { hasControl: true }), 'other'],
    ['Alt+F', keyPress('KeyF', 'f', { hasAlt: true }), 'windows'],
    ['Ctrl+Alt+T', keyPress('KeyT', 't', { hasControl: true, hasAlt: true }), 'windows'],
    ['Ctrl+Alt+€ where that is no layer', keyPress('KeyE', '€', { hasControl: true, hasAlt: true }), 'other'],
    ['Command+C', keyPress('KeyC', 'c', { hasMeta: true }), 'mac'],
    ['an arrow', keyPress('ArrowLeft', 'ArrowLeft'), 'other'],
    ['Enter', keyPress('Enter', 'Enter'), 'other'],
    ['a function key', keyPress('F5', 'F5'), 'other'],
    ['the keypad without its lock', keyPress('Numpad7', 'Home'), 'other'],
  ] as const)('CKB2 %s is a key', ([, press, system]) => {
    expect(keyRole(press, system)).toBe('key');
  });

  test.for(['CapsLock', 'NumLock', 'AudioVolumeUp', 'MediaPlayPause', 'KanaMode', 'GroupNext'])(
    'CKB3 %s concerns the helper’s keyboard alone',
    (key) => {
      expect(keyRole(keyPress(key, key), 'other')).toBe('own');
    },
  );
});

describe('the key of a command', () => {
  test('CKB2 its case follows Shift, whatever the locks are', () => {
    expect(commandKey(keyPress('KeyC', 'C', { hasControl: true }))).toBe('c');
    expect(commandKey(keyPress('KeyC', 'c', { hasControl: true, hasShift: true }))).toBe('C');
  });

  test('CKB2 a script without Latin letters goes by the key’s place', () => {
    expect(commandKey(keyPress('KeyC', 'ؤ', { hasControl: true }))).toBe('c');
    expect(commandKey(keyPress('KeyZ', 'я', { hasControl: true }))).toBe('z');
  });

  test('CKB2 a Latin layout goes by its letters', () => {
    expect(commandKey(keyPress('KeyY', 'z', { hasControl: true }))).toBe('z');
    expect(commandKey(keyPress('Quote', 'ä', { hasControl: true }))).toBe('ä');
    expect(commandKey(keyPress('Digit1', '&', { hasControl: true }))).toBe('&');
  });
});
