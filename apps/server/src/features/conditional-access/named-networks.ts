import { isIP } from 'node:net';
import type { NetworkId } from '@alongside/protocol';
import ipaddr from 'ipaddr.js';
import type { Transaction } from '../../platform/database/index.ts';
import { conditionalTables } from './conditional-tables.ts';

export interface NamedNetwork {
  readonly id: NetworkId;
  readonly ranges: readonly string[];
}

/** The named networks of the transaction's tenant. */
export const namedNetworks = (tx: Transaction): Promise<NamedNetwork[]> =>
  conditionalTables(tx).selectFrom('named_networks').select(['id', 'ranges']).execute();

/** Those that an address is in; none for what is no address. An IPv4 address in IPv6's clothes is an IPv4 address. */
export function networksWith(networks: readonly NamedNetwork[], address: string | null): NetworkId[] {
  if (address === null || isIP(address) === 0) return [];
  const parsed = ipaddr.process(address);
  return networks.filter(({ ranges }) => ranges.some((range) => isIn(parsed, range))).map(({ id }) => id);
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, range: string): boolean {
  const [network, length] = ipaddr.parseCIDR(range);
  return address.kind() === network.kind() && address.match([network, length]);
}

/**
 * A range as it is stored: of one address its whole length, with host bits zero; IPv4 in IPv6's clothes as IPv4.
 * null: it is none.
 */
export function normalRange(text: string): string | null {
  // The library also reads 192.0.2 and octal numbers, which people don't mean.
  if (isIP(text.split('/')[0] ?? '') === 0) return null;
  if (!text.includes('/')) {
    const address = ipaddr.process(text);
    return `${address.toString()}/${address.kind() === 'ipv4' ? 32 : 128}`;
  }
  if (!ipaddr.isValidCIDR(text)) return null;
  const [address, length] = ipaddr.parseCIDR(text);
  if (address.kind() === 'ipv4') return `${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/${length}`;
  const network = ipaddr.IPv6.networkAddressFromCIDR(text);
  return isMapped(network) && length >= 96
    ? `${network.toIPv4Address().toString()}/${length - 96}`
    : `${network.toString()}/${length}`;
}

const isMapped = (address: ipaddr.IPv6): boolean => address.isIPv4MappedAddress();
