/** An order as the server and the page's address call it: `name`, or `-name` from the end. */
export interface ListOrder {
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

/** The direction in which a column sorts now; null: another one does. */
export function directionOf(sort: string, column: string): 'ascending' | 'descending' | null {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : null;
}

/** What a click on a column's head asks for. */
export const turned = (sort: string, column: string): string =>
  directionOf(sort, column) === 'ascending' ? `-${column}` : column;
