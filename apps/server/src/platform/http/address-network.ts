import ipaddr from 'ipaddr.js';

/**
 * The network that one subscriber has: an IPv4 address as it is, an IPv6 address as its /64 (RFC 6177; everybody has
 * at least that many addresses to try from). Anything else counts as one network.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const [network] = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`)
    .toNormalizedString()
    .split('%');
  return `${network ?? 'unknown'}/64`;
}
