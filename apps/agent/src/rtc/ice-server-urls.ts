import type { IceServer } from '@alongside/protocol';
import type { IceServer as TransportServer } from 'node-datachannel';

const ADDRESS = /^(stun|turns?):(\[[\da-f:]+\]|[^\s:?[\]]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;

const USUAL_PORT = { stun: 3_478, turn: 3_478, turns: 5_349 } as const;

type Scheme = keyof typeof USUAL_PORT;

/** RFC 7064 and 7065 addresses as the transport wants them; what isn't one is left out. */
export function transportServers(servers: readonly IceServer[]): (string | TransportServer)[] {
  return servers.flatMap((server) =>
    server.urls.flatMap((url) => {
      const found = ADDRESS.exec(url);
      return found === null ? [] : [transportServer(found, server)];
    }),
  );
}

function transportServer(found: RegExpExecArray, server: IceServer): string | TransportServer {
  const scheme = (found[1] ?? '').toLowerCase() as Scheme;
  const hostname = found[2] ?? '';
  const port = found[3] === undefined ? USUAL_PORT[scheme] : Number(found[3]);
  if (scheme === 'stun') return `stun:${hostname}:${port}`;
  const isTcp = found[4]?.toLowerCase() === 'tcp';
  return {
    hostname,
    port,
    username: server.username ?? '',
    password: server.credential ?? '',
    relayType: scheme === 'turns' ? 'TurnTls' : isTcp ? 'TurnTcp' : 'TurnUdp',
  };
}
