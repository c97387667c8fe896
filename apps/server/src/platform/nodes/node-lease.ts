import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** A node says this often that it lives. */
export const NODE_BEAT_MS = 5_000;
/** What a node held counts for nothing when it has said nothing for this long. */
export const NODE_SILENCE_MS = 15_000;

/** What a process leaves to the next one of the same node. */
export interface NodeMemory {
  /** Id of the process before; null: there was none. */
  read(): Promise<string | null>;
  write(id: string): Promise<void>;
}

/**
 * One process of the server among those that share a database: says that it lives, and knows which others do. Times are
 * the database's, so that the nodes' clocks may differ.
 */
export class NodeLease {
  readonly #database: Database;
  readonly #memory: NodeMemory | null;
  #id: string | null = null;
  #living: readonly string[] = [];

  /** @param memory the process that had this node before is gone, with all that it held; null: nothing is known of one */
  constructor(database: Database, memory: NodeMemory | null = null) {
    this.#database = database;
    this.#memory = memory;
  }

  /** Of this node; another one after its lease was lost, when everything it held is gone. null: before the first beat. */
  get id(): string | null {
    return this.#id;
  }

  /** Every node that lives, this one among them, as of the last beat. */
  get living(): readonly string[] {
    return this.#living;
  }

  /** Says that this node lives, and asks who else does. @returns whether it has another id than before */
  async beat(): Promise<boolean> {
    const former = this.#id === null ? ((await this.#memory?.read()) ?? null) : null;
    const isNew = await this.#beat(former);
    if (isNew && this.#id !== null) await this.#memory?.write(this.#id);
    return isNew;
  }

  #beat(former: string | null): Promise<boolean> {
    return this.#database.acrossTenants('which nodes live', async (tx) => {
      if (former !== null) await sql`delete from nodes where id = ${former}::uuid`.execute(tx);
      const kept = await sql<{ id: string }>`
        update nodes set beat_at = now() where id = ${this.#id}::uuid returning id`.execute(tx);
      const isNew = kept.rows.length === 0;
      if (isNew) {
        this.#id = randomUUID();
        await sql`insert into nodes (id, beat_at) values (${this.#id}, now())`.execute(tx);
      }
      const { rows } = await sql<{ id: string }>`
        select id from nodes where beat_at > now() - ${sql.lit(NODE_SILENCE_MS)} * interval '1 millisecond'`.execute(
        tx,
      );
      this.#living = rows.map(({ id }) => id);
      return isNew;
    });
  }
}
