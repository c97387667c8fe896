import type { AuditFilter, AuditRow, TenantId } from '@alongside/protocol';
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import type { StoredAuditRow } from '../../platform/audit/index.ts';
import type { Database, PlatformTables, Transaction } from '../../platform/database/index.ts';

type Filter = z.output<typeof AuditFilter>;

interface Page {
  /** Rows with a smaller number than this; absent: from the newest. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The audit log as it is read by people: newest first, filtered. */
export class AuditLogPages {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  page(tenantId: TenantId, filter: Filter, { before, limit }: Page): Promise<AuditRow[]> {
    return this.#database.inTenant(tenantId, async (tx) => {
      let query = this.#matching(tx, tenantId, filter).selectAll();
      if (before !== undefined) query = query.where('n', '<', before);
      return (await query.orderBy('n', 'desc').limit(limit).execute()).map(auditRow);
    });
  }

  count(tenantId: TenantId, filter: Filter): Promise<number> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const { rows } = await this.#matching(tx, tenantId, filter)
        .select((is) => is.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow();
      return rows;
    });
  }

  #matching(tx: Transaction, tenantId: TenantId, filter: Filter) {
    return tx
      .selectFrom('audit_log')
      .where('tenant_id', '=', tenantId)
      .where((is) => is.and(conditions(is, filter)));
  }
}

type Is = ExpressionBuilder<PlatformTables, 'audit_log'>;

function conditions(is: Is, { from, to, code, severity, search }: Filter): Expression<SqlBool>[] {
  return [
    ...(from === undefined ? [] : [is('at', '>=', new Date(from))]),
    ...(to === undefined ? [] : [is('at', '<', new Date(to))]),
    // A code stands for all below it: `session` finds `session.started`.
    ...(code === undefined
      ? []
      : [is.or([is('code', '=', code), is('code', 'like', `${escapeLike(code)}.%`)])]),
    ...(severity === undefined ? [] : [is('severity', '=', severity)]),
    ...wordsOf(search).map((word) => contains(is, word)),
  ];
}

const SEARCHED = ['code', 'actor_name', 'target_name', 'target_id', 'address'] as const;

function contains(is: Is, word: string): Expression<SqlBool> {
  const pattern = `%${escapeLike(word)}%`;
  return is.or([
    ...SEARCHED.map((column) => is(column, 'ilike', pattern)),
    is(sql<string>`"before"::text`, 'ilike', pattern),
    is(sql<string>`"after"::text`, 'ilike', pattern),
  ]);
}

const WORDS_MAX = 10;
const wordsOf = (search: string | undefined): string[] =>
  (search ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, WORDS_MAX);

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/gu, String.raw`\$&`);

function auditRow(row: StoredAuditRow): AuditRow {
  const target =
    row.target_kind === null || row.target_id === null ? null : { kind: row.target_kind, id: row.target_id };
  return {
    n: row.n,
    at: row.at.toISOString(),
    code: row.code,
    severity: row.severity,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    target: target === null ? null : { ...target, name: row.target_name },
    address: row.address,
    result: row.result,
    before: row.before as AuditRow['before'],
    after: row.after as AuditRow['after'],
    hash: row.hash,
  };
}
