import { GroupId, RoleRef } from '@alongside/protocol';
import { z } from 'zod';
import { lenient } from '../list/lenient.ts';

/** Search, filters and order of the assignments as they stand in the page's address. */
export const AssignmentSearch = z.object({
  search: lenient(z.string().max(200)),
  role: lenient(RoleRef),
  group: lenient(GroupId),
  sort: lenient(z.enum(['name', '-name'])),
});
export type AssignmentSearch = z.infer<typeof AssignmentSearch>;
