/** What many samples of one kind come to, in the samples' unit. */
export interface Summary {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly least: number;
  readonly most: number;
  readonly n: number;
}

/** The value below which this share (0 to 1) of the sorted samples lies, between two samples in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** null without samples. */
export function summaryOf(samples: readonly number[]): Summary | null {
  if (samples.length === 0) return null;
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number): number => rounded(quantile(sorted, share));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), least: at(0), most: at(1), n: sorted.length };
}

/** NaN without values. */
export const medianOf = (values: readonly number[]): number =>
  quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  );
