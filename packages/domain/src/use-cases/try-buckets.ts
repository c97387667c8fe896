import type { TryBucket } from '../ports/try-limiter.ts';
import type { Requester } from './ports.ts';

const WINDOW_MS = 10 * 60_000;

/** Wrong codes in ten minutes. A person alone can't use up what the whole tenant has. */
const PERSON_TRIES = 10;
const ADDRESS_TRIES = 40;
const TENANT_TRIES = 400;

/** What a try at a code counts against: the person, where they are, and the tenant. */
export function codeTryBuckets({ tenantId, personId, address }: Requester): readonly TryBucket[] {
  const buckets: TryBucket[] = [
    { key: `code:person:${tenantId}:${personId}`, limit: PERSON_TRIES, windowMs: WINDOW_MS },
    { key: `code:tenant:${tenantId}`, limit: TENANT_TRIES, windowMs: WINDOW_MS },
  ];
  if (address !== null) {
    buckets.push({
      key: `code:address:${tenantId}:${addressBlock(address)}`,
      limit: ADDRESS_TRIES,
      windowMs: WINDOW_MS,
    });
  }
  return buckets;
}

/**
 * What one customer of a network usually has: an IPv4 address, or the first 64 bits of an IPv6 one. An IPv4 address
 * inside an IPv6 one is the IPv4 address.
 */
export function addressBlock(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  const embedded = /^(?:0*:){2,}ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/u.exec(plain)?.groups?.['v4'];
  if (embedded !== undefined) return embedded;
  if (!plain.includes(':')) return plain;

  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ''))
    .join(':')}::/64`;
}
