import type { KeyboardEvent } from 'react';
import type { ActiveRow } from './use-active-row.ts';

/** What keys do in a list. */
export interface RowKeys {
  /** Place of the last row that was fetched. */
  readonly last: number;
  /** How many rows *page down* moves by. */
  readonly pageRows: () => number;
  readonly scrollTo: (index: number) => void;
  /** Enter, on the row itself. */
  readonly onOpen: (index: number) => void;
  /** Space, on the row itself; `toHere`: with Shift, everything from the last one. null: rows can't be chosen. */
  readonly onChoose: ((index: number, toHere: boolean) => void) | null;
  readonly onChooseAll: (() => void) | null;
}

const MOVES: Readonly<Record<string, (index: number, keys: RowKeys) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, keys) => index + keys.pageRows(),
  PageUp: (index, keys) => index - keys.pageRows(),
  Home: () => 0,
  End: (_index, keys) => keys.last,
};

const ROW = '[data-row-key]';

/** A key that was pressed somewhere in the rows. */
export function onRowKey(event: KeyboardEvent<HTMLElement>, active: ActiveRow, keys: RowKeys): void {
  const { target, currentTarget } = event;
  // What is shown in a portal (a menu) bubbles through here as well.
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
  const row = target.closest(ROW);
  if (row === null || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== 'a' || keys.onChooseAll === null) return;
    event.preventDefault();
    keys.onChooseAll();
    return;
  }
  if (move(event, active, keys) || (target === row && act(event, active.index, keys))) event.preventDefault();
}

function move(event: KeyboardEvent, active: ActiveRow, keys: RowKeys): boolean {
  const to = MOVES[event.key]?.(active.index, keys);
  if (to === undefined) return false;
  const index = Math.max(0, Math.min(to, keys.last));
  active.moveTo(index);
  keys.scrollTo(index);
  return true;
}

function act(event: KeyboardEvent, index: number, keys: RowKeys): boolean {
  if (event.key === 'Enter') keys.onOpen(index);
  else if (event.key === ' ' && keys.onChoose !== null) keys.onChoose(index, event.shiftKey);
  else return false;
  return true;
}
