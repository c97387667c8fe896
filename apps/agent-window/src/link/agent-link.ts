import {
  type AccessMissing,
  type AgentWindowCommand,
  AgentToWindow,
  type AgentWindowState,
  CodedError,
  type WindowIsHere,
  type WindowToAgent,
} from '@alongside/protocol';
import { tradeToken } from './window-token.ts';

/** The agent closes with this code when the window was opened anew elsewhere. */
const REPLACED = 4_001;
const RETRY_MS = 1_000;

/** How this page is joined to the agent that serves it. */
export type LinkState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly state: AgentWindowState }
  /** The agent doesn't answer; tried again all the time. */
  | { readonly kind: 'lost' }
  /** For good: another window took the place of this one, or the agent doesn't know it. */
  | { readonly kind: 'replaced' | 'refused' };

interface LinkPorts {
  /** null: this page has its cookie already. */
  readonly token: string | null;
  readonly openSocket: () => WebSocket;
}

interface Waiting {
  readonly done: () => void;
  readonly failed: (error: CodedError) => void;
}

/** This page's line to the agent: the state comes in whole, commands go out one by one and are each answered. */
export class AgentLink {
  readonly #ports: LinkPorts;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<number, Waiting>();
  #state: LinkState = { kind: 'opening' };
  #socket: WebSocket | null = null;
  #lastNumber = 0;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
  }

  get state(): LinkState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  open(): void {
    const { token } = this.#ports;
    if (token === null) {
      this.#connect();
      return;
    }
    tradeToken(token).then(
      (isTaken) => {
        if (isTaken) this.#connect();
        else this.#change({ kind: 'refused' });
      },
      () => {
        this.#lose(() => {
          this.open();
        });
      },
    );
  }

  /** Resolves when the agent has done it. @throws {CodedError} the agent's reason; AGENT_FAULT when it doesn't answer. */
  readonly command = (command: AgentWindowCommand): Promise<void> => {
    const socket = this.#socket;
    if (socket === null || this.#state.kind !== 'open') return Promise.reject(new CodedError('AGENT_FAULT'));
    const n = (this.#lastNumber += 1);
    return new Promise<void>((done, failed) => {
      this.#waiting.set(n, { done, failed });
      socket.send(JSON.stringify({ n, command } satisfies WindowToAgent));
    });
  };

  #connect(): void {
    const socket = this.#ports.openSocket();
    this.#socket = socket;
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      this.#hear(data);
    });
    socket.addEventListener('close', ({ code }) => {
      this.#socket = null;
      for (const { failed } of this.#waiting.values()) failed(new CodedError('AGENT_FAULT'));
      this.#waiting.clear();
      if (code === REPLACED) {
        this.#change({ kind: 'replaced' });
        return;
      }
      this.#lose(() => {
        this.#connect();
      });
    });
  }

  #lose(retry: () => void): void {
    this.#change({ kind: 'lost' });
    setTimeout(retry, RETRY_MS);
  }

  #hear(data: unknown): void {
    const message = parsed(data);
    // Agent and page are of one build; what doesn't fit is no message of the agent's.
    if (message === null) return;
    if (message.type === 'state') {
      this.#change({ kind: 'open', state: message.state });
      return;
    }
    if (message.type === 'are-you-here') {
      this.#socket?.send(JSON.stringify({ here: message.n } satisfies WindowIsHere));
      return;
    }
    const waiting = this.#waiting.get(message.n);
    this.#waiting.delete(message.n);
    if (message.code === null) waiting?.done();
    else waiting?.failed(new CodedError(message.code, detailsOf(message)));
  }

  #change(state: LinkState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** As the server words it, so that a refusal reads the same everywhere. */
const detailsOf = ({ lacks }: Extract<AgentToWindow, { type: 'reply' }>): CodedError['details'] =>
  lacks === undefined ? {} : { missing: lacks.map((reason): AccessMissing => ({ reason })) };

function parsed(data: unknown): AgentToWindow | null {
  if (typeof data !== 'string') return null;
  try {
    return AgentToWindow.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
