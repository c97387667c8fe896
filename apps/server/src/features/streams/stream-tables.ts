import type { StreamFormat, StreamId, StreamTarget, TenantId } from '@alongside/protocol';
import type { Generated, Selectable, Updateable } from 'kysely';
import type { JsonColumn, Transaction } from '../../platform/database/index.ts';

interface AuditStreamsTable {
  readonly id: StreamId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly format: StreamFormat;
  readonly target: JsonColumn<StreamTarget>;
  /** Signs a webhook; null: syslog. */
  readonly sealed_secret: string | null;
  readonly is_enabled: Generated<boolean>;
  /** The last row that was delivered or given up. */
  readonly position: number;
  /** All of these are null or 0 while delivering goes well. */
  readonly failing_since: Date | null;
  readonly reason: string | null;
  readonly tries: Generated<number>;
  readonly next_try_at: Date | null;
  /** A node delivers until then; afterwards another may. */
  readonly claimed_until: Date | null;
  readonly last_delivered_at: Date | null;
  readonly created_at: Date;
}

interface DeadLettersTable {
  readonly tenant_id: TenantId;
  readonly stream_id: StreamId;
  readonly n: number;
  readonly reason: string;
  readonly refused_at: Date;
}

export type StreamRow = Selectable<AuditStreamsTable>;
export type StreamChange = Updateable<AuditStreamsTable>;

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type StreamTables = { audit_streams: AuditStreamsTable; audit_stream_dead_letters: DeadLettersTable };

/** A transaction that also knows the tables of this feature. */
export const streamTables = (tx: Transaction) => tx.$extendTables<StreamTables>();
