import type { z } from 'zod';

/** For words of an address: one that doesn't fit is passed over, not refused, for addresses are typed and get old. */
export const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
