import { z } from 'zod';

/** Grows when a backup is written another way; a program reads its own version and those before it. */
export const BACKUP_VERSION = 1;

const Count = z.int().min(0);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
/** Of tables and columns: they become part of statements. */
const Name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/u);

const Head = z.strictObject({
  kind: z.literal('head'),
  format: z.literal('alongside-backup'),
  version: z.int().min(1),
  /** Version of the program that wrote it. */
  program: z.string().max(50),
  at: z.iso.datetime(),
  /** Steps that the structure had been through. */
  migrations: z.array(z.string().max(100)),
});
export type BackupHead = z.infer<typeof Head>;

/** A file of the data folder. */
const KeyFile = z.strictObject({
  kind: z.literal('file'),
  name: z.enum(['identity-keys.json', 'code-key']),
  base64: z.base64(),
});
export type KeyFileName = z.infer<typeof KeyFile>['name'];

const TableBegin = z.strictObject({
  kind: z.literal('table'),
  name: Name,
  columns: z.array(Name).min(1),
});
const TableEnd = z.strictObject({
  kind: z.literal('table-end'),
  name: Name,
  rows: Count,
  /** Over its rows as they are written, each with its line break. */
  sha256: Sha256,
});
/** The last line: a file without it was broken off. */
const End = z.strictObject({
  kind: z.literal('end'),
  tables: Count,
  rows: Count,
  /** Over everything before. */
  sha256: Sha256,
});

/** Every line of a backup but those of rows, which stay the text that the database made of them. */
export const BackupLine = z.discriminatedUnion('kind', [Head, KeyFile, TableBegin, TableEnd, End]);
export type BackupLine = z.infer<typeof BackupLine>;

const ROW_BEGIN = '{"kind":"row","row":';

/** @param row the row as JSON */
export const rowLine = (row: string): string => `${ROW_BEGIN}${row}}`;

/** The row as JSON, if the line is one; null: it is another line. */
export const rowOfLine = (line: string): string | null =>
  line.startsWith(ROW_BEGIN) && line.endsWith('}') ? line.slice(ROW_BEGIN.length, -1) : null;
