import { CodedError, SessionFilter, SessionId } from '@alongside/protocol';
import { z } from 'zod';

const Cursor = z.strictObject({
  sort: SessionFilter.shape.sort.unwrap(),
  order: SessionFilter.shape.order.unwrap(),
  /** Sort key of the last row. */
  key: z.string().max(400),
  id: SessionId,
  /** The moment that running sessions were measured at, so that they keep their place while they grow. */
  now: z.int().min(0),
});

/** The place behind the last row of a page. */
export type ReportCursor = z.infer<typeof Cursor>;

export const writeCursor = (cursor: ReportCursor): string =>
  Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');

/** @throws CodedError REQUEST_MALFORMED if it wasn't made by `writeCursor` for the same order */
export function readCursor(text: string, filter: Pick<ReportCursor, 'sort' | 'order'>): ReportCursor {
  const parsed = Cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.sort !== filter.sort || parsed.data.order !== filter.order) {
    throw new CodedError('REQUEST_MALFORMED', { faults: [{ pointer: '/after', reason: 'cursor' }] });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
