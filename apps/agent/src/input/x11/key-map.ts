import { KeySymbol } from './key-symbols.ts';

const NOTHING = 0;

/** Columns of the core protocol's table in which a group's first two levels are. Later groups have no fixed place in it. */
const COLUMNS_OF_GROUP: readonly (readonly number[])[] = [
  [0, 1],
  [2, 3],
];

/** Levels three and four have a fixed place only where there is one group; the second is then a copy of the first. */
const UPPER_COLUMNS = [4, 5] as const;

const hasOneGroup = (row: readonly number[]): boolean =>
  (row[0] ?? NOTHING) === (row[2] ?? NOTHING) && (row[1] ?? NOTHING) === (row[3] ?? NOTHING);

/** How a symbol is reached: by this key, with these two held. */
export interface KeyPlace {
  readonly keycode: number;
  readonly needsShift: boolean;
  readonly needsLevelThree: boolean;
}

/** What the keys of a display mean, in the layout that is active. */
export class KeyMap {
  readonly shiftKey: number | null;
  readonly levelThreeKey: number | null;
  /** Keys without any meaning, which may be given one. */
  readonly spareKeys: readonly number[];
  readonly #places: ReadonlyMap<number, KeyPlace>;

  /**
   * @param first the keycode of the first row
   * @param rows symbols by keycode, as in the core protocol
   * @param group the layout that is active, from 0
   */
  constructor(first: number, rows: readonly (readonly number[])[], group: number) {
    const places = new Map<number, KeyPlace>();
    const lower = COLUMNS_OF_GROUP[group] ?? [];
    const columns = lower.length === 0 ? [] : [...lower, ...UPPER_COLUMNS];
    for (const [level, column] of columns.entries()) {
      for (const [index, row] of rows.entries()) {
        const symbol = row[column] ?? NOTHING;
        const isElsewhere = level >= lower.length && !hasOneGroup(row);
        if (symbol === NOTHING || isElsewhere || places.has(symbol)) continue;
        places.set(symbol, {
          keycode: first + index,
          needsShift: level === 1 || level === 3,
          needsLevelThree: level >= 2,
        });
      }
    }
    const anywhere = (symbol: number): number | null => {
      const index = rows.findIndex((row) => row.includes(symbol));
      return index < 0 ? null : first + index;
    };
    this.#places = places;
    this.shiftKey = anywhere(KeySymbol.shift);
    this.levelThreeKey = anywhere(KeySymbol.levelThreeShift);
    this.spareKeys = rows.flatMap((row, index) =>
      row.every((one) => one === NOTHING) ? [first + index] : [],
    );
  }

  /** null: the layout has no such symbol, or no key to reach its level. */
  find(symbol: number): KeyPlace | null {
    const place = this.#places.get(symbol);
    if (place === undefined) return null;
    const isOutOfReach =
      (place.needsShift && this.shiftKey === null) || (place.needsLevelThree && this.levelThreeKey === null);
    return isOutOfReach ? null : place;
  }
}
