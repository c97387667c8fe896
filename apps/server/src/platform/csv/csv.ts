/** Spreadsheet programs take a file without it for the local 8-bit code page. */
export const CSV_BYTE_ORDER_MARK = '\uFEFF';

/**
 * A cell that begins like this is computed by spreadsheet programs (CSV injection, CWE-1236); fullwidth forms are
 * taken for their ASCII ones by some. Leading blanks don't protect.
 */
const FORMULA = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n|%]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

export type CsvValue = string | number | null;

/** One record of RFC 4180 with its line break. Text that a spreadsheet program would compute gets a `'` before it. */
export const csvRecord = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`;

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
