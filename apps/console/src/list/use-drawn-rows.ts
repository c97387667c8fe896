import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { ListRows } from './use-list-rows.ts';

/** Height of a row with one or two lines of text, in CSS pixels. */
export const ROW_PX = 52;
const HEAD_PX = 40;
/** Rows that are drawn beyond what is seen, so that a quick scroll doesn't show gaps. */
const SPARE_ROWS = 6;
/** The next page is asked for when this many rows are left. */
const AHEAD_ROWS = 20;

interface DrawnRowsOptions {
  readonly rows: Pick<ListRows<unknown>, 'listKey' | 'items' | 'canLoadMore' | 'more'>;
  readonly keys: readonly string[];
  /** What scrolls. */
  readonly frame: RefObject<HTMLElement | null>;
  /** Stays drawn, so that the focus isn't lost by scrolling. */
  readonly activeIndex: number;
}

/** Which rows are drawn and where; asks for the next page before its first row is seen. */
export function useDrawnRows({ rows, keys, frame, activeIndex }: DrawnRowsOptions) {
  // eslint-disable-next-line react-hooks/incompatible-library -- what it gives goes to this list alone, which isn't memoised
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => keys[index] ?? index,
    overscan: SPARE_ROWS,
    scrollPaddingStart: HEAD_PX,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return seen.includes(activeIndex) ? seen : [...seen, activeIndex].sort((a, b) => a - b);
    },
  });
  const toTop = useEffectEvent(() => virtual.scrollToOffset(0));
  useEffect(() => toTop(), [rows.listKey]);
  const more = useEffectEvent(rows.more);
  const isNearEnd = (virtual.range?.endIndex ?? 0) + AHEAD_ROWS >= rows.items.length;
  // Also as soon as a list that was being fetched anew meanwhile is there.
  const isWanted = isNearEnd && rows.canLoadMore;
  useEffect(() => {
    if (isWanted) more();
  }, [isWanted, rows.items.length]);
  return virtual;
}
