import type { IceServer } from '@alongside/protocol';

const ADDRESS = /^(stun|turns?):(\[[\da-f:]+\]|[^\s:?[\]]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;

const USUAL_PORT = { stun: 3_478, turn: 3_478, turns: 5_349 } as const;

type Scheme = keyof typeof USUAL_PORT;

/** A relay, and the account for it. */
export interface RelayAddress {
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly hostname: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

export interface IceServers {
  /** `stun:host:port`. */
  readonly addressServers: readonly string[];
  readonly relays: readonly RelayAddress[];
}

/** RFC 7064 and 7065 addresses taken apart; what isn't one is left out. */
export function readIceServers(servers: readonly IceServer[]): IceServers {
  const addressServers: string[] = [];
  const relays: RelayAddress[] = [];
  for (const server of servers) {
    for (const url of server.urls) {
      const found = ADDRESS.exec(url);
      if (found === null) continue;
      const scheme = (found[1] ?? '').toLowerCase() as Scheme;
      const hostname = found[2] ?? '';
      const port = found[3] === undefined ? USUAL_PORT[scheme] : Number(found[3]);
      if (scheme === 'stun') addressServers.push(`stun:${hostname}:${port}`);
      else relays.push({ transport: transportOf(scheme, found[4]), hostname, port, ...accountOf(server) });
    }
  }
  return { addressServers, relays };
}

function transportOf(scheme: Scheme, parameter: string | undefined): RelayAddress['transport'] {
  if (scheme === 'turns') return 'tls';
  return parameter?.toLowerCase() === 'tcp' ? 'tcp' : 'udp';
}

const accountOf = (server: IceServer) => ({
  username: server.username ?? '',
  password: server.credential ?? '',
});
