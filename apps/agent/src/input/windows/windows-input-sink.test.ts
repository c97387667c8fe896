import { expect, test } from 'vitest';
import { INPUT, type Input, KEYEVENTF } from '../../windows/user32.ts';
import { PointerButton } from '../input-sink.ts';
import type { WindowsHand } from './windows-hand.ts';
import { WindowsInputSink } from './windows-input-sink.ts';

/** `+20` for a virtual key that goes down, `-20` for its release, `+u41` for a UTF-16 unit, `+e` before an extended one. */
function nameOf(input: Input): string {
  if (input.type === INPUT.mouse) return `mouse ${input.u.mi.dwFlags.toString(16)}`;
  const { dwFlags, wVk, wScan } = input.u.ki;
  const sign = (dwFlags & KEYEVENTF.keyUp) === 0 ? '+' : '-';
  if ((dwFlags & KEYEVENTF.unicode) !== 0) return `${sign}u${wScan.toString(16)}`;
  return `${sign}${(dwFlags & KEYEVENTF.extendedKey) === 0 ? '' : 'e'}${wVk.toString(16)}`;
}

function atDesktop(hand: Partial<WindowsHand> = {}) {
  const played: Input[] = [];
  const faults: unknown[] = [];
  const sink = WindowsInputSink.open({
    report: (cause) => faults.push(cause),
    hand: {
      screen: () => ({ x: -1_280, y: 0, widthPx: 3_200, heightPx: 1_080 }),
      keyOfCharacter: (utf16) => (utf16 === '+'.charCodeAt(0) ? 0xbb : null),
      scanCode: (virtualKey) => virtualKey + 1,
      play: (inputs) => played.push(...inputs) && inputs.length,
      ...hand,
    },
  });
  return { sink, played, faults, names: () => played.splice(0).map(nameOf) };
}

test('AGI3 keys go by meaning where the layout doesn’t matter, by the layout in front elsewhere, and as a character at last', () => {
  const { sink, names } = atDesktop();
  const press = (code: string, key: string): string => {
    const isPressed = sink.pressKey(code, key);
    sink.releaseAll();
    return isPressed ? (names()[0] ?? '') : 'no such key';
  };
  expect(press('KeyY', 'z')).toBe('+5a');
  expect(press('Digit1', '1')).toBe('+31');
  expect(press('Numpad1', '1')).toBe('+61');
  expect(press('Numpad1', 'End')).toBe('+e23');
  expect(press('NumpadEnter', 'Enter')).toBe('+ed');
  expect(press('ShiftRight', 'Shift')).toBe('+a1');
  expect(press('AltRight', 'AltGraph')).toBe('+ea5');
  expect(press('F24', 'F24')).toBe('+87');
  expect(press('BracketRight', '+')).toBe('+bb');
  expect(press('KeyQ', 'ض')).toBe('+u636');
  expect(press('KeyQ', 'Dead')).toBe('no such key');
  expect(press('F99', 'F99')).toBe('no such key');
});

test('AGI2 a text is characters, with held keys up meanwhile and line breaks as keys', () => {
  const { sink, names } = atDesktop();
  sink.pressKey('ControlLeft', 'Control');
  names();
  sink.typeText('é\r\n😀\u0007');
  const emoji = ['+ud83d', '+ude00', '-ud83d', '-ude00'];
  expect(names()).toEqual(['-a2', '+ue9', '-ue9', '+d', '-d', ...emoji, '+a2']);
});

test('AGI1 places are those of the whole desktop, and parts of a notch go as they are', () => {
  const { sink, played } = atDesktop();
  const numbers = () => played.splice(0).flatMap(({ u }) => ('mi' in u ? [u.mi] : []));
  sink.movePointer(0, 0);
  sink.movePointer(3_199, 1_079);
  sink.movePointer(9_999, -5);
  const pixels = numbers().map(({ dx, dy }) => [(dx * 3_200) >> 16, (dy * 1_080) >> 16]);
  expect(pixels).toEqual([
    [0, 0],
    [3_199, 1_079],
    [3_199, 0],
  ]);
  sink.turnWheel(0, 30);
  sink.turnWheel(-120, 0);
  sink.turnWheel(0, 0);
  expect(numbers().map(({ mouseData }) => mouseData | 0)).toEqual([-30, -120]);
});

test('AGI4 what is held is released, the last key first', () => {
  const { sink, names } = atDesktop();
  sink.pressKey('ShiftLeft', 'Shift');
  sink.pressKey('KeyA', 'A');
  sink.setButton(PointerButton.back, true);
  sink.setButton(PointerButton.back, true);
  expect(names()).toEqual(['+a0', '+41', 'mouse 80']);
  sink.releaseAll();
  expect(names()).toEqual(['-41', '-a0', 'mouse 100']);
  sink[Symbol.dispose]();
  expect(names()).toEqual([]);
});

test('AGW4 input that Windows refuses is told', () => {
  const { sink, faults } = atDesktop({ play: () => 0 });
  sink.movePointer(1, 1);
  expect(faults).toMatchObject([{ code: 'INPUT_REFUSED' }]);
});
