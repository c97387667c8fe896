/**
 * Gives symbols that the layout lacks to keys that mean nothing. The key whose symbol was wanted longest ago is given
 * away first: programs read a changed table late, so a meaning must outlive its key press by as much as can be had.
 */
export class BorrowedKeys {
  /** Symbol to keycode, the longest unwanted first. */
  readonly #held = new Map<number, number>();
  readonly #free: number[];

  constructor(spareKeys: readonly number[]) {
    this.#free = [...spareKeys];
  }

  get keycodes(): readonly number[] {
    return [...this.#held.values()];
  }

  /** Whether a key that was lent still means what it was lent for. */
  isAsGiven(keycode: number, row: readonly number[] | undefined): boolean {
    for (const [symbol, held] of this.#held) {
      if (held === keycode) return row?.[0] === symbol;
    }
    return true;
  }

  /** null: there is no key to borrow. `isNew`: the display must be told what the key means now. */
  borrow(symbol: number): { readonly keycode: number; readonly isNew: boolean } | null {
    const held = this.#held.get(symbol);
    if (held !== undefined) {
      this.#held.delete(symbol);
      this.#held.set(symbol, held);
      return { keycode: held, isNew: false };
    }
    const keycode = this.#free.pop() ?? this.#takeOldest();
    if (keycode === null) return null;
    this.#held.set(symbol, keycode);
    return { keycode, isNew: true };
  }

  #takeOldest(): number | null {
    for (const [symbol, keycode] of this.#held) {
      this.#held.delete(symbol);
      return keycode;
    }
    return null;
  }
}
