import { foldText } from './fold-text.ts';

/** Longer ones are cut, on both sides of a comparison. */
const WORD_MAX = 64;
/** Of one row: what somebody has more of isn't found by it. */
const WORDS_MAX = 64;
/** Between the parts of a word, as in `anne-marie` and `ann.lee@example.org`. */
const BETWEEN_PARTS = /[^\p{L}\p{M}\p{N}]+/gu;
/** Scripts that are written without blanks: any character may begin a word. */
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/gu;

const cut = (word: string): string => Array.from(word).slice(0, WORD_MAX).join('');
const splitWords = (text: string): string[] => foldText(text).split(/\s+/u).filter(Boolean);

/**
 * Everything that the texts are found by: each word from each of its parts on, folded. `Ann.Lee@example.org` is found
 * by `ann`, `lee@ex` and `example.org`. Kept one per row, so that an index finds what a searched word begins: a
 * comparison of texts may use an index under row-level security, a pattern may not.
 */
export function searchWords(texts: readonly (string | null)[]): string[] {
  const words = texts.flatMap((text) => (text === null ? [] : splitWords(text)));
  const found = new Set(words.flatMap(fromEachPart).map(cut));
  return [...found].slice(0, WORDS_MAX);
}

function fromEachPart(word: string): string[] {
  const afterMarks = [...word.matchAll(BETWEEN_PARTS)].map((mark) => mark.index + mark[0].length);
  const unspaced = [...word.matchAll(UNSPACED)].map(({ index }) => index);
  const starts = [...new Set([0, ...afterMarks, ...unspaced])].filter((start) => start < word.length);
  return starts.map((start) => word.slice(start));
}

/** What somebody looks for: each of them must begin one of the row's words. At most eight. */
export const soughtWords = (search: string | undefined): string[] =>
  splitWords(search ?? '')
    .slice(0, 8)
    .map(cut);

/** The least text, by code points, that is behind every text that begins with `word`. */
export const endOfWord = (word: string): string => `${word}\u{10FFFF}`;
