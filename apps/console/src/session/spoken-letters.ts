/**
 * The catalogue key of the word that stands for each letter of a code when it is read out: the international spelling
 * alphabet, or the one usual in the language. Written out, so that every key can be found in the source.
 */
const SPOKEN_LETTERS = new Map<string, string>([
  ['2', 'console.spoken.2'],
  ['3', 'console.spoken.3'],
  ['4', 'console.spoken.4'],
  ['5', 'console.spoken.5'],
  ['6', 'console.spoken.6'],
  ['7', 'console.spoken.7'],
  ['8', 'console.spoken.8'],
  ['9', 'console.spoken.9'],
  ['A', 'console.spoken.A'],
  ['B', 'console.spoken.B'],
  ['C', 'console.spoken.C'],
  ['D', 'console.spoken.D'],
  ['E', 'console.spoken.E'],
  ['F', 'console.spoken.F'],
  ['G', 'console.spoken.G'],
  ['H', 'console.spoken.H'],
  ['J', 'console.spoken.J'],
  ['K', 'console.spoken.K'],
  ['M', 'console.spoken.M'],
  ['N', 'console.spoken.N'],
  ['P', 'console.spoken.P'],
  ['Q', 'console.spoken.Q'],
  ['R', 'console.spoken.R'],
  ['S', 'console.spoken.S'],
  ['T', 'console.spoken.T'],
  ['U', 'console.spoken.U'],
  ['V', 'console.spoken.V'],
  ['W', 'console.spoken.W'],
  ['X', 'console.spoken.X'],
  ['Y', 'console.spoken.Y'],
  ['Z', 'console.spoken.Z'],
]);

/** One letter of a code and the catalogue key of its word. */
export interface SpokenLetter {
  readonly letter: string;
  readonly textKey: string;
}

/** What a helper says when reading a code out, letter by letter; separators are left out. */
export const spokenLetters = (code: string): readonly SpokenLetter[] =>
  [...code].flatMap((letter) => {
    const textKey = SPOKEN_LETTERS.get(letter);
    return textKey === undefined ? [] : [{ letter, textKey }];
  });
