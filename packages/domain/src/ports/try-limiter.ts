/** At most `limit` tries within `windowMs` after the first one. */
export interface TryBucket {
  /** Names the bucket among all tenants; holds no secret. */
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
}

export type TryVerdict =
  /** `remaining`: how many tries are left in the bucket that has the fewest, after this one. */
  | { readonly isAllowed: true; readonly remaining: number }
  | { readonly isAllowed: false; readonly retryAfterMs: number };

/** Counts tries; kept across nodes and restarts. */
export interface TryLimiter {
  /**
   * Takes one try from every bucket, or from none if one of them is used up. Atomic: as many as run at the same
   * time, no more than `limit` are allowed.
   */
  take(buckets: readonly TryBucket[]): Promise<TryVerdict>;

  /** Gives a try back that turned out to be right. */
  giveBack(buckets: readonly TryBucket[]): Promise<void>;
}
