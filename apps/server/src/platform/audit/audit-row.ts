import type { Selectable } from 'kysely';
import type { AuditLogTable } from '../database/tables.ts';
import { hashAuditRow, type HashedAuditRow } from './audit-hash.ts';

export type StoredAuditRow = Selectable<AuditLogTable>;

/** A row as it may be read from anywhere: what it says has to fit its hash, and nothing else. */
interface ReadAuditRow {
  readonly tenant_id: string;
  readonly n: number;
  readonly at: Date;
  readonly code: string;
  readonly severity: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly target_kind: string | null;
  readonly target_id: string | null;
  readonly target_name: string | null;
  readonly address: string | null;
  readonly result: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly previous_hash: string;
}

/** What a stored row tells. */
export const auditEventOf = (row: ReadAuditRow): HashedAuditRow['event'] => ({
  code: row.code,
  at: row.at.getTime(),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  target:
    row.target_kind === null || row.target_id === null
      ? null
      : { kind: row.target_kind, id: row.target_id, name: row.target_name },
  address: row.address,
  result: row.result,
  before: row.before,
  after: row.after,
});

/** The hash that a stored row should have if it stood at place `n`. */
export const hashStoredRow = (row: ReadAuditRow, n = row.n): string =>
  hashAuditRow({
    tenantId: row.tenant_id,
    n,
    previousHash: row.previous_hash,
    severity: row.severity,
    event: auditEventOf(row),
  });
