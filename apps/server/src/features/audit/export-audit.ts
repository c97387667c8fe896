import { Readable } from 'node:stream';
import type { AuditRow } from '@alongside/protocol';
import { CSV_BYTE_ORDER_MARK, csvRecord, type CsvValue } from '../../platform/csv/index.ts';
import type { FileAnswer } from '../../platform/http/index.ts';

/** Rows read at a time: a file of any length takes the memory of this many. */
const BATCH = 500;

interface Export {
  readonly format: 'csv' | 'json';
  /** Milliseconds since 1970, for the file's name. */
  readonly now: number;
  /** The rows before `before`, newest first, at most `limit`. */
  readonly read: (page: {
    readonly before: number | undefined;
    readonly limit: number;
  }) => Promise<AuditRow[]>;
}

/** The audit log as a file that is made while it is sent. */
export function exportAudit({ format, now, read }: Export): FileAnswer {
  const fileName = `audit-${new Date(now).toISOString().slice(0, 10)}.${format}`;
  const batches = allRows(read);
  return format === 'csv'
    ? {
        contentType: 'text/csv; charset=utf-8; header=present',
        fileName,
        content: Readable.from(asCsv(batches)),
      }
    : { contentType: 'application/json; charset=utf-8', fileName, content: Readable.from(asJson(batches)) };
}

async function* allRows(read: Export['read']): AsyncGenerator<readonly AuditRow[]> {
  let before: number | undefined;
  let batch: AuditRow[];
  do {
    batch = await read({ before, limit: BATCH });
    yield batch;
    before = batch.at(-1)?.n;
  } while (batch.length === BATCH);
}

const json = (value: AuditRow['before']): string | null => (value === null ? null : JSON.stringify(value));

/** Names of columns are those of the API: the file is for programs, and the same in every language. */
const COLUMNS: Readonly<Record<string, (row: AuditRow) => CsvValue>> = {
  n: (row) => row.n,
  at: (row) => row.at,
  code: (row) => row.code,
  severity: (row) => row.severity,
  result: (row) => row.result,
  actorKind: (row) => row.actor.kind,
  actorId: (row) => row.actor.id,
  actorName: (row) => row.actor.name,
  targetKind: (row) => row.target?.kind ?? null,
  targetId: (row) => row.target?.id ?? null,
  targetName: (row) => row.target?.name ?? null,
  address: (row) => row.address,
  before: (row) => json(row.before),
  after: (row) => json(row.after),
  hash: (row) => row.hash,
};

async function* asCsv(batches: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<string> {
  yield CSV_BYTE_ORDER_MARK + csvRecord(Object.keys(COLUMNS));
  const values = Object.values(COLUMNS);
  for await (const rows of batches)
    yield rows.map((row) => csvRecord(values.map((value) => value(row)))).join('');
}

async function* asJson(batches: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const rows of batches) {
    for (const row of rows) {
      yield separator + JSON.stringify(row);
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
