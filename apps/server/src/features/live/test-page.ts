import {
  ServerMessage,
  LIVE_VERSION,
  type ClientMessage,
  type Incarnation,
  type LiveTopic,
  type SessionCommand,
  type SessionId,
  type SessionView,
} from '@alongside/protocol';
import type { MessageSocket } from './live-ports.ts';

type Reply = Extract<ServerMessage, { type: 'reply' }>;

/** A page in a test: the other end of a socket that the hub got. What it is sent, it parses and keeps. */
export class TestPage {
  readonly received: ServerMessage[] = [];
  /** How the server closed; null: it hasn't. */
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** What the hub is told that waits to be sent. */
  bufferedBytes = 0;
  #handleMessage: (text: string) => void = () => undefined;
  #handleClose: () => void = () => undefined;
  #requests = 0;

  /** The end that the hub gets. */
  readonly socket: MessageSocket;

  constructor() {
    const isOpen = (): boolean => this.closed === null;
    const buffered = (): number => this.bufferedBytes;
    this.socket = {
      get bufferedBytes() {
        return buffered();
      },
      send: (text) => {
        if (isOpen()) this.received.push(ServerMessage.parse(JSON.parse(text)));
      },
      close: (code, reason) => {
        if (isOpen()) this.#end({ code, reason });
      },
      onMessage: (handler) => {
        this.#handleMessage = handler;
      },
      onClose: (handler) => {
        this.#handleClose = handler;
      },
    };
  }

  sendText(text: string): void {
    if (this.closed === null) this.#handleMessage(text);
  }

  send(message: ClientMessage): void {
    this.sendText(JSON.stringify(message));
  }

  hello(): void {
    this.send({ type: 'hello', version: LIVE_VERSION });
  }

  /** @returns the id that the reply will have */
  attach(sessionId: SessionId, incarnation: Incarnation): number {
    const id = this.#nextId();
    this.send({ type: 'attach', id, sessionId, incarnation });
    return id;
  }

  command(sessionId: SessionId, command: SessionCommand): number {
    const id = this.#nextId();
    this.send({ type: 'command', id, sessionId, command });
    return id;
  }

  watch(topic: LiveTopic): number {
    const id = this.#nextId();
    this.send({ type: 'watch', id, topic });
    return id;
  }

  /** The network takes the page away without a word to it. */
  drop(): void {
    if (this.closed === null) this.#end({ code: 1006, reason: '' });
  }

  /** The newest view it was shown. */
  get view(): SessionView | null {
    return this.views.at(-1) ?? null;
  }

  get views(): SessionView[] {
    return this.received.flatMap((message) => (message.type === 'session' ? [message.view] : []));
  }

  get signals(): Extract<ServerMessage, { type: 'signal' }>[] {
    return this.received.filter((message) => message.type === 'signal');
  }

  reply(id: number): Reply | undefined {
    return this.received.find((message): message is Reply => message.type === 'reply' && message.id === id);
  }

  /** `ok`, an error's code, or null without a reply. */
  answer(id: number): string | null {
    const reply = this.reply(id);
    return reply === undefined ? null : (reply.error?.code ?? 'ok');
  }

  #nextId(): number {
    this.#requests += 1;
    return this.#requests;
  }

  #end(closed: { code: number; reason: string }): void {
    this.closed = closed;
    this.#handleClose();
  }
}
