import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Why a name leads nowhere that may be reached; its `code` is what a log or a person is told. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
}

/**
 * Where this server may connect to at somebody else's word: public addresses, and networks that the operator named.
 * The address is looked at when the connection is made, so a name that changes its address in between gains nothing.
 */
export class OutboundNetworks {
  readonly #names: readonly string[];
  readonly #named: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];

  /** @param named networks in CIDR notation, or single addresses, that may be reached besides public ones */
  constructor(named: readonly string[] = []) {
    this.#names = named;
    this.#named = named.map((each) =>
      each.includes('/')
        ? ipaddr.parseCIDR(each)
        : [ipaddr.parse(each), ipaddr.parse(each).kind() === 'ipv4' ? 32 : 128],
    );
  }

  /** These, and this machine itself. */
  withLoopback(): OutboundNetworks {
    return new OutboundNetworks([...this.#names, '127.0.0.0/8', '::1']);
  }

  mayReach(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return parsed.range() === 'unicast' || this.#named.some((network) => isIn(parsed, network));
  }

  /** An address in place of a name is never looked up, so it is asked about before. @throws AddressRefused */
  requireHost(host: string): void {
    const literal = host.startsWith('[') ? host.slice(1, -1) : host;
    if (isIP(literal) !== 0 && !this.mayReach(literal)) throw new AddressRefused(literal);
  }

  /** In place of the system's: answers only addresses that may be reached. */
  readonly lookup: LookupFunction = (name, options, done) => {
    lookup(name, { ...options, all: true }, (fault, addresses) => {
      if (fault !== null) {
        done(fault, '', 0);
        return;
      }
      const reachable = addresses.filter(({ address }) => this.mayReach(address));
      const [first] = reachable;
      if (first === undefined) done(new AddressRefused(name), '', 0);
      else if (options.all === true) done(null, reachable);
      else done(null, first.address, first.family);
    });
  };
}

const isIn = (
  address: ipaddr.IPv4 | ipaddr.IPv6,
  [network, length]: readonly [ipaddr.IPv4 | ipaddr.IPv6, number],
): boolean => address.kind() === network.kind() && address.match(network, length);
