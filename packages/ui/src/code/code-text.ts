import { SESSION_CODE_ALPHABET, SESSION_CODE_LENGTH } from '@alongside/protocol';

const HALF = SESSION_CODE_LENGTH / 2;
const LINK_FRAGMENT = /#code=([^&#\s]+)/iu;
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** Arabic and Persian keyboards have digits of their own, sixteen to a block. */
const westernDigit = (digit: string): string => String(digit.charCodeAt(0) % 16);

/** The letters of a code in whatever was typed or pasted, the whole link included; at most as many as a code has. */
export function codeLetters(text: string): string {
  const code = LINK_FRAGMENT.exec(text)?.[1] ?? text;
  return code
    .normalize('NFKC')
    .replaceAll(ARABIC_DIGITS, westernDigit)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/gu, '')
    .slice(0, SESSION_CODE_LENGTH);
}

/** `ABCDEFGH` as it is read out: `ABCD-EFGH`. */
export const groupedLetters = (letters: string): string =>
  letters.length > HALF ? `${letters.slice(0, HALF)}-${letters.slice(HALF)}` : letters;

/** Where the caret belongs after `letterCount` letters of the grouped form. */
export const groupedCaret = (letterCount: number): number =>
  letterCount > HALF ? letterCount + 1 : letterCount;

/** Letters that no code ever has, such as O; each once. */
export const impossibleLetters = (letters: string): string[] => [
  ...new Set([...letters].filter((letter) => !SESSION_CODE_ALPHABET.includes(letter))),
];
