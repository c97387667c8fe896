import { type RawBuilder, sql } from 'kysely';

const MARK = '/* prepared */';

/**
 * Stands at the beginning of a statement that PostgreSQL is to keep its plan of, on each connection. For statements that
 * are asked again and again and take longer to plan than to run. Their text must be the same every time, and so must be
 * the columns of their answer, after any later migration too: name them.
 */
export const prepared: RawBuilder<unknown> = sql.raw(MARK);

export const isPrepared = (text: string): boolean => text.startsWith(MARK);
