const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LEFT_TO_RIGHT =
  /[\p{L}--[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]]/v;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A value that has letters of the other direction than the text around it, wrapped so that it can't reorder that text (UAX 9). */
export function isolateForeign(value: string, around: 'ltr' | 'rtl'): string {
  const foreign = around === 'ltr' ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  return foreign.test(value) ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}
