import type { ReactNode } from 'react';
import type { ListColumn } from './list-column.ts';
import type { ListOrder } from './list-order.ts';
import type { ListSelection } from './list-selection.ts';
import type { ListRows } from './use-list-rows.ts';

/** What a list shows and what can be done with it. */
export interface DataListProps<Row> {
  /** What is listed, for screen readers. */
  readonly label: string;
  /** Those that are shown, in their order. */
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: ListRows<Row>;
  readonly keyOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  /** Left out: the list has one order. */
  readonly order?: ListOrder;
  /** Left out: rows can't be chosen. */
  readonly selection?: ListSelection | undefined;
  /** What Enter on a row does, and what its link does. */
  readonly onOpen?: (row: Row) => void;
  /** What opens under a row. */
  readonly details?: (row: Row) => ReactNode;
  /** What stands there while nothing is listed. */
  readonly empty: ReactNode;
}
