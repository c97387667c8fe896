import { NetworkId } from '@alongside/protocol';
import { numberedUuid } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { networksWith, normalRange } from './named-networks.ts';
import { platformOfBrowser } from './platform-of-browser.ts';

const office = { id: NetworkId.parse(numberedUuid(1)), ranges: ['192.0.2.0/24', '2001:db8::/32'] };
const home = { id: NetworkId.parse(numberedUuid(2)), ranges: ['192.0.2.7/32'] };

describe('named networks', () => {
  test.each([
    ['192.0.2.77', '192.0.2.77/32'],
    ['192.0.2.77/24', '192.0.2.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8::1', '2001:db8::1/128'],
    ['2001:db8:1:2::1/48', '2001:db8:1::/48'],
    ['::ffff:192.0.2.1', '192.0.2.1/32'],
    ['::ffff:192.0.2.1/120', '192.0.2.0/24'],
  ])('CAN1 %s is kept as %s', (given, kept) => {
    expect(normalRange(given)).toBe(kept);
  });

  test.each(['', 'office', '192.0.2.1/33', '192.0.2', '2001:db8::/129', '192.0.2.1/', '1.2.3.4/24/8'])(
    'CAN1 %j is no network',
    (given) => {
      expect(normalRange(given)).toBeNull();
    },
  );

  test('CAN2 an address is in every network that has it, in either IP’s clothes', () => {
    const all = [office, home];
    expect(networksWith(all, '192.0.2.7')).toEqual([office.id, home.id]);
    expect(networksWith(all, '::ffff:192.0.2.8')).toEqual([office.id]);
    expect(networksWith(all, '2001:db8::7')).toEqual([office.id]);
    expect(networksWith(all, '198.51.100.1')).toEqual([]);
    expect(networksWith(all, 'unknown')).toEqual([]);
    expect(networksWith(all, null)).toEqual([]);
  });
});

describe('platforms', () => {
  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140', 'linux'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'macos'],
    ['Mozilla/5.0 (Linux; Android 15; Pixel)', 'android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 'ios'],
    ['Mozilla/5.0 (X11; CrOS x86_64 15000)', 'chromeos'],
    ['curl/8', null],
    [null, null],
  ])('CAN3 %s is on %s', (browser, platform) => {
    expect(platformOfBrowser(browser)).toBe(platform);
  });
});
