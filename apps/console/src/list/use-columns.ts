import type { ListName } from '@alongside/protocol';
import { useState } from 'react';
import { z } from 'zod';
import type { ListColumn } from './list-column.ts';

const Kept = z.array(z.string().max(40)).max(40);

const placeOf = (list: ListName): string => `alongside.columns.${list}`;

function keptColumns(list: ListName): readonly string[] | null {
  const text = localStorage.getItem(placeOf(list));
  if (text === null) return null;
  try {
    const kept = Kept.safeParse(JSON.parse(text));
    return kept.success ? kept.data : null;
  } catch {
    // Written by something else: as good as nothing.
    return null;
  }
}

export interface ChosenColumns<Row> {
  /** In their order. */
  readonly shown: readonly ListColumn<Row>[];
  readonly all: readonly ListColumn<Row>[];
  /** null: those that the list shows by itself. */
  readonly chosen: readonly string[] | null;
  readonly choose: (keys: readonly string[] | null) => void;
}

/** Which columns of a list somebody wants to see; kept in this browser. */
export function useColumns<Row>(list: ListName, all: readonly ListColumn<Row>[]): ChosenColumns<Row> {
  const [chosen, setChosen] = useState(() => keptColumns(list));
  return {
    all,
    chosen,
    shown: all.filter(({ key, presence }) =>
      presence === 'always' ? true : (chosen?.includes(key) ?? presence !== 'extra'),
    ),
    choose: (keys) => {
      setChosen(keys);
      if (keys === null) localStorage.removeItem(placeOf(list));
      else localStorage.setItem(placeOf(list), JSON.stringify(keys));
    },
  };
}
