import { IMPORT_COLUMNS } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import { readPeopleFile } from './read-people-file.ts';

const read = (text: string) => readPeopleFile(Buffer.from(text, 'utf8'));
const reasonOf = (bytes: Uint8Array): unknown => {
  try {
    readPeopleFile(bytes);
  } catch (error) {
    return (error as { details: { reason: unknown } }).details.reason;
  }
  return null;
};

describe('a file of people', () => {
  test('PIM1 is read with any of its separators, line breaks, quotes and byte order marks', () => {
    const expected = [
      {
        email: 'ann@a.example',
        fields: { fullName: 'Lee, Ann "A"', department: 'Sales; North' },
        groups: ['Berlin', 'Help desk'],
        isActive: false,
      },
    ];
    for (const separator of [',', ';', '\t']) {
      for (const lineBreak of ['\n', '\r\n']) {
        const heading = ['E-Mail', 'Display name', 'department', 'GROUPS', 'Active', 'Shoe size'];
        const cells = [
          'Ann@A.example',
          '"Lee, Ann ""A"""',
          '"Sales; North"',
          'Berlin | Help desk',
          'No',
          '38',
        ];
        const text = [heading.join(separator), cells.join(separator), ''].join(lineBreak);
        for (const bytes of [
          Buffer.from(text, 'utf8'),
          Buffer.from(`\uFEFF${text}`, 'utf8'),
          Buffer.from(`\uFEFF${text}`, 'utf16le'),
        ]) {
          const file = readPeopleFile(bytes);
          expect(file.rows).toMatchObject(expected);
          expect(file.ignoredColumns).toEqual(['Shoe size']);
        }
      }
    }
  });

  test('PIM2 is refused as a whole where it can’t be read at all', () => {
    expect(reasonOf(Buffer.from('email\nmüller@a.example', 'latin1'))).toBe('encoding');
    expect(reasonOf(Buffer.from('email,name\n"a@a.example,x'))).toBe('csv');
    expect(reasonOf(Buffer.from('name\nAnn'))).toBe('columns');
    expect(reasonOf(Buffer.from('email,mail\na@a.example,b@a.example'))).toBe('columns');
    expect(reasonOf(Buffer.from(''))).toBe('empty');
    expect(reasonOf(Buffer.from(`email\n${'a@a.example\n'.repeat(50_001)}`))).toBe('lines');
  });

  test('PIM3 names line, column and reason of every line that can’t be taken, and takes the others', () => {
    const file = read(
      [
        'email,name,job title,active,groups',
        'a@a.example,Ann,,,',
        'not an address,Bea,,,',
        '',
        'c@a.example,"Ce\u0007m",,,',
        'd@a.example,Dan,"two\nlines",,',
        'e@a.example,Eve,,perhaps,',
        'A@A.example,Ann again,,,',
        'f@a.example,Fay,,,,one too many',
        `g@a.example,${'x'.repeat(201)},,,`,
        'h@a.example,\u202EhaH,,,',
        'i@a.example,Ida,,yes,',
      ].join('\n'),
    );
    expect(file.rows.map(({ line, email }) => [line, email])).toEqual([
      [2, 'a@a.example'],
      [13, 'i@a.example'],
    ]);
    expect(file.errors.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [3, 'email', 'email'],
      [5, 'text', 'fullName'],
      [6, 'text', 'jobTitle'],
      [8, 'active', 'active'],
      [9, 'twice-in-file', 'email'],
      [10, 'columns', null],
      [11, 'text', 'fullName'],
      [12, 'text', 'fullName'],
    ]);
  });

  test('PIM4 takes what a spreadsheet program would compute as the text that it is', () => {
    const [row] = read(`email,name,job title\na@a.example,"=HYPERLINK(""http://x"")",'=1+1`).rows;
    expect(row?.fields).toEqual({ fullName: '=HYPERLINK("http://x")', jobTitle: '=1+1' });
  });

  test('PIM9 has every column that people are told of', () => {
    const cells = [
      'a@a.example',
      'Ann Lee',
      'Ann',
      'Lee',
      'Lead',
      'Sales',
      'Northwind',
      '7',
      'Berlin',
      'yes',
    ];
    const file = read(`${IMPORT_COLUMNS.join(',')}\n${cells.join(',')}`);
    expect(file.ignoredColumns).toEqual([]);
    expect(file.rows).toMatchObject([
      {
        email: 'a@a.example',
        fields: {
          fullName: 'Ann Lee',
          firstName: 'Ann',
          lastName: 'Lee',
          jobTitle: 'Lead',
          department: 'Sales',
          company: 'Northwind',
          employeeNumber: '7',
        },
        groups: ['Berlin'],
        isActive: true,
      },
    ]);
  });

  test('PIM5 leaves out what is empty, and joins a name of its parts', () => {
    const [row] = read('email,first name,last name,name,department\na@a.example,Ann,Lee,,').rows;
    expect(row).toMatchObject({
      fields: { firstName: 'Ann', lastName: 'Lee', fullName: 'Ann Lee' },
      groups: [],
      isActive: null,
    });
    expect(row?.fields).not.toHaveProperty('department');
  });
});
