import { expect, test } from 'vitest';
import { searchChange } from './search-change.ts';

interface Words {
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly state?: string | undefined;
}

test.each<[Words, Words, Words, Words]>([
  // Sorted while a search waited: both stay.
  [{ search: 'old' }, { search: undefined }, { search: 'old', sort: '-name' }, { sort: '-name' }],
  [{}, { sort: '-name' }, { search: 'new' }, { search: 'new', sort: '-name' }],
  // A view that is chosen takes the place of everything that was seen.
  [
    { search: 'old', sort: 'name' },
    { state: 'blocked' },
    { search: 'old', sort: 'name' },
    { state: 'blocked' },
  ],
])('CLS3 what a page changes of its address leaves what was changed meanwhile', (seen, next, now, then) => {
  expect(searchChange(seen, next)(now)).toEqual(then);
});
