import type { Clock, Timer } from '@alongside/peer';
import {
  AccessReason,
  type AgentToWindow,
  CodedError,
  WindowIsHere,
  WindowToAgent,
} from '@alongside/protocol';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { WindowAgent } from '../window-agent.ts';

/** More commands than this don't wait for an answer at one time: a person presses one after the other. */
const MOST_WAITING = 32;
const MALFORMED = 1_008;
/** Another page took the place of this one. */
const REPLACED = 4_001;

/** The page is asked this often whether it still works. */
const ASK_MS = 3_000;
/** A page that has said nothing for so long hangs. */
const SILENCE_MS = 10_000;
/** An agent that looks so much later than it meant to was held up itself; the page is asked once more. */
const STALL_MS = 2_000;

type Reply = Extract<AgentToWindow, { type: 'reply' }>;

/** As the server tells it; of one that knows more reasons than we do nothing but the code is told. */
const Missing = z.array(z.object({ reason: AccessReason })).catch([]);

/** What a person is told of a refusal: reasons, without the names of policies. */
function refusalOf({ code, details }: CodedError): Pick<Reply, 'code' | 'lacks'> {
  const lacks = [...new Set(Missing.parse(details['missing']).map(({ reason }) => reason))];
  return lacks.length === 0 ? { code } : { code, lacks };
}

interface WindowLinePorts {
  readonly agent: WindowAgent;
  readonly clock: Clock;
  /** The page doesn't answer any more; the line is ended with that. */
  readonly hung: () => void;
}

/** The line between the agent and the page of its window: the newest state goes out, commands come in and are answered. */
export class WindowLine {
  readonly #socket: WebSocket;
  readonly #ports: WindowLinePorts;
  readonly #unsubscribe: () => void;
  #askTimer: Timer | null = null;
  #asked = 0;
  #heardAtMs: number;
  #isSending = false;
  #isChanged = false;
  #waiting = 0;

  constructor(socket: WebSocket, ports: WindowLinePorts) {
    this.#socket = socket;
    this.#ports = ports;
    this.#heardAtMs = ports.clock.now();
    this.#unsubscribe = ports.agent.subscribe(() => {
      this.#sendState();
    });
    socket.on('message', (data, isBinary) => {
      this.#take(isBinary ? null : data);
    });
    socket.on('close', () => {
      this.#unsubscribe();
      this.#askTimer?.cancel();
    });
    // A page that goes away in the middle of a message; `close` follows.
    socket.on('error', () => {
      socket.terminate();
    });
    this.#sendState();
    this.#askLater();
  }

  replace(): void {
    this.#socket.close(REPLACED);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #askLater(): void {
    const { clock } = this.#ports;
    const dueAtMs = clock.now() + ASK_MS;
    this.#askTimer = clock.setTimer(ASK_MS, () => {
      const nowMs = clock.now();
      if (nowMs - dueAtMs > STALL_MS) this.#heardAtMs = nowMs;
      if (nowMs - this.#heardAtMs >= SILENCE_MS) {
        this.#socket.terminate();
        this.#ports.hung();
        return;
      }
      this.#asked += 1;
      this.#send({ type: 'are-you-here', n: this.#asked });
      this.#askLater();
    });
  }

  /** A page that reads slowly gets the newest state when it has read the last one, and none in between. */
  #sendState(): void {
    this.#isChanged = true;
    if (this.#isSending || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#isSending = true;
    this.#isChanged = false;
    const message: AgentToWindow = { type: 'state', state: this.#ports.agent.state };
    this.#socket.send(JSON.stringify(message), () => {
      this.#isSending = false;
      if (this.#isChanged) this.#sendState();
    });
  }

  #take(data: unknown): void {
    this.#heardAtMs = this.#ports.clock.now();
    const message = parsed(data);
    if (message !== null && 'here' in message) return;
    if (message === null) {
      this.#socket.close(MALFORMED);
      return;
    }
    const { n, command } = message;
    if (this.#waiting >= MOST_WAITING) {
      this.#send({ type: 'reply', n, code: 'TOO_MANY_REQUESTS' });
      return;
    }
    this.#waiting += 1;
    const answer = (why: Pick<Reply, 'code' | 'lacks'>): void => {
      this.#waiting -= 1;
      this.#send({ type: 'reply', n, ...why });
    };
    this.#ports.agent.command(command).then(
      () => {
        answer({ code: null });
      },
      (error: unknown) => {
        answer(error instanceof CodedError ? refusalOf(error) : { code: 'AGENT_FAULT' });
      },
    );
  }

  #send(message: AgentToWindow): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

const Message = z.union([WindowToAgent, WindowIsHere]);

function parsed(data: unknown): z.infer<typeof Message> | null {
  try {
    // Without a schema that fits it is no message.
    return Message.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}
