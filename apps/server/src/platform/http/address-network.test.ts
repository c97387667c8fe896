import { expect, test } from 'vitest';
import { networkOf } from './address-network.ts';

test.each([
  ['192.0.2.7', ['192.0.2.7', '::ffff:192.0.2.7', '0:0:0:0:0:ffff:192.0.2.7', '::ffff:c000:207']],
  ['2001:db8:1:2:0:0:0:0/64', ['2001:db8:1:2:3:4:5:6', '2001:DB8:1:2::9', '2001:0db8:0001:0002::9']],
  ['2001:db8:0:0:0:0:0:0/64', ['2001:db8::9', '2001:db8::1:2:3:9']],
  ['fe80:0:0:0:0:0:0:0/64', ['fe80::1%eth0', 'fe80::2']],
  ['0:0:0:0:0:0:0:0/64', ['::1', '::']],
  ['unknown', ['', 'somebody', '192.0.2.7.1', '2001:db8::1::2']],
])('USE1 %s is the network of all of %j', (network, addresses) => {
  expect(addresses.map((address) => networkOf(address))).toEqual(addresses.map(() => network));
});
