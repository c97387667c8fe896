import type { MessageSocket as HubSocket } from '../../../apps/server/src/features/live/live-ports.ts';
import type { Clock, MessageSocket as PageSocket, SocketHandlers } from '@alongside/peer';
import type { SeededRandom } from '@alongside/testkit';

const CLOSED_BY_NETWORK = 1006;
const LATENCY_MAX_MS = 60;

interface SimulatedSocketOptions {
  readonly clock: Clock;
  readonly random: SeededRandom;
  /** Of the page; what it is told of messages. */
  readonly page: SocketHandlers;
  /** Sees every message that the page sends. */
  readonly sent: (text: string) => void;
  /** Sees every message that the page gets to hear. */
  readonly told: (text: string) => void;
}

/** A WebSocket between a page and a server, both in memory: ordered, delayed, and as unreliable as a network. */
export class SimulatedSocket {
  readonly #options: SimulatedSocketOptions;
  #isPageOpen = true;
  #isServerOpen = true;
  /** Nothing passes any more, and neither end is told. */
  #isStalled = false;
  #toServerDueAt = 0;
  #toPageDueAt = 0;
  #hearMessage: (text: string) => void = () => undefined;
  #hearClose: () => void = () => undefined;

  constructor(options: SimulatedSocketOptions) {
    this.#options = options;
  }

  get isHealthy(): boolean {
    return this.#isPageOpen && this.#isServerOpen && !this.#isStalled;
  }

  readonly page: PageSocket = {
    send: (text) => {
      if (!this.#isPageOpen) return;
      this.#options.sent(text);
      this.#toServer(() => this.#hearMessage(text));
    },
    close: (code = 1000) => {
      this.#closePage(code);
      this.#toServer(() => this.#closeServer());
    },
  };

  readonly server: HubSocket = {
    bufferedBytes: 0,
    send: (text) => {
      if (this.#isServerOpen) this.#toPage(() => this.#tellPage(text));
    },
    close: (code) => {
      this.#closeServer();
      this.#toPage(() => this.#closePage(code));
    },
    onMessage: (handler) => {
      this.#hearMessage = (text) => {
        if (this.#isServerOpen) handler(text);
      };
    },
    onClose: (handler) => {
      this.#hearClose = handler;
    },
  };

  open(): void {
    this.#toPage(() => {
      if (this.#isPageOpen) this.#options.page.opened();
    });
  }

  stall(): void {
    this.#isStalled = true;
  }

  /** The line breaks, and both ends hear of it. */
  cut(): void {
    this.#closePage(CLOSED_BY_NETWORK);
    this.#closeServer();
  }

  /** The server's process is gone: it hears nothing any more; the page hears of it by its system. */
  abandon(): void {
    this.#isServerOpen = false;
    this.#hearClose = () => undefined;
    this.#closePage(CLOSED_BY_NETWORK);
  }

  #tellPage(text: string): void {
    if (!this.#isPageOpen) return;
    this.#options.told(text);
    this.#options.page.message(text);
  }

  #closePage(code: number): void {
    if (!this.#isPageOpen) return;
    this.#isPageOpen = false;
    // As in a browser, never inside the call that closes.
    this.#options.clock.setTimer(0, () => this.#options.page.closed(code, ''));
  }

  #closeServer(): void {
    if (!this.#isServerOpen) return;
    this.#isServerOpen = false;
    this.#options.clock.setTimer(0, () => this.#hearClose());
  }

  #toServer(deliver: () => void): void {
    this.#toServerDueAt = this.#later(this.#toServerDueAt, deliver);
  }

  #toPage(deliver: () => void): void {
    this.#toPageDueAt = this.#later(this.#toPageDueAt, deliver);
  }

  /** Later than what was sent before, so that the order is kept. */
  #later(formerDueAt: number, deliver: () => void): number {
    const { clock, random } = this.#options;
    const dueAt = Math.max(formerDueAt, clock.now() + 1 + random.below(LATENCY_MAX_MS));
    clock.setTimer(dueAt - clock.now(), () => {
      if (!this.#isStalled) deliver();
    });
    return dueAt;
  }
}
