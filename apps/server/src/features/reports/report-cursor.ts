import { CodedError, SessionFilter, SessionId } from '@alongside/protocol';
import { z } from 'zod';

/** ECMA-262, 21.4.1.1: no `Date` is later. */
const MOMENT_MAX = 8_640_000_000_000_000;

const Cursor = z.strictObject({
  sort: SessionFilter.shape.sort.unwrap(),
  order: SessionFilter.shape.order.unwrap(),
  /** Sort key of the last row. */
  key: z.string().max(400),
  id: SessionId,
  /** The moment that running sessions were measured at, so that they keep their place while they grow. */
  now: z.int().min(0).max(MOMENT_MAX),
});

/** The place behind the last row of a page. */
export type ReportCursor = z.infer<typeof Cursor>;

export const writeCursor = (cursor: ReportCursor): string =>
  Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');

/** @throws CodedError REQUEST_MALFORMED if it wasn't made by `writeCursor` for the same order */
export function readCursor(text: string, filter: Pick<ReportCursor, 'sort' | 'order'>): ReportCursor {
  const parsed = Cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.sort !== filter.sort || parsed.data.order !== filter.order) {
    throw cursorFault();
  }
  return parsed.data;
}

/** Class 22 of SQLSTATE: a value that the database can't read. Of a page that follows a cursor it is the cursor's key. */
const DATA_EXCEPTION = '22';

/** What went wrong with a page behind a cursor: a key made by hand is the fault of whoever made it. */
export const faultBehindCursor = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause && String(cause.code).startsWith(DATA_EXCEPTION)
    ? cursorFault(cause)
    : cause;

const cursorFault = (cause?: unknown): CodedError =>
  new CodedError('REQUEST_MALFORMED', { faults: [{ pointer: '/query/after', reason: 'cursor' }] }, { cause });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
