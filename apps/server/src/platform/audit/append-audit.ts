import { severityOf, type AuditEvent } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { leaveToEnd, prepared, type Transaction } from '../database/index.ts';
import { transactionOpening } from '../database/transaction-opening.ts';
import { FIRST_PREVIOUS_HASH, hashAuditRow } from './audit-hash.ts';

/** Where the chains of tenants end once a transaction is over that adds to them. */
const heads = new WeakMap<object, Map<TenantId, Head>>();

/**
 * Adds rows to the end of the tenant's audit chain, in the caller's transaction: they are stored together with what
 * they tell of, or not at all. Locks the end of the chain until the transaction is over, so it is called last; the rows
 * are written when the transaction ends.
 *
 * @param tx of this tenant, or across tenants
 */
export async function appendAudit(
  tx: Transaction,
  tenantId: TenantId,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const ends = endsOfTransaction();
  const head = ends.get(tenantId) ?? (await lockHead(tx, tenantId));
  const rows = chain(tenantId, head, events);
  const { n, hash } = rows.at(-1) ?? head;
  ends.set(tenantId, { n, hash });
  const each = (type: string, value: (row: ChainedEvent) => unknown) =>
    sql`${rows.map((row) => value(row) ?? null)}::${sql.raw(type)}[]`;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  // As arrays: the statement's text, and the work to make it, doesn't grow with the number of rows.
  const statement = sql`${prepared}
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
    update audit_heads set n = ${n}, hash = ${hash} where tenant_id = ${tenantId}`;
  leaveToEnd(statement.compile(tx));
}

function endsOfTransaction(): Map<TenantId, Head> {
  const transaction = transactionOpening.getStore();
  if (transaction === undefined) throw new Error('There is no transaction');
  const known = heads.get(transaction);
  if (known !== undefined) return known;
  const ends = new Map<TenantId, Head>();
  heads.set(transaction, ends);
  return ends;
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
  const head = async (): Promise<Head | undefined> => {
    const { rows } = await sql<Head>`${prepared}
      select n, hash from audit_heads where tenant_id = ${tenantId} for update`.execute(tx);
    return rows[0];
  };
  const found = await head();
  if (found !== undefined) return found;
  await tx
    .insertInto('audit_heads')
    .values({ tenant_id: tenantId, n: 0, hash: FIRST_PREVIOUS_HASH })
    .onConflict((on) => on.column('tenant_id').doNothing())
    .execute();
  const made = await head();
  if (made === undefined) throw new Error('The tenant has no audit chain');
  return made;
}
