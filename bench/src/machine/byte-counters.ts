import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const TABLE = 'alongside_bench';

/** Where packets to the viewer come from. */
export interface CountedPort {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
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
 * Counts bytes on the loopback device by nftables: whole IP packets, on their way from these ports to the viewer.
 */
export class ByteCounters implements Disposable {
  constructor(counted: readonly CountedPort[]) {
    this[Symbol.dispose]();
    nft('add', 'table', 'inet', TABLE);
    nft('add', 'chain', 'inet', TABLE, 'out', '{ type filter hook output priority 0 ; policy accept ; }');
    for (const { protocol, port } of counted) {
      nft('add', 'rule', 'inet', TABLE, 'out', protocol, 'sport', String(port), 'counter');
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
