import { AccessPolicyState } from '@alongside/protocol';
import { z } from 'zod';
import { lenient } from '../list/lenient.ts';

/** What is listed, in the page's address. */
export const PolicySearch = z.object({
  search: lenient(z.string().min(1).max(200)),
  state: lenient(AccessPolicyState),
  sort: lenient(z.enum(['name', '-name', 'updatedAt', '-updatedAt'])),
});
export type PolicySearch = z.infer<typeof PolicySearch>;

export const NetworkSearch = z.object({ search: lenient(z.string().min(1).max(200)) });
export type NetworkSearch = z.infer<typeof NetworkSearch>;
