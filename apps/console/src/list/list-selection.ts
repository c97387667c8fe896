import { useState } from 'react';

/** Which rows are chosen: some by their keys, or all that match, fetched or not, but a few. */
export type ChosenRows =
  | { readonly kind: 'some'; readonly keys: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const NOTHING_CHOSEN: ChosenRows = { kind: 'some', keys: new Set() };

export const isChosen = (chosen: ChosenRows, key: string): boolean =>
  chosen.kind === 'some' ? chosen.keys.has(key) : !chosen.except.has(key);

/** @param total how many match */
export const countChosen = (chosen: ChosenRows, total: number): number =>
  chosen.kind === 'some' ? chosen.keys.size : Math.max(0, total - chosen.except.size);

/** With these rows chosen, or no longer. */
export function withRows(chosen: ChosenRows, keys: readonly string[], areChosen: boolean): ChosenRows {
  const isAdding = (chosen.kind === 'some') === areChosen;
  const old = chosen.kind === 'some' ? chosen.keys : chosen.except;
  const these = new Set(keys);
  const next = new Set(isAdding ? [...old, ...keys] : [...old].filter((key) => !these.has(key)));
  return chosen.kind === 'some' ? { kind: 'some', keys: next } : { kind: 'all', except: next };
}

export interface ListSelection {
  readonly chosen: ChosenRows;
  readonly choose: (chosen: ChosenRows) => void;
}

/** @param list what is listed: a selection ends where other filters begin */
export function useListSelection(list: unknown): ListSelection {
  const of = JSON.stringify(list);
  const [held, setHeld] = useState({ of, chosen: NOTHING_CHOSEN });
  return {
    chosen: held.of === of ? held.chosen : NOTHING_CHOSEN,
    choose: (chosen) => setHeld({ of, chosen }),
  };
}
