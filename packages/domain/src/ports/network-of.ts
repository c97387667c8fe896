/**
 * What one customer of a network usually has, by one of its addresses: the IPv4 address itself, or the first 64 bits of an
 * IPv6 one. The same text for every address of it.
 */
export type NetworkOf = (address: string) => string;
