import type { AccessReason, Capability, EndReason, Mode, StartedBy, Surface } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/database.ts';
import type { JsonColumn } from '../../platform/database/tables.ts';

// Types, not interfaces: Kysely adds tables only by types that have an implicit index.

/** `state` is the session; every other column is made from it, to find sessions by. */
export type SessionsTable = {
  tenant_id: string;
  id: string;
  state: JsonColumn;
  version: number;
  kind: 'waiting' | 'meeting' | 'active' | 'ended';
  started_by: StartedBy;
  helper_id: string;
  /** Names as they are sorted: see `foldText`. */
  helper_key: string;
  sharer_id: string | null;
  sharer_key: string;
  surface: Surface | null;
  /** Names and addresses of both, folded, one per line. */
  search_text: string;
  modes: Mode[];
  end_reason: EndReason | null;
  /** Set while the code can be used. */
  code_hash: string | null;
  due_at: Date | null;
  /** A side is here. */
  is_attended: boolean;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
};

type SessionTimelineTable = {
  tenant_id: string;
  session_id: string;
  n: number;
  at: Date;
  what: string;
  by: string;
  mode: Mode | null;
  capability: Capability | null;
  reason: EndReason | null;
  lost: AccessReason[];
};

export type SessionTables = {
  sessions: SessionsTable;
  session_timeline: SessionTimelineTable;
};

/** The transaction with the tables of sessions. */
export const withSessions = (tx: Transaction) => tx.$extendTables<SessionTables>();
export type SessionTransaction = ReturnType<typeof withSessions>;
