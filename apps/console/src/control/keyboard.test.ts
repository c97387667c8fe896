import { InputEvent } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import type { KeyboardSystem, KeyPress } from './key-press.ts';
import { Keyboard } from './keyboard.ts';
import { keyPress } from './test-key-press.ts';

const short = (event: InputEvent): string => {
  InputEvent.parse(event);
  switch (event.kind) {
    case 'key-down':
      return `+${event.key}`;
    case 'key-up':
      return `-${event.code}`;
    case 'text':
      return `"${event.text}"`;
    default:
      return event.kind;
  }
};

/** Plays a keyboard and writes down what the sharer gets. */
function played(system: KeyboardSystem = 'other') {
  const keyboard = new Keyboard(system);
  const got: string[] = [];
  let leavings = 0;
  const down = (code: string, key: string, part: Partial<KeyPress> = {}): boolean => {
    const { events, isTaken, isLeaving } = keyboard.down(keyPress(code, key, part));
    got.push(...events.map(short));
    if (isLeaving) leavings += 1;
    return isTaken;
  };
  const up = (code: string, key: string): void => {
    got.push(...keyboard.up({ code, key }).map(short));
  };
  const type = (text: string): void => {
    got.push(...keyboard.text(text).map(short));
  };
  return { keyboard, got, down, up, type, leavings: () => leavings };
}

const shift = { hasShift: true };
const control = { hasControl: true };

describe('text', () => {
  test('CKB1 the field makes it, the key isn’t sent', () => {
    const { got, down, up, type } = played();
    expect(down('KeyA', 'a')).toBe(false);
    type('a');
    up('KeyA', 'a');
    expect(got).toEqual(['"a"']);
  });

  test('CKB4 a capital arrives without Shift', () => {
    const { got, down, up, type } = played();
    down('ShiftLeft', 'Shift', shift);
    down('KeyA', 'A', shift);
    type('A');
    up('KeyA', 'A');
    up('ShiftLeft', 'Shift');
    expect(got).toEqual(['"A"']);
  });

  test('CKB4 modifiers that the sharer has down are lifted before text, and sent again with the next key', () => {
    const { got, down, type } = played();
    down('ShiftLeft', 'Shift', shift);
    down('ArrowLeft', 'ArrowLeft', shift);
    down('KeyA', 'A', shift);
    type('A');
    down('ArrowRight', 'ArrowRight', shift);
    expect(got).toEqual(['+Shift', '+ArrowLeft', '-ShiftLeft', '"A"', '+Shift', '+ArrowRight']);
  });

  test('CKB4 AltGr on Windows, which presses Ctrl first, sends its character alone', () => {
    const { got, down, up, type } = played('windows');
    down('ControlLeft', 'Control', control);
    down('AltRight', 'AltGraph', { hasAltGraph: true });
    down('KeyQ', '@', { hasAltGraph: true });
    type('@');
    up('KeyQ', '@');
    up('ControlLeft', 'Control');
    up('AltRight', 'AltGraph');
    expect(got).toEqual(['"@"']);
  });

  test('CKB4 nor does AltGr let go without anything', () => {
    const { got, down, up } = played('windows');
    down('ControlLeft', 'Control', control);
    down('AltRight', 'AltGraph', { hasControl: true, hasAlt: true, hasAltGraph: true });
    up('ControlLeft', 'Control');
    up('AltRight', 'AltGraph');
    expect(got).toEqual([]);
  });

  test('CKB5 what can’t be typed is left out, and a long text goes in parts without a cut character', () => {
    const { got, type, keyboard } = played();
    type('\u0000a\r\nb\u001b\ud800');
    expect(got).toEqual(['"a\nb"']);
    const parts = keyboard.text(`${'a'.repeat(999)}😀b`);
    expect(parts.map((part) => (part.kind === 'text' ? part.text.length : 0))).toEqual([999, 3]);
    type('\u0007');
    expect(got).toHaveLength(1);
  });
});

