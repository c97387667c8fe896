const MARKS = /\p{M}/gu;

/** Text as it is searched and sorted: without case, accents and compatibility forms, so that `muller` finds `Müller`. */
export const foldText = (text: string): string =>
  text.normalize('NFKD').replaceAll(MARKS, '').toLowerCase().normalize('NFC').trim();
