import type { NetworkOf } from '../ports/network-of.ts';
import type { TryBucket } from '../ports/try-limiter.ts';
import type { Requester } from './ports.ts';

/** For how long wrong codes count. */
export const CODE_TRIES_WINDOW_MS = 10 * 60_000;

/** Wrong codes in that time. A person alone can't use up what the whole tenant has. */
const PERSON_TRIES = 10;
const ADDRESS_TRIES = 40;
const TENANT_TRIES = 400;

/** What a try at a code counts against: the person, where they are, and the tenant. */
export function codeTryBuckets(
  { tenantId, personId, address }: Requester,
  networkOf: NetworkOf,
): readonly TryBucket[] {
  const buckets: TryBucket[] = [
    { key: `code:person:${tenantId}:${personId}`, limit: PERSON_TRIES, windowMs: CODE_TRIES_WINDOW_MS },
    { key: `code:tenant:${tenantId}`, limit: TENANT_TRIES, windowMs: CODE_TRIES_WINDOW_MS },
  ];
  if (address !== null) {
    buckets.push({
      key: `code:address:${tenantId}:${networkOf(address)}`,
      limit: ADDRESS_TRIES,
      windowMs: CODE_TRIES_WINDOW_MS,
    });
  }
  return buckets;
}
