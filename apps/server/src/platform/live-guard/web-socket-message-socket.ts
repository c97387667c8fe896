import { LIVE_CLOSE } from '@alongside/protocol';
import type { WebSocket } from 'ws';
import type { MessageSocket } from './message-socket.ts';

/** A WebSocket as the rest of the server knows it: whole texts, one end. */
export class WebSocketMessageSocket implements MessageSocket {
  readonly #socket: WebSocket;
  readonly #closeHandlers: (() => void)[] = [];
  #isClosed = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    // A broken connection closes as well, and that is all there is to do about it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#over();
    });
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(text: string): void {
    if (!this.#isClosed) this.#socket.send(text);
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#socket.close(code, reason);
    // Whoever is gone doesn't answer; those who wait for the end needn't wait for that.
    this.#over();
  }

  onMessage(handler: (text: string) => void): void {
    this.#socket.on('message', (data: Buffer, isBinary) => {
      if (this.#isClosed) return;
      if (isBinary) this.close(LIVE_CLOSE.refused, 'LIVE_MESSAGE_MALFORMED');
      else handler(data.toString('utf8'));
    });
  }

  onClose(handler: () => void): void {
    if (this.#isClosed) queueMicrotask(handler);
    else this.#closeHandlers.push(handler);
  }

  #over(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const handler of this.#closeHandlers.splice(0)) handler();
  }
}
