import { randomUUID } from 'node:crypto';
import type { Bus, BusMessage } from '@alongside/domain';
import type { Logger } from 'pino';
import pg from 'pg';
import { FrameReader, framesOf } from './bus-frames.ts';
import { InProcessBus } from './in-process-bus.ts';

const CHANNEL = 'alongside';
/** A connection that says nothing for this long is asked whether it is there. */
const BEAT_MS = 5_000;
const ANSWER_MS = 5_000;
const RECONNECT_MS = [100, 500, 2_000, 5_000] as const;
/** Texts that wait for a connection. With more the other nodes are told that they missed something. */
const WAITING_MAX = 10_000;
/** Texts in one statement. */
const BATCH_MAX = 100;

const GAP_TOPIC = 'bus.gap';

interface PostgresBusOptions {
  /** `postgres://user:password@host/database`; every node of one installation has the same. */
  readonly address: string;
  readonly log: Logger;
}

/**
 * A bus between all nodes on one PostgreSQL database, by its notifications. What is published here is told here at
 * once, and elsewhere when the database has passed it on. While the connection is away messages of others are missed;
 * listeners of gaps are told when it is back.
 */
export class PostgresBus implements Bus {
  readonly #options: PostgresBusOptions;
  readonly #local: InProcessBus;
  readonly #node = randomUUID();
  readonly #reader = new FrameReader(this.#node);
  readonly #waiting: string[] = [];
  #client: pg.Client | null = null;
  #published = 0;
  #hasDropped = false;
  #failedTries = 0;
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> | null = null;
  #isClosed = false;

  private constructor(options: PostgresBusOptions) {
    this.#options = options;
    this.#local = new InProcessBus(options.log);
  }

  /** Settles when messages of other nodes are heard. @throws Error of the driver when the database can't be reached */
  static async open(options: PostgresBusOptions): Promise<PostgresBus> {
    const bus = new PostgresBus(options);
    await bus.#connect();
    return bus;
  }

  publish(topic: string, message: BusMessage): void {
    this.#local.publish(topic, message);
    this.#published += 1;
    this.#waiting.push(...framesOf(this.#node, this.#published, { topic, message }));
    if (this.#waiting.length > WAITING_MAX) {
      this.#waiting.length = 0;
      this.#hasDropped = true;
    }
    this.#send();
  }

  subscribe(topic: string, handler: (message: BusMessage) => void): () => void {
    return this.#local.subscribe(topic, handler);
  }

  /** Calls `listener` when messages were missed: what this node believes of others may be out of date. */
  onGap(listener: () => void): void {
    this.#local.subscribe(GAP_TOPIC, listener);
  }

  /** Sends what waits, then lets go. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#sending;
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.address,
      application_name: 'alongside bus',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => {
      this.#handleText(payload ?? '');
    });
    client.on('error', (fault) => {
      this.#handleLost(client, fault);
    });
    client.on('end', () => {
      this.#handleLost(client, null);
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
    this.#failedTries = 0;
    this.#watch(client);
    this.#send();
  }

  /** A connection can die without a word, behind a firewall for instance. */
  #watch(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query('select 1').then(
        () => {
          if (this.#client === client) this.#watch(client);
        },
        (fault: unknown) => {
          this.#handleLost(client, fault);
        },
      );
    }, BEAT_MS);
  }

  #handleText(text: string): void {
    const envelope = this.#reader.read(text);
    if (envelope !== null) this.#local.publish(envelope.topic, envelope.message);
  }

  #handleLost(client: pg.Client, fault: unknown): void {
    if (this.#client !== client || this.#isClosed) return;
    this.#client = null;
    this.#reader.forget();
    this.#options.log.warn({ err: fault }, 'The connection between the nodes broke');
    // It may be half open; nobody waits for its goodbye.
    client.end().catch(() => undefined);
    this.#reconnectLater();
  }

  #reconnectLater(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const pauseMs = RECONNECT_MS[Math.min(this.#failedTries, RECONNECT_MS.length - 1)];
    this.#failedTries += 1;
    this.#timer = setTimeout(() => void this.#reconnect(), pauseMs);
  }

  async #reconnect(): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#connect();
    } catch (fault) {
      this.#options.log.warn({ err: fault }, 'The nodes can’t be reached');
      this.#reconnectLater();
      return;
    }
    this.#options.log.info('The nodes hear each other again');
    this.#local.publish(GAP_TOPIC, {});
  }

  #send(): void {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const client = this.#client;
      if (client === null) return;
      if (this.#waiting.length === 0 && !this.#sayGap()) return;
      const batch = this.#waiting.splice(0, BATCH_MAX);
      try {
        // The rows come in the order of the array; one statement is one transaction.
        await client.query(`select pg_notify('${CHANNEL}', text) from unnest($1::text[]) as text`, [batch]);
      } catch (fault) {
        // Perhaps they arrived; nobody is told twice.
        this.#hasDropped = true;
        this.#handleLost(client, fault);
        return;
      }
    }
  }

  /** @returns whether there was something to say */
  #sayGap(): boolean {
    if (!this.#hasDropped) return false;
    this.#hasDropped = false;
    this.publish(GAP_TOPIC, {});
    return true;
  }
}
