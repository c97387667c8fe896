import type { z } from 'zod';

/** The fields of `body` that `schema` refuses. */
export const faultyFields = (schema: z.ZodType, body: unknown): ReadonlySet<string> =>
  new Set(schema.safeParse(body).error?.issues.map(({ path }) => String(path[0])));
