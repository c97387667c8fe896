import { z } from 'zod';
import { FIRST_PREVIOUS_HASH } from '../audit/audit-hash.ts';
import { hashStoredRow } from '../audit/audit-row.ts';

const Json = z.unknown();
const AuditLogRow = z.object({
  tenant_id: z.string(),
  n: z.int(),
  at: z.string(),
  code: z.string(),
  severity: z.string(),
  actor_kind: z.string(),
  actor_id: z.string().nullable(),
  actor_name: z.string(),
  target_kind: z.string().nullable(),
  target_id: z.string().nullable(),
  target_name: z.string().nullable(),
  address: z.string().nullable(),
  result: z.string(),
  before: Json,
  after: Json,
  previous_hash: z.string(),
  hash: z.string(),
});
const AuditHeadRow = z.object({ tenant_id: z.string(), n: z.int(), hash: z.string() });

interface End {
  readonly n: number;
  readonly hash: string;
}
const BEGINNING: End = { n: 0, hash: FIRST_PREVIOUS_HASH };

/** Follows the audit chains of all tenants through their rows, which come by tenant and number. */
export class AuditRowsCheck {
  readonly #ends = new Map<string, End>();
  readonly #heads = new Map<string, End>();
  #fault: string | null = null;
  rows = 0;

  /** @param row as JSON. @throws Error if it is none */
  take(table: string, row: string): void {
    if (table === 'audit_heads') {
      const { tenant_id: tenantId, ...head } = AuditHeadRow.parse(JSON.parse(row));
      this.#heads.set(tenantId, head);
    }
    if (table === 'audit_log') this.#takeLogRow(AuditLogRow.parse(JSON.parse(row)));
  }

  /** What doesn't fit; null: every chain is whole. */
  fault(): string | null {
    if (this.#fault !== null) return this.#fault;
    for (const tenantId of new Set([...this.#ends.keys(), ...this.#heads.keys()])) {
      const end = this.#ends.get(tenantId) ?? BEGINNING;
      const head = this.#heads.get(tenantId) ?? BEGINNING;
      if (end.n !== head.n || end.hash !== head.hash) return `the end of ${tenantId}`;
    }
    return null;
  }

  #takeLogRow(row: z.infer<typeof AuditLogRow>): void {
    this.rows += 1;
    const last = this.#ends.get(row.tenant_id) ?? BEGINNING;
    const fits = row.n === last.n + 1 && row.previous_hash === last.hash && row.hash === hashOf(row);
    if (!fits) this.#fault ??= `row ${row.n} of ${row.tenant_id}`;
    this.#ends.set(row.tenant_id, { n: row.n, hash: row.hash });
  }
}

const hashOf = (row: z.infer<typeof AuditLogRow>): string => hashStoredRow({ ...row, at: new Date(row.at) });
