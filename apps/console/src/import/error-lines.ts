import type { ImportLine } from '@alongside/protocol';

type ErrorLine = Extract<ImportLine, { readonly kind: 'error' }>;

export const isError = (line: ImportLine): line is ErrorLine => line.kind === 'error';

/** A cell of a CSV (RFC 4180) that no spreadsheet program computes. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The lines that can't be taken over, as a file. */
export const errorLinesCsv = (lines: readonly ErrorLine[], reasonOf: (line: ErrorLine) => string): string =>
  [
    ['line', 'email', 'column', 'reason'],
    ...lines.map((line) => [String(line.line), line.email ?? '', line.column ?? '', reasonOf(line)]),
  ]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
