const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const firstLetter = (word: string): string => {
  for (const { segment } of segmenter.segment(word)) if (/\p{L}/u.test(segment)) return segment;
  return '';
};

/** Scripts whose letters join or stand for syllables: two of them side by side would be a word, not initials. */
const ONE_LETTER_SCRIPTS =
  /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Of a full name: first and last word, one letter in scripts that don't abbreviate so. Empty if there is no letter. */
export function initials(fullName: string): string {
  const letters = fullName
    .split(/[\s\p{Pd}]+/u)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const [first] = letters;
  if (first === undefined) return '';
  const last = letters.at(-1);
  if (letters.length === 1 || last === undefined || ONE_LETTER_SCRIPTS.test(first))
    return first.toLocaleUpperCase();
  return `${first}${last}`.toLocaleUpperCase();
}
