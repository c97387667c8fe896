import { CodedError, EmailAddress, IMPORT_MAX_LINES, type ImportLine, line } from '@alongside/protocol';
import { CsvError, type Info } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { PersonFields } from '../write-people.ts';

type ImportError = Extract<ImportLine, { kind: 'error' }>;

/** One good line of a file. What a file leaves empty, or has no column for, stays as it is. */
export interface ImportRow {
  readonly line: number;
  readonly email: EmailAddress;
  readonly fields: Partial<Omit<PersonFields, 'email' | 'externalId'>>;
  /** Names of groups that the person is to be in, besides those that they are in. */
  readonly groups: readonly string[];
  /** null: as it is; somebody new is active. */
  readonly isActive: boolean | null;
}

export interface PeopleFile {
  readonly rows: readonly ImportRow[];
  readonly errors: readonly ImportError[];
  readonly ignoredColumns: readonly string[];
}

type Column =
  | 'email'
  | 'fullName'
  | 'firstName'
  | 'lastName'
  | 'jobTitle'
  | 'department'
  | 'company'
  | 'employeeNumber'
  | 'groups'
  | 'active';

/** Headings by which columns are known, without case, blanks and marks. */
const HEADINGS: Readonly<Record<string, Column>> = {
  email: 'email',
  mail: 'email',
  emailaddress: 'email',
  userprincipalname: 'email',
  name: 'fullName',
  fullname: 'fullName',
  displayname: 'fullName',
  firstname: 'firstName',
  givenname: 'firstName',
  lastname: 'lastName',
  surname: 'lastName',
  familyname: 'lastName',
  jobtitle: 'jobTitle',
  title: 'jobTitle',
  department: 'department',
  company: 'company',
  organization: 'company',
  organisation: 'company',
  employeenumber: 'employeeNumber',
  employeeid: 'employeeNumber',
  groups: 'groups',
  group: 'groups',
  active: 'active',
  isactive: 'active',
  enabled: 'active',
};

const LENGTHS = {
  fullName: 200,
  firstName: 100,
  lastName: 100,
  jobTitle: 200,
  department: 200,
  company: 200,
  employeeNumber: 100,
} as const;
type TextColumn = keyof typeof LENGTHS;
const TEXT_COLUMNS = Object.keys(LENGTHS) as TextColumn[];

const GROUPS_MAX = 50;
const RECORD_MAX_CHARACTERS = 20_000;
const HEADING_MAX = 100;
const TRUE = new Set(['true', 'yes', 'y', '1', 'active', 'enabled', 'ja', 'نعم']);
const FALSE = new Set(['false', 'no', 'n', '0', 'inactive', 'disabled', 'nein', 'لا']);

const unreadable = (reason: string, details: Record<string, unknown> = {}): CodedError =>
  new CodedError('IMPORT_UNREADABLE', { reason, ...details });

/** @throws CodedError IMPORT_UNREADABLE with `reason` `encoding`, `csv`, `lines`, `columns` or `empty` */
export function readPeopleFile(bytes: Uint8Array): PeopleFile {
  const records = readRecords(decode(bytes));
  const [header, ...body] = records;
  if (header === undefined) throw unreadable('empty');
  const columns = header.cells.map(
    (heading) => HEADINGS[heading.toLowerCase().replaceAll(/[\s_.-]+/gu, '')] ?? null,
  );
  const known = columns.filter((column) => column !== null);
  if (!known.includes('email')) throw unreadable('columns', { missing: ['email'] });
  if (new Set(known).size < known.length) throw unreadable('columns', { twice: true });
  const rows: ImportRow[] = [];
  const errors: ImportError[] = [];
  const seen = new Set<string>();
  for (const record of body) {
    const read = readRow(record, columns);
    if ('kind' in read) errors.push(read);
    else if (seen.has(read.email)) errors.push(faultOf(record.line, read.email, 'twice-in-file', 'email'));
    else rows.push(read);
    if ('email' in read && read.email !== null) seen.add(read.email);
  }
  const ignored = header.cells.filter((_, at) => columns[at] === null);
  return { rows, errors, ignoredColumns: ignored.map((heading) => heading.slice(0, HEADING_MAX)) };
}

