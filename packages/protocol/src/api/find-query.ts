import { z } from 'zod';

/** Of a route that finds something to choose by a few letters: more letters find what isn't among these. */
export const FindQuery = {
  search: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
};
