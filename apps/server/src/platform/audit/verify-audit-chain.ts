import { setImmediate } from 'node:timers/promises';
import type { TenantId } from '@alongside/protocol';
import type { Database, Transaction } from '../database/index.ts';
import { FIRST_PREVIOUS_HASH } from './audit-hash.ts';
import { hashStoredRow, type StoredAuditRow } from './audit-row.ts';

/** Rows held in memory at a time. */
const BATCH = 1_000;

/** Where a row that doesn't fit may have come from: this far to either side is looked, so long without a break. */
const PLACES_MAX = 100_000;
const PLACES_AT_ONCE = 200;

type AuditFaultKind = 'changed' | 'missing' | 'reordered';

export interface AuditVerification {
  /** Rows that fit. */
  readonly rows: number;
  /** The first place that doesn't fit; null: the chain is whole. */
  readonly fault: { readonly n: number; readonly kind: AuditFaultKind } | null;
  /** Hash of the last row that fits. Kept somewhere else, it shows later that nobody wrote the whole chain anew. */
  readonly hash: string;
}

interface Head {
  readonly n: number;
  readonly hash: string;
}

/**
 * Goes through a tenant's audit chain from its first row. A row that was changed, left out, moved, or cut off at the end
 * doesn't fit. What this can't see is a chain that was written anew as a whole, its end included: for that compare `hash`
 * with one that was written down earlier.
 */
export function verifyAuditChain(database: Database, tenantId: TenantId): Promise<AuditVerification> {
  return database.inTenant(tenantId, async (tx) => {
    let last: Head = { n: 0, hash: FIRST_PREVIOUS_HASH };
    let head: Head;
    let batch: readonly StoredAuditRow[];
    do {
      // Rows may be added meanwhile. A head that was read before nothing more was found is that of the last row.
      head = await readHead(tx, tenantId);
      batch = await readRows(tx, tenantId, last.n);
      for (const row of batch) {
        const kind = await faultOf(tx, row, last);
        if (kind !== null) return { rows: last.n, fault: { n: last.n + 1, kind }, hash: last.hash };
        last = row;
      }
    } while (batch.length > 0);
    return { rows: last.n, fault: faultOfEnd(last, head), hash: last.hash };
  });
}

async function readHead(tx: Transaction, tenantId: TenantId): Promise<Head> {
  const head = await tx
    .selectFrom('audit_heads')
    .select(['n', 'hash'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return head ?? { n: 0, hash: FIRST_PREVIOUS_HASH };
}

const readRows = (tx: Transaction, tenantId: TenantId, after: number): Promise<StoredAuditRow[]> =>
  tx
    .selectFrom('audit_log')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('n', '>', after)
    .orderBy('n')
    .limit(BATCH)
    .execute();

async function faultOf(tx: Transaction, row: StoredAuditRow, last: Head): Promise<AuditFaultKind | null> {
  if (row.n !== last.n + 1) return 'missing';
  if (row.previous_hash === last.hash && row.hash === hashStoredRow(row)) return null;
  if (!(await isOfAnotherPlace(tx, row))) return 'changed';
  return (await isSomewhere(tx, row.tenant_id, last.hash)) ? 'reordered' : 'missing';
}

/**
 * Whether the row is whole but was made for another place in the chain, at most `PLACES_MAX` away: what was moved further
 * counts as changed.
 */
async function isOfAnotherPlace(tx: Transaction, row: StoredAuditRow): Promise<boolean> {
  const { n: most } = await tx
    .selectFrom('audit_log')
    .select((is) => is.fn.max('n').as('n'))
    .where('tenant_id', '=', row.tenant_id)
    .executeTakeFirstOrThrow();
  // One more for each row that may be missing would be endless; rows beyond the end come from a cut in the middle.
  const furthest = Math.min(PLACES_MAX, Math.max(row.n - 1, most * 2 - row.n));
  for (let away = 1; away <= furthest; away += 1) {
    const places = [row.n - away, row.n + away].filter((n) => n >= 1 && n <= most * 2);
    if (places.some((n) => hashStoredRow(row, n) === row.hash)) return true;
    // Hashing takes the whole thread; the server has others to serve.
    if (away % PLACES_AT_ONCE === 0) await setImmediate();
  }
  return false;
}

/** Whether the row that should follow is anywhere. */
async function isSomewhere(tx: Transaction, tenantId: TenantId, previousHash: string): Promise<boolean> {
  const found = await tx
    .selectFrom('audit_log')
    .select('n')
    .where('tenant_id', '=', tenantId)
    .where('previous_hash', '=', previousHash)
    .executeTakeFirst();
  return found !== undefined;
}

function faultOfEnd(last: Head, head: Head): AuditVerification['fault'] {
  if (last.n < head.n) return { n: last.n + 1, kind: 'missing' };
  if (last.n > head.n) return { n: head.n + 1, kind: 'changed' };
  return last.hash === head.hash ? null : { n: last.n, kind: 'changed' };
}
