import type { ViewState } from '@alongside/protocol';
import { type ListWords, wordsOf } from '../list/list-words.ts';

/** What a view would keep of a list as it is shown now. */
export const stateOf = (search: ListWords, columns: readonly string[] | null): ViewState => ({
  filters: { ...wordsOf(search) },
  columns: columns === null ? null : [...columns],
});

const sorted = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** Whether both show the same. */
export const isSameState = (a: ViewState, b: ViewState): boolean =>
  JSON.stringify([sorted(a.filters), a.columns]) === JSON.stringify([sorted(b.filters), b.columns]);
