import { GroupKind, GroupSource, listGroupsRoute } from '@alongside/protocol';
import { z } from 'zod';
import { lenient } from '../list/lenient.ts';

/** Search, filters and order of the groups as they stand in the page's address. */
export const GroupSearch = z.object({
  search: lenient(z.string().max(200)),
  kind: lenient(GroupKind),
  source: lenient(GroupSource),
  sort: lenient(listGroupsRoute.query.shape.sort.unwrap()),
});
export type GroupSearch = z.infer<typeof GroupSearch>;
