import type { MessageSocket, SocketHandlers } from '@alongside/peer';
import { LIVE_MESSAGE_MAX_BYTES } from '@alongside/protocol';
import { WebSocket } from 'ws';
import { plainAgent, secureAgent } from './http-exchange.ts';

const HANDSHAKE_TIMEOUT_MS = 5_000;
/** RFC 6455, 7.4.1: closed without a close frame. */
const ABNORMAL = 1_006;

interface WebSocketRequest {
  /** http or https. */
  readonly url: URL;
  readonly protocols: readonly string[];
  /** Made when the socket is opened. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

/** A WebSocket of text messages, with headers of its own, which browsers can't send. */
export function openWebSocket(request: WebSocketRequest, handlers: SocketHandlers): MessageSocket {
  let socket: WebSocket | null = null;
  let isClosed = false;
  const closed = (code: number, reason: string): void => {
    if (isClosed) return;
    isClosed = true;
    handlers.closed(code, reason);
  };
  void request
    .headers()
    .then((headers) => {
      if (isClosed) return;
      socket = connect(request, headers);
      socket.on('open', () => {
        if (!isClosed) handlers.opened();
      });
      socket.on('message', (data: Buffer, isBinary) => {
        if (!isClosed && !isBinary) handlers.message(data.toString('utf8'));
      });
      socket.on('close', (code, reason) => {
        closed(code, reason.toString('utf8'));
      });
      // `close` follows and tells.
      socket.on('error', () => undefined);
    })
    .catch(() => {
      closed(ABNORMAL, '');
    });
  return {
    send: (text) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: (code = 1_000, reason = '') => {
      // Without waiting for the other side's close frame: a dead path would keep the socket for long.
      if (socket?.readyState === WebSocket.OPEN) socket.close(code, reason);
      else socket?.terminate();
      closed(code, reason);
    },
  };
}

function connect({ url, protocols }: WebSocketRequest, headers: Readonly<Record<string, string>>): WebSocket {
  const isSecure = url.protocol === 'https:';
  const address = new URL(url);
  address.protocol = isSecure ? 'wss:' : 'ws:';
  return new WebSocket(address, [...protocols], {
    headers: { ...headers },
    agent: isSecure ? secureAgent : plainAgent,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    maxPayload: LIVE_MESSAGE_MAX_BYTES,
    followRedirects: false,
  });
}
