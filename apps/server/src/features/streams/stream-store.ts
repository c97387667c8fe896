import {
  type AuditRow,
  type AuditStream,
  CodedError,
  type DeadLetter,
  type StreamId,
  type TenantId,
} from '@alongside/protocol';
import { auditEventOf } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { type StreamRow, streamTables } from './stream-tables.ts';
import type { StreamedEvent } from './streamed-event.ts';

/** An organisation has a receiver or two; more is a mistake. */
export const STREAMS_MAX = 10;
const DEAD_LETTERS_SHOWN_MAX = 200;

const iso = (at: Date): string => at.toISOString();

function viewOf(
  row: StreamRow,
  counts: { readonly head: number; readonly deadLetters: number },
): AuditStream {
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    target: row.target,
    isEnabled: row.is_enabled,
    health:
      row.failing_since === null
        ? { kind: 'fine' }
        : {
            kind: 'failing',
            since: iso(row.failing_since),
            reason: row.reason ?? 'UNREACHABLE',
            tries: row.tries,
            nextTryAt: iso(row.next_try_at ?? row.failing_since),
          },
    position: row.position,
    waiting: Math.max(0, counts.head - row.position),
    deadLetters: counts.deadLetters,
    lastDeliveredAt: row.last_delivered_at === null ? null : iso(row.last_delivered_at),
    createdAt: iso(row.created_at),
  };
}

/** Number of the last row of the tenant's audit log; 0: there is none. */
export async function headOf(tx: Transaction, tenantId: TenantId): Promise<number> {
  const head = await tx
    .selectFrom('audit_heads')
    .select('n')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return head?.n ?? 0;
}

async function deadLettersOf(tx: Transaction): Promise<ReadonlyMap<StreamId, number>> {
  const rows = await streamTables(tx)
    .selectFrom('audit_stream_dead_letters')
    .select((select) => ['stream_id', select.fn.countAll<number>().as('count')])
    .groupBy('stream_id')
    .execute();
  return new Map(rows.map(({ stream_id: id, count }) => [id, count]));
}

/** The tenant's streams, by name. */
export async function listStreams(tx: Transaction, tenantId: TenantId): Promise<AuditStream[]> {
  const head = await headOf(tx, tenantId);
  const letters = await deadLettersOf(tx);
  const rows = await streamTables(tx).selectFrom('audit_streams').selectAll().orderBy('name').execute();
  return rows.map((row) => viewOf(row, { head, deadLetters: letters.get(row.id) ?? 0 }));
}

/** @throws CodedError NOT_FOUND */
export async function readStreamRow(tx: Transaction, id: StreamId): Promise<StreamRow> {
  const row = await streamTables(tx)
    .selectFrom('audit_streams')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return row;
}

/** @throws CodedError NOT_FOUND */
export async function readStream(tx: Transaction, tenantId: TenantId, id: StreamId): Promise<AuditStream> {
  const row = await readStreamRow(tx, id);
  const letters = await deadLettersOf(tx);
  return viewOf(row, { head: await headOf(tx, tenantId), deadLetters: letters.get(id) ?? 0 });
}

/** Rows after `after`, in order, as they are sent. */
export async function eventsAfter(
  tx: Transaction,
  tenantId: TenantId,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<StreamedEvent[]> {
  return toEvents(tx, tenantId, (rows) => rows.where('n', '>', after).orderBy('n').limit(limit));
}

/** The rows of these numbers, in order. */
export async function eventsOf(
  tx: Transaction,
  tenantId: TenantId,
  ns: readonly number[],
): Promise<StreamedEvent[]> {
  return toEvents(tx, tenantId, (rows) => rows.where('n', 'in', ns).orderBy('n'));
}

const rowsOf = (tx: Transaction, tenantId: TenantId) =>
  tx.selectFrom('audit_log').selectAll().where('tenant_id', '=', tenantId);

async function toEvents(
  tx: Transaction,
  tenantId: TenantId,
  narrow: (rows: ReturnType<typeof rowsOf>) => ReturnType<typeof rowsOf>,
): Promise<StreamedEvent[]> {
  const tenant = await tx.selectFrom('tenants').select(['id', 'name']).executeTakeFirstOrThrow();
  const rows = await narrow(rowsOf(tx, tenantId)).execute();
  return rows.map((row): StreamedEvent => {
    const event = auditEventOf(row) as Omit<AuditRow, 'at' | 'n' | 'severity' | 'hash'>;
    return { ...event, n: row.n, at: iso(row.at), severity: row.severity, hash: row.hash, tenant };
  });
}

/** What a receiver refused, the oldest first. */
export async function deadLetters(
  tx: Transaction,
  streamId: StreamId,
): Promise<{ items: DeadLetter[]; total: number }> {
  const letters = streamTables(tx)
    .selectFrom('audit_stream_dead_letters as letter')
    .where('stream_id', '=', streamId);
  const { total } = await letters
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await letters
    .innerJoin('audit_log as row', (join) =>
      join.onRef('row.tenant_id', '=', 'letter.tenant_id').onRef('row.n', '=', 'letter.n'),
    )
    .select(['letter.n', 'row.code', 'row.at', 'letter.reason', 'letter.refused_at'])
    .orderBy('letter.n')
    .limit(DEAD_LETTERS_SHOWN_MAX)
    .execute();
  const items = rows.map(({ n, code, at, reason, refused_at: refusedAt }) => ({
    n,
    code,
    at: iso(at),
    reason,
    refusedAt: iso(refusedAt),
  }));
  return { items, total };
}

/** Keeps what a receiver refused, until somebody has it delivered again or gives it up. */
export async function keepDeadLetters(
  tx: Transaction,
  row: Pick<StreamRow, 'id' | 'tenant_id'>,
  letters: readonly { readonly n: number; readonly reason: string; readonly refusedAt: Date }[],
): Promise<void> {
  if (letters.length === 0) return;
  await streamTables(tx)
    .insertInto('audit_stream_dead_letters')
    .values(
      letters.map(({ n, reason, refusedAt }) => ({
        tenant_id: row.tenant_id,
        stream_id: row.id,
        n,
        reason,
        refused_at: refusedAt,
      })),
    )
    .onConflict((on) => on.columns(['stream_id', 'n']).doUpdateSet({ reason: letters[0]?.reason ?? '' }))
    .execute();
}

export async function forgetDeadLetters(
  tx: Transaction,
  streamId: StreamId,
  ns: readonly number[],
): Promise<number> {
  if (ns.length === 0) return 0;
  const gone = await streamTables(tx)
    .deleteFrom('audit_stream_dead_letters')
    .where('stream_id', '=', streamId)
    .where('n', 'in', ns)
    .returning('n')
    .execute();
  return gone.length;
}
