import { LIVE_PATH } from '@alongside/protocol';
import type { MessageSocket, SocketHandlers } from '@alongside/peer';

/** The live socket as a browser's WebSocket to the page's own origin. */
export function openBrowserSocket(protocols: readonly string[], handlers: SocketHandlers): MessageSocket {
  const url = new URL(LIVE_PATH, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url, [...protocols]);
  let isClosed = false;
  const closed = (code: number, reason: string) => {
    if (isClosed) return;
    isClosed = true;
    handlers.closed(code, reason);
  };
  socket.addEventListener('open', () => {
    if (!isClosed) handlers.opened();
  });
  socket.addEventListener('message', ({ data }) => {
    if (!isClosed && typeof data === 'string') handlers.message(data);
  });
  socket.addEventListener('close', ({ code, reason }) => {
    closed(code, reason);
  });
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: (code = 1000, reason = '') => {
      // A browser waits for the other end's close frame, which never comes over a dead path.
      closed(code, reason);
      socket.close(code, reason);
    },
  };
}
