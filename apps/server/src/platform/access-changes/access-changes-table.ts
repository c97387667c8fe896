import type { TenantId } from '@alongside/protocol';
import type { Generated } from 'kysely';
import type { Transaction } from '../database/index.ts';

/** What of a tenant changed; `id`: which one, null for more than one. */
export interface AccessChange {
  readonly kind: 'person' | 'group' | 'role' | 'device' | 'policy' | 'settings';
  readonly id: string | null;
}

interface AccessChangesTable {
  readonly id: Generated<number>;
  readonly tenant_id: TenantId;
  readonly kind: AccessChange['kind'];
  readonly subject_id: string | null;
  /** Until then some node is acting on it; null or past: nobody is. */
  readonly claimed_until: Generated<Date | null>;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type AccessChangeTables = { access_changes: AccessChangesTable };

export const accessChangeTables = (tx: Transaction) => tx.$extendTables<AccessChangeTables>();
