import { describe, expect, test } from 'vitest';
import { endOfWord, searchWords, soughtWords } from './search-words.ts';

const isFound = (search: string, ...texts: string[]): boolean => {
  const words = searchWords(texts);
  return soughtWords(search).every((sought) =>
    words.some((word) => word >= sought && word < endOfWord(sought)),
  );
};

describe('search words', () => {
  test('PSE1 a row is found by the beginning of any part of its words, without case and accents', () => {
    for (const search of [
      'müller',
      'MULL',
      'anne',
      'marie',
      'anne-marie m',
      'lee@ex',
      'example.org',
      'org',
    ]) {
      expect([search, isFound(search, 'Anne-Marie Müller', 'ann.lee@example.org')]).toEqual([search, true]);
    }
    for (const search of ['uller', 'marie anna', '%', '_', 'xample']) {
      expect([search, isFound(search, 'Anne-Marie Müller', 'ann.lee@example.org')]).toEqual([search, false]);
    }
  });

  test('PSE1 a script without blanks is found from any of its characters on', () => {
    expect(isFound('太郎', '山田太郎')).toBe(true);
    expect(isFound('田郎', '山田太郎')).toBe(false);
  });

  test('PSE2 however long a text is, there are few words of bounded length, and long ones are still found', () => {
    const words = searchWords(['x'.repeat(5_000), Array.from({ length: 500 }, (_, n) => `w${n}`).join(' ')]);
    expect(words).toHaveLength(64);
    expect(Math.max(...words.map(({ length }) => length))).toBe(64);
    expect(isFound('x'.repeat(100), 'x'.repeat(5_000))).toBe(true);
  });
});
