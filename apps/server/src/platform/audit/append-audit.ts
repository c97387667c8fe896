import { severityOf, type AuditEvent } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../database/database.ts';
import { FIRST_PREVIOUS_HASH, hashAuditRow } from './audit-hash.ts';

/**
 * Adds rows to the end of the tenant's audit chain, in the caller's transaction: they are stored together with what
 * they tell of, or not at all. Locks the end of the chain until the transaction is over, so it is called last.
 *
 * @param tx of this tenant, or across tenants
 */
export async function appendAudit(
  tx: Transaction,
  tenantId: TenantId,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const head = await lockHead(tx, tenantId);
  const rows = chain(tenantId, head, events);
  const { n, hash } = rows.at(-1) ?? head;
  const each = (type: string, value: (row: ChainedEvent) => unknown) =>
    sql`${rows.map((row) => value(row) ?? null)}::${sql.raw(type)}[]`;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  // As arrays: the statement's text, and the work to make it, doesn't grow with the number of rows.
  await sql`
    with added as (
      insert into audit_log (tenant_id, n, at, code, severity, actor_kind, actor_id, actor_name, target_kind, target_id,
        target_name, address, result, before, after, previous_hash, hash)
      select ${tenantId}::uuid, * from unnest(
        ${each('bigint', (row) => row.n)},
        ${each('timestamptz', ({ event }) => new Date(event.at).toISOString())},
        ${each('text', ({ event }) => event.code)},
        ${each('text', ({ severity }) => severity)},
        ${each('text', ({ event }) => event.actor.kind)},
        ${each('text', ({ event }) => event.actor.id)},
        ${each('text', ({ event }) => event.actor.name)},
        ${each('text', ({ event }) => event.target?.kind)},
        ${each('text', ({ event }) => event.target?.id)},
        ${each('text', ({ event }) => event.target?.name)},
        ${each('text', ({ event }) => event.address)},
        ${each('text', ({ event }) => event.result)},
        ${each('jsonb', ({ event }) => json(event.before))},
        ${each('jsonb', ({ event }) => json(event.after))},
        ${each('text', (row) => row.previousHash)},
        ${each('text', (row) => row.hash)})
    )
    update audit_heads set n = ${n}, hash = ${hash} where tenant_id = ${tenantId}`.execute(tx);
}

interface Head {
  readonly n: number;
  readonly hash: string;
}

interface ChainedEvent extends Head {
  readonly event: AuditEvent;
  readonly severity: ReturnType<typeof severityOf>;
  readonly previousHash: string;
}

function chain(tenantId: TenantId, head: Head, events: readonly AuditEvent[]): ChainedEvent[] {
  let { n, hash: previousHash } = head;
  return events.map((event) => {
    n += 1;
    const severity = severityOf(event);
    const hash = hashAuditRow({ tenantId, n, previousHash, severity, event });
    const chained = { event, severity, n, previousHash, hash };
    previousHash = hash;
    return chained;
  });
}

async function lockHead(tx: Transaction, tenantId: TenantId): Promise<Head> {
  const head = () =>
    tx.selectFrom('audit_heads').select(['n', 'hash']).where('tenant_id', '=', tenantId).forUpdate();
  const found = await head().executeTakeFirst();
  if (found !== undefined) return found;
  await tx
    .insertInto('audit_heads')
    .values({ tenant_id: tenantId, n: 0, hash: FIRST_PREVIOUS_HASH })
    .onConflict((on) => on.column('tenant_id').doNothing())
    .execute();
  return head().executeTakeFirstOrThrow();
}
