import { SESSION_CODE_ALPHABET, SESSION_CODE_LENGTH, SessionCode } from '@alongside/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeLetters, groupedCaret, groupedLetters, impossibleLetters } from './code-text.ts';

const codes = fc
  .array(fc.constantFrom(...Array.from(SESSION_CODE_ALPHABET)), {
    minLength: SESSION_CODE_LENGTH,
    maxLength: SESSION_CODE_LENGTH,
  })
  .map((letters) => letters.join(''));

test('SHC1 however a code is written, its letters are the same', () => {
  const separators = fc.array(fc.constantFrom('', ' ', '-', '–', '  ', '.'), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(codes, separators, fc.boolean(), (code, between, isLower) => {
      const written = [...code].map((letter, at) => `${between[at] ?? ''}${letter}`).join('');
      expect(codeLetters(isLower ? written.toLowerCase() : written)).toBe(code);
      expect(SessionCode.parse(codeLetters(written))).toBe(code);
    }),
  );
});

test('SHC1 digits of Arabic and Persian keyboards are digits', () => {
  expect(codeLetters('AB٢٣-۴۵CD')).toBe('AB23' + '45CD');
});

test('SHC1 the code of a whole link is taken out of it', () => {
  expect(codeLetters('https://help.example/#code=abcd-2345')).toBe('ABCD2345');
});

test('SHC1 more than a code has is left out', () => {
  expect(codeLetters('ABCDEFGHJKMN')).toBe('ABCDEFGH');
});

test('SHC5 letters that no code has are told apart, each once', () => {
  expect(impossibleLetters('ABCD')).toEqual([]);
  expect(impossibleLetters('O0O1')).toEqual(['O', '0', '1']);
});

test('SHC7 the caret stands behind as many letters as before, past the dash', () => {
  fc.assert(
    fc.property(codes, fc.nat({ max: SESSION_CODE_LENGTH }), (code, count) => {
      const shown = groupedLetters(code).slice(0, groupedCaret(count));
      expect(codeLetters(shown)).toBe(code.slice(0, count));
    }),
  );
});
