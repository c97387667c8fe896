import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  SESSION_CODE_ALPHABET,
  SESSION_CODE_LENGTH,
  SessionCode,
  formatSessionCode,
  makeSessionCode,
} from './session-code.ts';

const letters = fc.nat(SESSION_CODE_ALPHABET.length - 1).map((n) => SESSION_CODE_ALPHABET.charAt(n));
const codes = fc.array(letters, { minLength: SESSION_CODE_LENGTH, maxLength: SESSION_CODE_LENGTH });
const between = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '-',
  '–',
  '—',
  '\u2011',
  '\u2212',
  '.',
  '_',
  '\t',
  '\u00A0',
  '\u200B',
  '\u200F',
);

test('COD1 a code has 8 letters of 31, none of which is mixed up when read out', () => {
  expect(new Set(SESSION_CODE_ALPHABET).size).toBe(31);
  for (const mixedUp of '0O1IL') expect(SESSION_CODE_ALPHABET).not.toContain(mixedUp);
  expect(SESSION_CODE_LENGTH * Math.log2(31)).toBeGreaterThan(39);
});

test('COD2 any case, spacing and dashes are taken', () => {
  fc.assert(
    fc.property(
      codes,
      fc.array(fc.tuple(between, fc.boolean()), { minLength: 8, maxLength: 8 }),
      (code, how) => {
        const typed = code.map((letter, n) => {
          const [gap, isLower] = how[n] ?? ['', false];
          return gap + (isLower ? letter.toLowerCase() : letter);
        });
        expect(SessionCode.parse(typed.join(''))).toBe(code.join(''));
      },
    ),
  );
});

test('COD2 letters of full width are taken', () => {
  expect(SessionCode.parse('ＡＢＣＤ－ＥＦＧＨ')).toBe('ABCDEFGH');
});

test.each([
  '',
  'ABCDEFG',
  'ABCDEFGHJ',
  'ABCDEFG0',
  'ABCDEFGO',
  'ABCDEFG1',
  'ABCDEFGÉ',
  'ABC/EFGH',
  'ABCDEFG\u0000',
])('COD3 %j is refused', (text) => {
  expect(SessionCode.safeParse(text).success).toBe(false);
});

test('COD3 a long text is refused before it is looked at', () => {
  expect(SessionCode.safeParse(' '.repeat(64) + 'ABCDEFGH').success).toBe(false);
});

test('COD4 a code is shown in two halves and read back', () => {
  const code = SessionCode.parse('abcdefgh');
  expect(formatSessionCode(code)).toBe('ABCD-EFGH');
  expect(SessionCode.parse(formatSessionCode(code))).toBe(code);
});

test('COD5 every letter is equally likely, whatever is left over of a byte', () => {
  const counts = new Map<string, number>();
  let next = 0;
  // Every value of a byte equally often, as true randomness gives in the long run.
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => (next += 1) % 256);
  for (let n = 0; n < 31 * 32; n += 1) {
    for (const letter of makeSessionCode(bytes)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const often = [...counts.values()];
  expect(often).toHaveLength(31);
  expect(Math.max(...often) / Math.min(...often)).toBeLessThan(1.02);
});

test('COD6 a code is made although some bytes are of no use', () => {
  const chunks = [
    Uint8Array.of(255, 255, 254),
    Uint8Array.of(0, 1, 2, 3),
    Uint8Array.of(248, 4, 5, 6, 7, 8, 9),
  ];
  expect(makeSessionCode(() => chunks.shift() ?? new Uint8Array())).toBe('23456789');
});
