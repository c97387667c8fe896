import { numberedTenant, samplePerson } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { codeTryBuckets } from './try-buckets.ts';

const networkOf = (address: string): string => `network of ${address}`;

test('USE2 a try counts against the person, the address and the tenant, each kept apart by tenant', () => {
  const { tenantId, personId } = samplePerson({ n: 1, tenantId: numberedTenant(1) });
  const keys = codeTryBuckets({ tenantId, personId, device: null, address: '192.0.2.7' }, networkOf).map(
    ({ key }) => key,
  );
  expect(keys).toHaveLength(3);
  expect(keys.filter((key) => key.endsWith('network of 192.0.2.7'))).toHaveLength(1);
  expect(keys.every((key) => key.includes(tenantId))).toBe(true);
  expect(codeTryBuckets({ tenantId, personId, device: null, address: null }, networkOf)).toHaveLength(2);
});

test('USE2 one person alone cannot use up what an address or the tenant has', () => {
  const { tenantId, personId } = samplePerson({ n: 1, tenantId: numberedTenant(1) });
  const [person, ...others] = codeTryBuckets(
    { tenantId, personId, device: null, address: '192.0.2.7' },
    networkOf,
  );
  for (const other of others) expect(other.limit).toBeGreaterThan((person?.limit ?? Infinity) * 2);
});
