import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const TABLE = 'alongside_bench';

/** Ports whose packets are counted. */
export interface CountedPorts {
  readonly protocol: 'tcp' | 'udp';
  /** One, or a range as in `1024-65535`. */
  readonly ports: string;
}

const Listing = z.object({
  nftables: z.array(
    z.object({
      rule: z
        .object({ expr: z.array(z.object({ counter: z.object({ bytes: z.number() }).optional() })) })
        .optional(),
    }),
  ),
});

const nft = (...args: string[]): string =>
  execFileSync('nft', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/**
 * Counts bytes on the loopback device by nftables: whole IP packets, both directions. A packet of a range that holds both
 * of its ports is counted once.
 */
export class ByteCounters implements Disposable {
  constructor(counted: readonly CountedPorts[]) {
    this[Symbol.dispose]();
    nft('add', 'table', 'inet', TABLE);
    nft('add', 'chain', 'inet', TABLE, 'out', '{ type filter hook output priority 0 ; policy accept ; }');
    for (const { protocol, ports } of counted) {
      nft('add', 'rule', 'inet', TABLE, 'out', protocol, 'dport', ports, 'counter', 'accept');
      nft('add', 'rule', 'inet', TABLE, 'out', protocol, 'sport', ports, 'counter', 'accept');
    }
  }

  /** So far. */
  get bytes(): number {
    const { nftables } = Listing.parse(JSON.parse(nft('-j', 'list', 'chain', 'inet', TABLE, 'out')));
    const counters = nftables.flatMap(({ rule }) => rule?.expr ?? []);
    return counters.reduce((sum, { counter }) => sum + (counter?.bytes ?? 0), 0);
  }

  [Symbol.dispose](): void {
    try {
      nft('delete', 'table', 'inet', TABLE);
    } catch {
      // There was none.
    }
  }
}
