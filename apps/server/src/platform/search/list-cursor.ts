import { CodedError } from '@alongside/protocol';
import { z } from 'zod';

const Cursor = z.strictObject({
  sort: z.string().max(50),
  /** Sort key of the last row. */
  key: z.string().max(400),
  id: z.uuid(),
});

/** The place behind the last row of a page of a list. */
export type ListCursor = z.infer<typeof Cursor>;

export const writeListCursor = (cursor: ListCursor): string =>
  Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');

/** null: from the beginning. @throws CodedError REQUEST_MALFORMED if it wasn't made for a list of this order */
export function readListCursor(text: string | undefined, sort: string): ListCursor | null {
  if (text === undefined) return null;
  const parsed = Cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.sort !== sort || parsed.data.key.includes('\0')) {
    throw new CodedError('REQUEST_MALFORMED', { faults: [{ pointer: '/query/after', reason: 'cursor' }] });
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
