import type { ReactNode } from 'react';

/** One column of a list. */
export interface ListColumn<Row> {
  /** Letters and dashes; what a saved view calls it. */
  readonly key: string;
  readonly textKey: string;
  /** Never narrower, in CSS pixels; a list that has less room scrolls sideways. */
  readonly minPx: number;
  /** Its share of what room is left; 0: none. */
  readonly grow: number;
  /** What the server calls this order; without it the column can't be sorted by. */
  readonly sort?: string;
  /** `always`: can't be hidden; `extra`: shown only where somebody chose it. */
  readonly presence?: 'always' | 'extra';
  /** @param tabIndex of whatever can be focused in the cell: only the active row's is in the tab order */
  readonly cell: (row: Row, tabIndex: 0 | -1) => ReactNode;
}

/** The columns as tracks of a CSS grid. */
export const tracksOf = (columns: readonly ListColumn<never>[], hasChecks: boolean): string =>
  [
    ...(hasChecks ? ['44px'] : []),
    ...columns.map(({ minPx, grow }) => (grow === 0 ? `${minPx}px` : `minmax(${minPx}px, ${grow}fr)`)),
  ].join(' ');

/** What all columns need at least, in CSS pixels. */
export const leastWidthOf = (columns: readonly ListColumn<never>[], hasChecks: boolean): number =>
  columns.reduce((sum, { minPx }) => sum + minPx, hasChecks ? 44 : 0);
