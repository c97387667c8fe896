import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord } from './csv.ts';

/** The grammar of RFC 4180, 2, read back. */
function readRecord(text: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu;
  for (const [, quoted, plain] of text.matchAll(pattern)) {
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  }
  return cells;
}

describe('csvRecord', () => {
  it('REP7 writes cells that RFC 4180 reads back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (values) => {
        const cells = readRecord(csvRecord(values));
        expect(cells.map((cell) => cell.replace(/^'/u, ''))).toEqual(
          values.map((value) => value.replace(/^'/u, '')),
        );
      }),
    );
  });

  it('REP8 puts a quote mark before what a spreadsheet would compute', () => {
    for (const text of ['=1+1', '+49 30', '-2', '@SUM(A1)', '\t=1', ' =1', '\uFF1D1', '\r=1', '\u00A0@a']) {
      expect(readRecord(csvRecord([text]))).toEqual([`'${text}`]);
    }
    expect(csvRecord(['Ada = Lovelace', 12, null])).toBe('Ada = Lovelace,12,\r\n');
  });
});
