import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAST_MESSAGE_MAX_BYTES, FastMessage } from './fast-channel.ts';
import { CONTROL_CHANNEL, PEER_MESSAGE_MAX_BYTES, PeerMessage } from './peer-channel.ts';
import { FAST_CHANNEL } from './fast-channel.ts';
import { INPUT_TEXT_MAX } from './remote-input.ts';
import { POINTER_SHAPE_MAX_PX } from './screen-layout.ts';

const isTaken = (message: unknown): boolean => PeerMessage.safeParse(message).success;
const isTakenFast = (message: unknown): boolean => FastMessage.safeParse(message).success;
const input = (event: object, more: object = {}) => ({ type: 'input', n: 1, layout: 1, event, ...more });
const bytes = (message: unknown) => new TextEncoder().encode(JSON.stringify(message)).length;

const monitor = { name: 'DP-1', x: 0, y: 0, width: 1_920, height: 1_080, isPrimary: true };
const layout = {
  version: 1,
  monitors: [monitor],
  shown: { x: 0, y: 0, width: 1_920, height: 1_080 },
  monitor: null,
};
const screen = (part: object) => ({
  type: 'screen',
  isShown: true,
  surface: 'monitor',
  layout: { ...layout, ...part },
});
const shape = (part: object) => ({
  type: 'pointer-shape',
  shape: { width: 1, height: 2, hotX: 0, hotY: 0, rgba: btoa('\u0000'.repeat(8)), ...part },
});

describe('the helper’s hand', () => {
  test('MSG12 each thing that a hand does is taken as it is, with a number and the layout it was aimed by', () => {
    const events = [
      { kind: 'key-down', code: 'KeyA', key: 'a' },
      { kind: 'key-up', code: 'KeyA' },
      { kind: 'text', text: 'Grüße\n\tمرحبا 😀' },
      { kind: 'button', button: 'left', isDown: true, x: 0, y: 131_071 },
      { kind: 'wheel', deltaX: -7, deltaY: 120, x: 5, y: 5 },
      { kind: 'release-all' },
    ];
    for (const event of events) {
      expect(PeerMessage.parse(input(event))).toEqual(input(event));
      expect(isTaken(input({ ...event, more: 1 }))).toBe(false);
      for (const bad of [{ n: 0 }, { n: 1.5 }, { layout: 0 }, { more: 1 }]) {
        expect(isTaken(input(event, bad))).toBe(false);
      }
    }
  });

  test('MSG12 nothing is typed or pressed that isn’t text or the name of a key', () => {
    for (const text of [
      '',
      'a\u0000',
      '\u001B[2J',
      'a\rb',
      '\u009B',
      '\uD800',
      'x'.repeat(INPUT_TEXT_MAX + 1),
    ]) {
      expect(isTaken(input({ kind: 'text', text }))).toBe(false);
    }
    for (const code of ['', 'a\nb', 'x'.repeat(33), 1, null]) {
      expect(isTaken(input({ kind: 'key-up', code }))).toBe(false);
    }
  });

  test('MSG12 places are whole pixels of a desktop, and a wheel turns so far', () => {
    for (const x of [-1, 0.5, 131_072, Number.NaN, Infinity, '1']) {
      const button = { kind: 'button', button: 'left', isDown: true, x, y: 0 };
      expect(isTaken(input(button))).toBe(false);
      expect(isTakenFast({ type: 'pointer', n: 1, layout: 1, x, y: 0 })).toBe(false);
    }
    for (const deltaY of [12_001, -12_001, 0.1]) {
      expect(isTaken(input({ kind: 'wheel', deltaX: 0, deltaY, x: 0, y: 0 }))).toBe(false);
    }
  });

  test('MSG13 the longest text fits into the longest message', () => {
    const message = PeerMessage.parse(input({ kind: 'text', text: '\t'.repeat(INPUT_TEXT_MAX) }));
    expect(bytes(message)).toBeLessThan(PEER_MESSAGE_MAX_BYTES);
    expect(
      bytes(PeerMessage.parse(input({ kind: 'text', text: '\u{1F600}'.repeat(INPUT_TEXT_MAX / 2) }))),
    ).toBeLessThan(PEER_MESSAGE_MAX_BYTES);
  });
});

describe('the sharer’s screen', () => {
  test('MSG14 monitors have names that can be shown, and there is at least one', () => {
    expect(isTaken(screen({}))).toBe(true);
    expect(isTaken({ type: 'screen', isShown: false, surface: 'browser', layout: null })).toBe(true);
    expect(isTaken(screen({ monitors: [] }))).toBe(false);
    expect(isTaken(screen({ monitors: Array.from({ length: 33 }, () => monitor) }))).toBe(false);
    for (const name of ['', '<b>\u202E</b>', 'a\nb', 'x'.repeat(65)]) {
      expect(isTaken(screen({ monitors: [{ ...monitor, name }] }))).toBe(false);
    }
    expect(isTaken(screen({ shown: { x: 0, y: 0, width: 0, height: 1 } }))).toBe(false);
  });

  test('MSG14 a pointer’s shape has as many pixels as it says, and fits into the longest message', () => {
    expect(isTaken(shape({}))).toBe(true);
    for (const bad of [{ width: 2 }, { rgba: '' }, { rgba: '****' }, { width: 0 }, { hotX: -1 }]) {
      expect(isTaken(shape(bad))).toBe(false);
    }
    const side = POINTER_SHAPE_MAX_PX;
    const largest = shape({ width: side, height: side, rgba: btoa('\u00FF'.repeat(side * side * 4)) });
    expect(isTaken(largest)).toBe(true);
    expect(bytes(largest)).toBeLessThan(PEER_MESSAGE_MAX_BYTES);
    const above = shape({ width: side + 1, height: 1, rgba: btoa('\u0000'.repeat((side + 1) * 4)) });
    expect(isTaken(above)).toBe(false);
  });
});

describe('the fast channel', () => {
  const said = [
    { type: 'pointer', n: 1, layout: 1, x: 0, y: 0 },
    { type: 'pointer-at', n: 1, x: 0, y: 0 },
    { type: 'picture-note', rtpTimestamp: 0xffff_ffff, capturedAtMs: 1_767_225_600_000.5, inputN: 0 },
    { type: 'clock', n: 1, atMs: 0.25 },
    { type: 'clock-answer', n: 1, atMs: 8_640_000_000_000_000 },
  ];

  test.each(said)('MSG15 $type is taken as it is, with no member more or less, and is short', (message) => {
    expect(FastMessage.parse(message)).toEqual(message);
    expect(isTakenFast({ ...message, more: 1 })).toBe(false);
    for (const member of Object.keys(message)) {
      expect(
        isTakenFast(Object.fromEntries(Object.entries(message).filter(([name]) => name !== member))),
      ).toBe(false);
    }
    expect(bytes(message)).toBeLessThan(FAST_MESSAGE_MAX_BYTES / 4);
  });

  test('MSG15 anything else is refused without an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(() => FastMessage.safeParse(message)).not.toThrow();
      }),
    );
    expect(CONTROL_CHANNEL.id).not.toBe(FAST_CHANNEL.id);
  });
});
