import { z } from 'zod';
import { ViewId } from '../ids.ts';
import { line } from '../text.ts';
import { noContent, route } from './route.ts';

/** The lists of the console that views can be kept of. */
export const ListName = z.enum(['people', 'groups', 'devices', 'assignments', 'sessions', 'audit']);
export type ListName = z.infer<typeof ListName>;

const FILTERS_MAX = 20;
const word = z.string().regex(/^[a-zA-Z][a-zA-Z-]{0,39}$/u);

/** What of a list a view keeps: the words of its page's address, and which columns are shown. */
export const ViewState = z.strictObject({
  /** Search, sort and filters, by name. What a list doesn't know (any more) it passes over. */
  filters: z
    .record(word, z.string().min(1).max(200))
    .refine((filters) => Object.keys(filters).length <= FILTERS_MAX, { error: 'length' }),
  /** null: those that the list shows by itself. */
  columns: z.array(word).max(40).nullable(),
});
export type ViewState = z.infer<typeof ViewState>;

export const SavedView = z.object({
  id: ViewId,
  list: ListName,
  name: line(100),
  /** Whoever may open the list sees it in its menu; only its owner changes it. */
  isShared: z.boolean(),
  isOwn: z.boolean(),
  ownerName: line(200),
  state: ViewState,
});
export type SavedView = z.infer<typeof SavedView>;

const own = { kind: 'signed-in', because: 'the caller’s own views, and what others share of lists' } as const;

export const listViewsRoute = route({
  name: 'listViews',
  method: 'GET',
  path: '/views',
  access: own,
  summary: 'The own and the shared views of one list',
  query: z.object({ list: ListName }),
  response: z.object({ items: z.array(SavedView) }),
});

export const addViewRoute = route({
  name: 'addView',
  method: 'POST',
  path: '/views',
  access: own,
  summary: 'Keep filters, sort and columns of a list under a name',
  body: z.strictObject({ list: ListName, name: line(100), isShared: z.boolean(), state: ViewState }),
  response: SavedView,
  errors: ['CONFLICT'],
});

export const updateViewRoute = route({
  name: 'updateView',
  method: 'PATCH',
  path: '/views/:viewId',
  access: own,
  summary: 'Rename an own view, share it, or keep something else under its name',
  params: z.object({ viewId: ViewId }),
  body: z.strictObject({ name: line(100), isShared: z.boolean(), state: ViewState }).partial(),
  response: SavedView,
  errors: ['CONFLICT'],
});

export const removeViewRoute = route({
  name: 'removeView',
  method: 'DELETE',
  path: '/views/:viewId',
  access: own,
  summary: 'Forget an own view; whoever manages settings also somebody’s shared one',
  params: z.object({ viewId: ViewId }),
  response: noContent,
});
