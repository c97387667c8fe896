import type { TryBucket, TryLimiter } from '@alongside/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** A limiter under test whose time a test moves. */
export interface TryLimiterSubject {
  readonly limiter: TryLimiter;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const small: TryBucket = { key: 'small', limit: 2, windowMs: 60_000 };
const large: TryBucket = { key: 'large', limit: 3, windowMs: 120_000 };

/** What every try limiter does. */
export function tryLimiterContract(name: string, make: () => Promise<TryLimiterSubject>): void {
  describe(name, () => {
    let subject: TryLimiterSubject;
    let limiter: TryLimiter;

    beforeEach(async () => {
      subject = await make();
      limiter = subject.limiter;
    });
    afterEach(async () => {
      await subject.close();
    });

    test('TRY1 as many tries are allowed as the bucket holds', async () => {
      expect(await limiter.take([small])).toEqual({ isAllowed: true, remaining: 1 });
      expect(await limiter.take([small])).toEqual({ isAllowed: true, remaining: 0 });
      expect(await limiter.take([small])).toMatchObject({ isAllowed: false });
    });

    test('TRY2 a refusal says how long to wait, and then a try is allowed again', async () => {
      await limiter.take([small]);
      await subject.advance(10_000);
      await limiter.take([small]);
      expect(await limiter.take([small])).toEqual({ isAllowed: false, retryAfterMs: 50_000 });
      await subject.advance(49_999);
      expect(await limiter.take([small])).toMatchObject({ isAllowed: false });
      await subject.advance(1);
      expect(await limiter.take([small])).toEqual({ isAllowed: true, remaining: 1 });
    });

    test('TRY3 a refused try takes nothing from any bucket', async () => {
      await limiter.take([small, large]);
      await limiter.take([small, large]);
      expect(await limiter.take([small, large])).toMatchObject({ isAllowed: false });
      expect(await limiter.take([large])).toEqual({ isAllowed: true, remaining: 0 });
    });

    test('TRY4 the bucket with the fewest left says what remains, the fullest how long to wait', async () => {
      expect(await limiter.take([large, small])).toEqual({ isAllowed: true, remaining: 1 });
      await limiter.take([large, small]);
      await limiter.take([large]);
      expect(await limiter.take([large, small])).toEqual({ isAllowed: false, retryAfterMs: 120_000 });
    });

    test('TRY5 a try given back can be used again', async () => {
      await limiter.take([small]);
      await limiter.take([small]);
      await limiter.giveBack([small]);
      expect(await limiter.take([small])).toEqual({ isAllowed: true, remaining: 0 });
    });

    test('TRY5 giving back more than was taken gives nothing extra', async () => {
      await limiter.giveBack([small]);
      await limiter.take([small]);
      await limiter.giveBack([small]);
      await limiter.giveBack([small]);
      expect(await limiter.take([small])).toEqual({ isAllowed: true, remaining: 1 });
    });

    test('TRY6 tries at the same time are no more than the limit', async () => {
      const verdicts = await Promise.all(Array.from({ length: 8 }, () => limiter.take([small, large])));
      expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(2);
    });

    test('TRY7 buckets of different keys know nothing of each other', async () => {
      await limiter.take([small]);
      expect(await limiter.take([{ ...small, key: 'another' }])).toEqual({ isAllowed: true, remaining: 1 });
    });
  });
}
