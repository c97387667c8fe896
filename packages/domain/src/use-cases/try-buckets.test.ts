import { numberedTenant, samplePerson } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { addressBlock, codeTryBuckets } from './try-buckets.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['2001:db8::1:2:3:9', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
])('USE1 %s counts as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block);
});

test('USE2 a try counts against the person, the address and the tenant, each kept apart by tenant', () => {
  const { tenantId, personId } = samplePerson({ n: 1, tenantId: numberedTenant(1) });
  const keys = codeTryBuckets({ tenantId, personId, device: null, address: '192.0.2.7' }).map(
    ({ key }) => key,
  );
  expect(keys).toHaveLength(3);
  expect(keys.every((key) => key.includes(tenantId))).toBe(true);
  expect(codeTryBuckets({ tenantId, personId, device: null, address: null })).toHaveLength(2);
});

test('USE2 one person alone cannot use up what an address or the tenant has', () => {
  const { tenantId, personId } = samplePerson({ n: 1, tenantId: numberedTenant(1) });
  const [person, ...others] = codeTryBuckets({ tenantId, personId, device: null, address: '192.0.2.7' });
  for (const other of others) expect(other.limit).toBeGreaterThan((person?.limit ?? Infinity) * 2);
});
