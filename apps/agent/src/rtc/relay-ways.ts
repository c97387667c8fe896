import type { Clock } from '@alongside/peer';
import type { IceServer } from '@alongside/protocol';
import type { IceServer as TransportServer } from 'node-datachannel';
import { type RelayAddress, readIceServers } from './ice-server-urls.ts';
import { type StreamRelay, TurnBridge } from './turn-bridge.ts';
import type { Endpoint } from './turn-framing.ts';

/** The transport uses no more relays, and of more a random choice. */
const RELAYS_MAX = 2;

export interface RelayWaysOptions {
  readonly iceServers: readonly IceServer[];
  /** Counts from 0; another attempt begins with another relay. */
  readonly attempt: number;
  /** Only relays over streams, if there are any. */
  readonly isStreamOnly: boolean;
  readonly clock: Clock;
  /** Ours for this attempt, `a=ice-pwd`; null: not known yet. */
  readonly password: () => string | null;
  /** PEM; instead of Node's own list. */
  readonly authorities: readonly string[] | undefined;
  /** The way in use over a stream is gone. */
  readonly lost: () => void;
  readonly report: (cause: unknown) => void;
}

/** How one attempt to connect may reach its relays: one over UDP, and a bridge to all that take streams. */
export class RelayWays implements Disposable {
  /** As the transport takes them. */
  readonly servers: readonly (string | TransportServer)[];
  /** No other way is taken. */
  readonly isStreamOnly: boolean;
  readonly #bridge: TurnBridge | null;

  static async open(options: RelayWaysOptions): Promise<RelayWays> {
    const { addressServers, relays } = readIceServers(options.iceServers);
    const datagram = rotated(
      relays.filter(({ transport }) => transport === 'udp'),
      options.attempt,
    );
    const streams = relays.flatMap((relay) => (relay.transport === 'udp' ? [] : [relay]));
    const account = streams[0];
    if (account === undefined) {
      return new RelayWays([...addressServers, ...datagram.slice(0, RELAYS_MAX).map(overUdp)], null, false);
    }
    const bridge = await TurnBridge.open({
      relays: streams.flatMap((relay) => (isSameAccount(relay, account) ? [asStreamRelay(relay)] : [])),
      clock: options.clock,
      password: options.password,
      ...(options.authorities === undefined ? {} : { authorities: options.authorities }),
      lost: options.lost,
      report: options.report,
    });
    const bridged = overUdp({ ...account, hostname: '127.0.0.1', port: bridge.port });
    const others = [...addressServers, ...datagram.slice(0, RELAYS_MAX - 1).map(overUdp)];
    const { isStreamOnly } = options;
    return new RelayWays([...(isStreamOnly ? [] : others), bridged], bridge, isStreamOnly);
  }

  private constructor(
    servers: readonly (string | TransportServer)[],
    bridge: TurnBridge | null,
    isStreamOnly: boolean,
  ) {
    this.servers = servers;
    this.isStreamOnly = isStreamOnly;
    this.#bridge = bridge;
  }

  /** Some relay can be reached over a stream. */
  get hasStream(): boolean {
    return this.#bridge !== null;
  }

  /** How the relay with this address of ours is reached. */
  transportOf(relayed: Endpoint): RelayAddress['transport'] {
    return this.#bridge?.transportOf(relayed) ?? 'udp';
  }

  [Symbol.dispose](): void {
    this.#bridge?.[Symbol.dispose]();
  }
}

const rotated = <Item>(items: readonly Item[], by: number): readonly Item[] => {
  const first = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
};

const isSameAccount = (one: RelayAddress, other: RelayAddress): boolean =>
  one.username === other.username && one.password === other.password;

const asStreamRelay = ({ transport, hostname, port }: RelayAddress): StreamRelay => ({
  transport: transport === 'tls' ? 'tls' : 'tcp',
  hostname,
  port,
});

const overUdp = ({ hostname, port, username, password }: RelayAddress): TransportServer => ({
  hostname,
  port,
  username,
  password,
  relayType: 'TurnUdp',
});
