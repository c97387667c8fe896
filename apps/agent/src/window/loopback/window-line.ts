import { type AgentToWindow, CodedError, type ErrorCode, WindowToAgent } from '@alongside/protocol';
import type { WebSocket } from 'ws';
import type { WindowAgent } from '../window-agent.ts';

/** More commands than this don't wait for an answer at one time: a person presses one after the other. */
const MOST_WAITING = 32;
const MALFORMED = 1_008;
/** Another page took the place of this one. */
const REPLACED = 4_001;

/** The line between the agent and the page of its window: the newest state goes out, commands come in and are answered. */
export class WindowLine {
  readonly #socket: WebSocket;
  readonly #agent: WindowAgent;
  readonly #unsubscribe: () => void;
  #isSending = false;
  #isChanged = false;
  #waiting = 0;

  constructor(socket: WebSocket, agent: WindowAgent) {
    this.#socket = socket;
    this.#agent = agent;
    this.#unsubscribe = agent.subscribe(() => {
      this.#sendState();
    });
    socket.on('message', (data, isBinary) => {
      this.#take(isBinary ? null : data);
    });
    socket.on('close', () => {
      this.#unsubscribe();
    });
    // A page that goes away in the middle of a message; `close` follows.
    socket.on('error', () => {
      socket.terminate();
    });
    this.#sendState();
  }

  replace(): void {
    this.#socket.close(REPLACED);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** A page that reads slowly gets the newest state when it has read the last one, and none in between. */
  #sendState(): void {
    this.#isChanged = true;
    if (this.#isSending || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#isSending = true;
    this.#isChanged = false;
    const message: AgentToWindow = { type: 'state', state: this.#agent.state };
    this.#socket.send(JSON.stringify(message), () => {
      this.#isSending = false;
      if (this.#isChanged) this.#sendState();
    });
  }

  #take(data: unknown): void {
    const message = parsed(data);
    if (message === null) {
      this.#socket.close(MALFORMED);
      return;
    }
    const { n, command } = message;
    if (this.#waiting >= MOST_WAITING) {
      this.#reply(n, 'TOO_MANY_REQUESTS');
      return;
    }
    this.#waiting += 1;
    const answer = (code: ErrorCode | null): void => {
      this.#waiting -= 1;
      this.#reply(n, code);
    };
    this.#agent.command(command).then(
      () => {
        answer(null);
      },
      (error: unknown) => {
        answer(error instanceof CodedError ? error.code : 'AGENT_FAULT');
      },
    );
  }

  #reply(n: number, code: ErrorCode | null): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const message: AgentToWindow = { type: 'reply', n, code };
    this.#socket.send(JSON.stringify(message));
  }
}

function parsed(data: unknown): WindowToAgent | null {
  try {
    // Without a schema that fits it is no message.
    return WindowToAgent.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}
