import { connect, type TLSSocket } from 'node:tls';
import { isIP } from 'node:net';
import {
  type OutgoingEvent,
  reasonOf,
  type SenderOptions,
  type SendResult,
  type StreamSender,
} from './stream-sender.ts';
import { syslogFrame } from './syslog-message.ts';

interface SyslogOptions extends SenderOptions {
  readonly host: string;
  readonly port: number;
  /** PEM; null: whom Node trusts. */
  readonly authority: string | null;
  /** Name of this server in the messages. */
  readonly ownHost: string;
}

/**
 * Writes events to a syslog receiver over TLS. Syslog has no answers: `delivered` means that the receiver's end took all bytes and
 * closed its side in order, as far as TLS tells.
 */
export class SyslogSender implements StreamSender {
  readonly #options: SyslogOptions;

  constructor(options: SyslogOptions) {
    this.#options = options;
  }

  async send(events: readonly OutgoingEvent[]): Promise<SendResult> {
    const { ownHost } = this.#options;
    const frames = events.map((event) => syslogFrame({ ...event, host: ownHost }));
    try {
      await this.#write(Buffer.concat(frames));
      return { kind: 'delivered' };
    } catch (fault) {
      return { kind: 'failed', reason: reasonOf(fault) };
    }
  }

  #write(bytes: Buffer): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const { host, port, authority, networks, timeoutMs } = this.#options;
    networks.requireHost(host);
    const socket: TLSSocket = connect(
      {
        host,
        port,
        minVersion: 'TLSv1.2',
        lookup: networks.lookup,
        ...(isIP(host) === 0 ? { servername: host } : {}),
        ...(authority === null ? {} : { ca: authority }),
      },
      () => {
        socket.end(bytes);
      },
    );
    socket.setTimeout(timeoutMs, () => {
      socket.destroy(Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT' }));
    });
    socket.on('error', reject);
    // What a receiver says is read away: a socket that isn't read never ends.
    socket.resume();
    socket.on('close', (hadError) => {
      if (!hadError) resolve(undefined);
    });
    return promise;
  }
}
