import { BuiltInRole, GroupId, listPeopleRoute, PersonSource } from '@alongside/protocol';
import { z } from 'zod';
import { lenient } from '../list/lenient.ts';
import type { PeopleQuery } from '../server/organisation-queries.ts';

/** What somebody’s account is at. */
export const PersonStateFilter = z.enum(['active', 'inactive', 'blocked']);
export type PersonStateFilter = z.infer<typeof PersonStateFilter>;

/** Search, filters and order of the people as they stand in the page's address. */
export const PeopleSearch = z.object({
  search: lenient(z.string().max(200)),
  state: lenient(PersonStateFilter),
  role: lenient(BuiltInRole),
  source: lenient(PersonSource),
  group: lenient(GroupId),
  sort: lenient(listPeopleRoute.query.shape.sort.unwrap()),
});
export type PeopleSearch = z.infer<typeof PeopleSearch>;

const STATES = {
  active: { isActive: 'true' },
  inactive: { isActive: 'false' },
  blocked: { isBlocked: 'true' },
} as const;

/** What the server is asked. */
export const peopleQueryOf = ({ state, ...search }: PeopleSearch): PeopleQuery => ({
  ...search,
  ...(state !== undefined && STATES[state]),
});
