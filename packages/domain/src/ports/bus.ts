/** Plain JSON. */
export type BusMessage = Readonly<Record<string, unknown>>;

/** Messages between the parts of a server, and between its nodes. Told at most once, to those who listen now. */
export interface Bus {
  publish(topic: string, message: BusMessage): void;
  /** Handlers of one topic are called in the order of publishing. @returns ends the subscription; idempotent */
  subscribe(topic: string, handler: (message: BusMessage) => void): () => void;
}
