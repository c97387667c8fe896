import type { IceServer } from '@alongside/protocol';
import { readIceServers } from '../../rtc/ice-server-urls.ts';
import { type Finding, finding } from '../finding.ts';
import { probeStun, type StunServer } from './stun-probe.ts';

/** Less than a check may take, so that the finding says which way it was. */
const ANSWER_MAX_MS = 6_000;

export type WayKind = 'address' | 'udp' | 'tcp' | 'tls';

/**
 * Tries one kind of way out, by the servers that a session would use.
 *
 * @param servers null: not known, because nobody is signed in
 */
export async function checkWay(kind: WayKind, servers: readonly IceServer[] | null): Promise<Finding> {
  if (servers === null) return finding('way-unknown');
  const found = stunServers(servers, kind);
  if (found.length === 0) return finding('way-unnamed');
  const signal = AbortSignal.timeout(ANSWER_MAX_MS);
  const tried = await Promise.allSettled(found.map((server) => probeStun(server, signal)));
  const addresses = found.map(({ hostname, port }) => `${hostname}:${port}`);
  const open = addresses.filter((_, index) => tried[index]?.status === 'fulfilled');
  if (open.length > 0) return finding('way-open', { addresses: open.join(', ') });
  return finding('way-closed', { addresses: addresses.join(', ') });
}

function stunServers(servers: readonly IceServer[], kind: WayKind): StunServer[] {
  const { addressServers, relays } = readIceServers(servers);
  if (kind !== 'address') {
    return relays
      .filter(({ transport }) => transport === kind)
      .map(({ transport, hostname, port }) => ({ transport, hostname: bare(hostname), port, isRelay: true }));
  }
  return addressServers.map((url) => {
    const at = url.lastIndexOf(':');
    const hostname = bare(url.slice('stun:'.length, at));
    return { transport: 'udp', hostname, port: Number(url.slice(at + 1)), isRelay: false };
  });
}

/** Sockets take IPv6 addresses without brackets. */
const bare = (hostname: string): string => hostname.replaceAll(/[[\]]/g, '');
