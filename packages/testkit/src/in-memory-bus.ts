import type { Bus, BusMessage } from '@alongside/domain';

type Handler = (message: BusMessage) => void;

/** A bus in memory that delivers at once. */
export class InMemoryBus implements Bus {
  readonly #topics = new Map<string, Set<Handler>>();

  publish(topic: string, message: BusMessage): void {
    for (const handler of [...(this.#topics.get(topic) ?? [])]) handler(message);
  }

  subscribe(topic: string, handler: Handler): () => void {
    const own: Handler = (message) => {
      handler(message);
    };
    const handlers = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, handlers.add(own));
    return () => {
      handlers.delete(own);
      if (handlers.size === 0) this.#topics.delete(topic);
    };
  }

  get topicCount(): number {
    return this.#topics.size;
  }
}
