import type { OrphanedSide, SessionKey } from '@alongside/domain';
import { Incarnation, SessionId, Side, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { NODE_SILENCE_MS, type NodeLease } from '../../platform/nodes/index.ts';

/** A life of a page or agent on a connection of this node. */
export interface HeldSide extends SessionKey {
  readonly incarnation: Incarnation;
  /** Unique; one life may have two connections while it changes from one to the next. */
  readonly connectionId: string;
}

/**
 * Says in the database which sides this node's connections hold, so that the other nodes know who is gone when this one
 * dies. A side is held before it is there: what nobody holds is an orphan.
 */
export class HeldSides {
  readonly #database: Database;
  readonly #lease: Pick<NodeLease, 'id'>;

  constructor(database: Database, lease: Pick<NodeLease, 'id'>) {
    this.#database = database;
    this.#lease = lease;
  }

  async hold({ tenantId, sessionId, incarnation, connectionId }: HeldSide): Promise<void> {
    await this.#database.inTenant(tenantId, (tx) =>
      sql`insert into held_sides (tenant_id, session_id, incarnation, connection_id, node_id)
        values (${tenantId}, ${sessionId}, ${incarnation}, ${connectionId}, ${this.#lease.id})
        on conflict (connection_id, session_id) do update set node_id = excluded.node_id`.execute(tx),
    );
  }

  async letGo({ tenantId, sessionId, connectionId }: Omit<HeldSide, 'incarnation'>): Promise<void> {
    await this.#database.inTenant(tenantId, (tx) =>
      sql`delete from held_sides where session_id = ${sessionId} and connection_id = ${connectionId}`.execute(
        tx,
      ),
    );
  }
}

const Row = z.object({ tenant_id: TenantId, id: SessionId, side: Side, incarnation: Incarnation });

/** Sides of running sessions that are here, and held by no node that lives. */
export async function listOrphanedSides(tx: Transaction): Promise<readonly OrphanedSide[]> {
  const { rows } = await sql`
    select s.tenant_id, s.id, here.side, here.incarnation
    from sessions s
    cross join lateral (values
      ('helper', s.state #>> '{presence,helper,kind}', s.state #>> '{presence,helper,incarnation}'),
      ('sharer', s.state #>> '{presence,sharer,kind}', s.state #>> '{presence,sharer,incarnation}')
    ) as here (side, kind, incarnation)
    where s.is_attended and here.kind = 'here' and not exists (
      select from held_sides h join nodes n on n.id = h.node_id
      where h.session_id = s.id and h.incarnation = here.incarnation::uuid
        and n.beat_at > now() - ${sql.lit(NODE_SILENCE_MS)} * interval '1 millisecond')
    order by s.created_at, s.id, here.side`.execute(tx);
  return rows.map((row) => {
    const { tenant_id: tenantId, id: sessionId, side, incarnation } = Row.parse(row);
    return { tenantId, sessionId, side, incarnation };
  });
}
