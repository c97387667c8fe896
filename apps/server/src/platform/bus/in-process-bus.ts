import type { Bus, BusMessage } from '@alongside/domain';
import type { Logger } from 'pino';

type Handler = (message: BusMessage) => void;

/**
 * A bus for one process. Handlers run after the publisher has gone on, as they would on a bus between nodes; what one
 * of them throws reaches the log and nobody else.
 */
export class InProcessBus implements Bus {
  readonly #topics = new Map<string, Set<Handler>>();
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  publish(topic: string, message: BusMessage): void {
    queueMicrotask(() => {
      for (const handler of [...(this.#topics.get(topic) ?? [])]) this.#tell(handler, topic, message);
    });
  }

  subscribe(topic: string, handler: Handler): () => void {
    // Its own function, so that the same handler can be subscribed twice.
    const told: Handler = (message) => {
      handler(message);
    };
    const handlers = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, handlers.add(told));
    return () => {
      handlers.delete(told);
      if (handlers.size === 0 && this.#topics.get(topic) === handlers) this.#topics.delete(topic);
    };
  }

  #tell(handler: Handler, topic: string, message: BusMessage): void {
    try {
      handler(message);
    } catch (error) {
      this.#log.error({ err: error, topic }, 'A listener failed');
    }
  }
}
