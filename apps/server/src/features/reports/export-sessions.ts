import { Readable } from 'node:stream';
import type { SessionSummary, TenantId } from '@alongside/protocol';
import type { FileAnswer } from '../../platform/http/index.ts';
import { CSV_BYTE_ORDER_MARK, csvRecord, type CsvValue } from '../../platform/csv/index.ts';
import type { DatabaseSessionReports, ReportFilter } from './database-session-reports.ts';

/** Rows read at a time: a file of any length takes the memory of this many. */
const BATCH = 500;

interface Export {
  readonly tenantId: TenantId;
  readonly filter: ReportFilter;
  readonly format: 'csv' | 'json';
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The sessions of a filter as a file that is made while it is sent. */
export function exportSessions(reports: DatabaseSessionReports, options: Export): FileAnswer {
  const rows = allRows(reports, options);
  const fileName = `sessions-${new Date(options.now).toISOString().slice(0, 10)}.${options.format}`;
  return options.format === 'csv'
    ? {
        contentType: 'text/csv; charset=utf-8; header=present',
        fileName,
        content: Readable.from(asCsv(rows)),
      }
    : { contentType: 'application/json; charset=utf-8', fileName, content: Readable.from(asJson(rows)) };
}

async function* allRows(
  reports: DatabaseSessionReports,
  { tenantId, filter, now }: Export,
): AsyncGenerator<readonly SessionSummary[]> {
  let after: string | undefined;
  do {
    const { items, next } = await reports.page(tenantId, filter, { after, limit: BATCH, now });
    yield items;
    after = next ?? undefined;
  } while (after !== undefined);
}

/** Names of columns are those of the API: the file is for programs, and the same in every language. */
const COLUMNS: Readonly<Record<string, (row: SessionSummary) => CsvValue>> = {
  id: (row) => row.id,
  helperName: (row) => row.helper.fullName,
  helperEmail: (row) => row.helper.email,
  sharerName: (row) => row.sharer?.fullName ?? null,
  sharerEmail: (row) => row.sharer?.email ?? null,
  surface: (row) => row.surface,
  deviceName: (row) => row.deviceName,
  startedBy: (row) => row.startedBy,
  state: (row) => row.state,
  createdAt: (row) => row.createdAt,
  startedAt: (row) => row.startedAt,
  endedAt: (row) => row.endedAt,
  durationMs: (row) => row.durationMs,
  modesUsed: (row) => row.modesUsed.join(' '),
  endReason: (row) => row.endReason,
};

async function* asCsv(batches: AsyncIterable<readonly SessionSummary[]>): AsyncGenerator<string> {
  yield CSV_BYTE_ORDER_MARK + csvRecord(Object.keys(COLUMNS));
  const values = Object.values(COLUMNS);
  for await (const rows of batches) {
    yield rows.map((row) => csvRecord(values.map((value) => value(row)))).join('');
  }
}

async function* asJson(batches: AsyncIterable<readonly SessionSummary[]>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const rows of batches) {
    for (const row of rows) {
      yield separator + JSON.stringify(row);
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