describe('commands', () => {
  test('CKB2 a command arrives as its keys', () => {
    const { got, down, up } = played();
    down('ControlLeft', 'Control', control);
    expect(down('KeyC', 'c', control)).toBe(true);
    up('KeyC', 'c');
    up('ControlLeft', 'Control');
    expect(got).toEqual(['+Control', '+c', '-KeyC', '-ControlLeft']);
  });

  test('CKB6 what was pressed is let go, even after its modifier', () => {
    const { got, down, up } = played();
    down('ControlLeft', 'Control', control);
    down('KeyZ', 'z', control);
    up('ControlLeft', 'Control');
    up('KeyZ', 'z');
    expect(got.slice(2)).toEqual(['-ControlLeft', '-KeyZ']);
  });

  test('CKB6 what wasn’t pressed isn’t let go', () => {
    const { got, up } = played();
    up('KeyZ', 'z');
    up('Tab', 'Tab');
    expect(got).toEqual([]);
  });

  test('CKB7 a held key repeats; one that began as text makes no command', () => {
    const { got, down } = played();
    down('ArrowDown', 'ArrowDown');
    down('ArrowDown', 'ArrowDown', { isRepeat: true });
    down('KeyA', 'a');
    down('ControlLeft', 'Control', control);
    down('KeyA', 'a', { ...control, isRepeat: true });
    expect(got).toEqual(['+ArrowDown', '+ArrowDown']);
  });

  test('CKB8 a modifier that nothing follows arrives when it is let go', () => {
    const { got, down, up } = played();
    down('AltLeft', 'Alt', { hasAlt: true });
    expect(got).toEqual([]);
    up('AltLeft', 'Alt');
    expect(got).toEqual(['+Alt', '-AltLeft']);
  });

  test('CKB8 a modifier goes before the pointer’s act that it modifies', () => {
    const { got, down, up, keyboard } = played();
    down('ControlLeft', 'Control', control);
    got.push(...keyboard.flush().map(short));
    got.push(...keyboard.flush().map(short));
    up('ControlLeft', 'Control');
    expect(got).toEqual(['+Control', '-ControlLeft']);
  });

  test('CKB9 a Mac’s Command leaves no key down', () => {
    const { got, down, up } = played('mac');
    down('MetaLeft', 'Meta', { hasMeta: true });
    down('KeyC', 'c', { hasMeta: true });
    up('MetaLeft', 'Meta');
    expect(got).toEqual(['+Meta', '+c', '-KeyC', '-MetaLeft']);
  });

  test('CKB9 a modifier that was let go elsewhere isn’t down any more; one that was pressed elsewhere is', () => {
    const { got, down } = played();
    down('ControlLeft', 'Control', control);
    down('KeyC', 'c', control);
    down('Tab', 'Tab');
    down('KeyV', 'v', { hasControl: true });
    expect(got).toEqual(['+Control', '+c', '-ControlLeft', '+Tab', '+Control', '+v']);
  });

  test('CKB9 PrintScreen arrives where a system tells only of its end', () => {
    const { got, up } = played();
    up('PrintScreen', 'PrintScreen');
    expect(got).toEqual(['+PrintScreen', '-PrintScreen']);
  });
});

describe('the way out', () => {
  const chord = (page: ReturnType<typeof played>, atMs: number): void => {
    page.down('ControlLeft', 'Control', { hasControl: true, atMs });
    page.down('AltLeft', 'Alt', { hasControl: true, hasAlt: true, atMs });
    page.up('AltLeft', 'Alt');
    page.up('ControlLeft', 'Control');
  };

  test('CKB10 Ctrl+Alt twice leaves the picture, and none of it arrives', () => {
    const page = played();
    chord(page, 0);
    expect(page.leavings()).toBe(0);
    chord(page, 900);
    expect(page.leavings()).toBe(1);
    expect(page.got).toEqual([]);
  });

  test('CKB10 Alt twice while Ctrl is held does as well', () => {
    const page = played();
    page.down('ControlLeft', 'Control', { hasControl: true });
    for (const atMs of [0, 300]) {
      page.down('AltLeft', 'Alt', { hasControl: true, hasAlt: true, atMs });
      page.up('AltLeft', 'Alt');
    }
    expect(page.leavings()).toBe(1);
  });

  test('CKB10 too slowly, or with something in between, it doesn’t', () => {
    const page = played();
    chord(page, 0);
    chord(page, 2_500);
    page.down('ArrowDown', 'ArrowDown', { atMs: 2_600 });
    chord(page, 2_700);
    expect(page.leavings()).toBe(0);
  });
});
