import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { AddressRefused, OutboundNetworks } from './outbound-networks.ts';

describe('where the server may connect to', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::1',
    'ff02::1',
    'nonsense',
  ])('PON1 %s is not reached', (address) => {
    const networks = new OutboundNetworks();
    expect(networks.mayReach(address)).toBe(false);
  });

  test.each(['1.1.1.1', '203.0.113.7'.replace('203.0.113', '93.184.215'), '2606:4700::1111'])(
    'PON1 %s is reached',
    (address) => {
      expect(new OutboundNetworks().mayReach(address)).toBe(true);
    },
  );

  test('PON2 what the operator named is reached besides, and nothing beside it', () => {
    const networks = new OutboundNetworks(['10.2.0.0/16', '192.168.7.7', 'fd12::/16']);
    const reached = ['10.2.3.4', '192.168.7.7', 'fd12::1', '10.3.0.1', '192.168.7.8', 'fd13::1'];
    expect(reached.filter((each) => networks.mayReach(each))).toEqual(reached.slice(0, 3));
  });

  test('PON1 an address in place of a name is refused before anything is looked up', () => {
    const networks = new OutboundNetworks();
    for (const host of ['127.0.0.1', '[::1]', '::1']) {
      expect(() => {
        networks.requireHost(host);
      }).toThrow(AddressRefused);
    }
    networks.requireHost('logs.example.org');
  });

  test('PON3 a name that leads to a private address leads nowhere, however it is asked for', async () => {
    const refused = promisify(new OutboundNetworks().lookup);
    await expect(refused('localhost', {})).rejects.toThrow(AddressRefused);
    await expect(refused('localhost', { all: true })).rejects.toThrow(AddressRefused);
    const named = promisify(new OutboundNetworks(['127.0.0.1', '::1']).lookup);
    expect(['127.0.0.1', '::1']).toContain(await named('localhost', {}));
  });
});