/** UTF-8, or UTF-16 that says so. A file in another encoding would be read wrongly without anybody noticing. */
function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CodedError('IMPORT_UNREADABLE', { reason: 'encoding' }, { cause });
  }
}

interface CsvRecord {
  /** The line of the file that it begins at, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

function readRecords(text: string): CsvRecord[] {
  const read = parseCsv(text);
  if (read.length > IMPORT_MAX_LINES + 1) throw unreadable('lines', { most: IMPORT_MAX_LINES });
  return read.map(({ record, info }) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/gu)?.length ?? 0), 0);
    return { line: Math.max(1, info.lines - breaks), cells: record.map(plain) };
  });
}

function parseCsv(text: string): { readonly record: string[]; readonly info: Info }[] {
  try {
    const read: unknown = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: RECORD_MAX_CHARACTERS,
      // One more than is allowed tells that there are too many; the heading is one, too.
      to: IMPORT_MAX_LINES + 2,
    });
    return read as { record: string[]; info: Info }[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = z.object({ lines: z.int().optional() }).catch({}).parse(cause);
    throw new CodedError('IMPORT_UNREADABLE', { reason: 'csv', line: lines ?? null }, { cause });
  }
}

/** What stands between the headings most often: spreadsheet programs write semicolons where a comma is in numbers. */
function delimiterOf(text: string): string {
  const heading = text.split(/[\r\n]/u, 1)[0] ?? '';
  const count = (mark: string): number => heading.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Exports put a `'` before what a spreadsheet program would compute; it isn't part of the text. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[\s\u00A0]*[=+\-@|%])/u, '');

const faultOf = (
  at: number,
  email: string | null,
  reason: ImportError['reason'],
  column: Column | null,
): ImportError => ({ kind: 'error', line: at, email, reason, column });

function readRow(
  { line: at, cells }: CsvRecord,
  columns: readonly (Column | null)[],
): ImportRow | ImportError {
  if (cells.slice(columns.length).some((cell) => cell !== '')) return faultOf(at, null, 'columns', null);
  const cellOf = (column: Column): string => {
    const index = columns.indexOf(column);
    return index === -1 ? '' : (cells[index] ?? '');
  };
  const email = EmailAddress.safeParse(cellOf('email'));
  if (!email.success) return faultOf(at, shown(cellOf('email')), 'email', 'email');
  const fields: Partial<Record<TextColumn, string>> = {};
  for (const column of TEXT_COLUMNS) {
    const cell = cellOf(column);
    if (cell === '') continue;
    const text = line(LENGTHS[column]).safeParse(cell);
    if (!text.success) return faultOf(at, email.data, 'text', column);
    fields[column] = text.data;
  }
  const { firstName, lastName } = fields;
  if (fields.fullName === undefined && firstName !== undefined && lastName !== undefined) {
    fields.fullName = `${firstName} ${lastName}`;
  }
  const active = cellOf('active').toLowerCase();
  if (active !== '' && !TRUE.has(active) && !FALSE.has(active))
    return faultOf(at, email.data, 'active', 'active');
  const groups = groupsOf(cellOf('groups'));
  if (groups === null) return faultOf(at, email.data, 'text', 'groups');
  return { line: at, email: email.data, fields, groups, isActive: active === '' ? null : TRUE.has(active) };
}

/** Between groups stands a `|`: commas and semicolons are in names, and between cells. null: one can't be a name. */
function groupsOf(cell: string): string[] | null {
  const names = cell.split('|').map((name) => name.trim());
  const parsed = z.array(line(200)).max(GROUPS_MAX).safeParse(names.filter(Boolean));
  return parsed.success ? [...new Set(parsed.data)] : null;
}

const shown = (text: string): string | null => line(254).nullable().catch(null).parse(text);
