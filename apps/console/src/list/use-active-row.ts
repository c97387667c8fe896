import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';

/** The row that the keyboard is at. */
export interface ActiveRow {
  readonly index: number;
  /** A row got the focus by itself. */
  readonly set: (index: number) => void;
  /** With the focus, as soon as the row is drawn. */
  readonly moveTo: (index: number) => void;
}

/**
 * One row of a list is in the tab order: the one that was last focused, wherever it went, or the one that took its
 * place.
 * @param keys of all rows that were fetched, in their order
 */
export function useActiveRow(keys: readonly string[], body: RefObject<HTMLElement | null>): ActiveRow {
  const [held, setHeld] = useState<{ readonly key: string | null; readonly index: number }>({
    key: null,
    index: 0,
  });
  const places = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const index = places.get(held.key ?? '') ?? Math.max(0, Math.min(held.index, keys.length - 1));
  const key = keys[index] ?? null;
  const isMoving = useRef(false);
  const wasInside = useRef(false);

  useEffect(() => {
    const row = key === null ? null : rowOf(body.current, key);
    const isLost = wasInside.current && document.activeElement === document.body;
    if (row !== null && (isMoving.current || isLost)) {
      isMoving.current = false;
      row.focus({ preventScroll: true });
    }
    wasInside.current = body.current?.contains(document.activeElement) ?? false;
  });

  const set = (next: number) => setHeld({ key: keys[next] ?? null, index: next });
  return {
    index,
    set,
    moveTo: (next) => {
      isMoving.current = true;
      set(next);
    },
  };
}

const rowOf = (body: HTMLElement | null, key: string): HTMLElement | null =>
  body?.querySelector<HTMLElement>(`[data-row-key="${key.replaceAll('"', '')}"]`) ?? null;
