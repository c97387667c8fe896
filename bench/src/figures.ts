/** What many runs of one measurement come to, in milliseconds. */
export interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
  readonly n: number;
}

/**
 * By nearest rank: every figure is a value that was measured.
 *
 * @throws {RangeError} without a single value.
 */
export function figuresOf(valuesMs: readonly number[]): Figures {
  const sorted = valuesMs.map(Math.round).sort((one, other) => one - other);
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    if (value === undefined) throw new RangeError('Nothing was measured');
    return value;
  };
  return { p50: at(0.5), p95: at(0.95), least: at(0), most: at(1), n: sorted.length };
}
