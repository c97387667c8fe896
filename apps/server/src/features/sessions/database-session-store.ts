import type {
  Decision,
  NewSession,
  OrphanedSide,
  Session,
  SessionChange,
  SessionKey,
  SessionStore,
} from '@alongside/domain';
import { CodedError, SessionId, TenantId, type PersonId } from '@alongside/protocol';
import { appendAudit } from '../../platform/audit/append-audit.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { isUniqueViolation } from '../../platform/database/unique-violation.ts';
import { listOrphanedSides } from './held-sides.ts';
import { sessionColumns } from './session-columns.ts';
import { withSessions, type SessionTransaction } from './session-tables.ts';
import { StoredSession } from './stored-session.ts';

/** Sessions in PostgreSQL or PGlite: the state as JSON, columns to find it by, and its timeline. */
export class DatabaseSessionStore implements SessionStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async create(start: NewSession): Promise<void> {
    const { tenantId } = start.session;
    try {
      await this.#database.inTenant(tenantId, async (tx) => {
        await withSessions(tx)
          .insertInto('sessions')
          .values({ ...sessionColumns(start.session), code_hash: start.codeHash })
          .execute();
        await storeFacts(tx, start);
      });
    } catch (cause) {
      if (isUniqueViolation(cause)) throw new CodedError('CONFLICT', {}, { cause });
      throw cause;
    }
  }

  change<Result>(
    tenantId: TenantId,
    sessionId: SessionId,
    decide: (session: Session) => Decision<Result>,
  ): Promise<Result> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const session = await lock(withSessions(tx), tenantId, sessionId);
      const decision = decide(session);
      if (!decision.ok) throw decision.error;
      if (decision.session !== session) await write(withSessions(tx), decision.session);
      await storeFacts(tx, decision);
      return decision.result;
    });
  }

  find(tenantId: TenantId, sessionId: SessionId): Promise<Session | null> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const row = await withSessions(tx)
        .selectFrom('sessions')
        .select('state')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', sessionId)
        .executeTakeFirst();
      return row === undefined ? null : StoredSession.parse(row.state);
    });
  }

  findWaiting(tenantId: TenantId, codeHash: string): Promise<SessionId | null> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const row = await withSessions(tx)
        .selectFrom('sessions')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('code_hash', '=', codeHash)
        .executeTakeFirst();
      return row === undefined ? null : SessionId.parse(row.id);
    });
  }

  listRunning(tenantId: TenantId, personId?: PersonId): Promise<readonly Session[]> {
    return this.#database.inTenant(tenantId, async (tx) => {
      let query = withSessions(tx)
        .selectFrom('sessions')
        .select('state')
        .where('tenant_id', '=', tenantId)
        .where('kind', '!=', 'ended')
        .orderBy('created_at')
        .orderBy('id');
      if (personId !== undefined) {
        query = query.where((is) => is.or([is('helper_id', '=', personId), is('sharer_id', '=', personId)]));
      }
      const rows = await query.execute();
      return rows.map((row) => StoredSession.parse(row.state));
    });
  }

  listDue(now: number, limit: number): Promise<readonly SessionKey[]> {
    return this.#database.acrossTenants('find sessions whose time is over', async (tx) => {
      const rows = await withSessions(tx)
        .selectFrom('sessions')
        .select(['tenant_id', 'id'])
        .where('due_at', '<=', new Date(now))
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map(keyOf);
    });
  }

  listOrphans(): Promise<readonly OrphanedSide[]> {
    return this.#database.acrossTenants('find sides whose sockets died with a server', listOrphanedSides);
  }
}

const keyOf = (row: { tenant_id: string; id: string }): SessionKey => ({
  tenantId: TenantId.parse(row.tenant_id),
  sessionId: SessionId.parse(row.id),
});

async function lock(tx: SessionTransaction, tenantId: TenantId, sessionId: SessionId): Promise<Session> {
  const row = await tx
    .selectFrom('sessions')
    .select('state')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return StoredSession.parse(row.state);
}

async function write(tx: SessionTransaction, session: Session): Promise<void> {
  const { tenant_id: tenantId, id, ...columns } = sessionColumns(session);
  await tx
    .updateTable('sessions')
    .set(session.kind === 'waiting' ? columns : { ...columns, code_hash: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

async function storeFacts(tx: Transaction, change: SessionChange): Promise<void> {
  await storeTimeline(withSessions(tx), change);
  await appendAudit(tx, change.session.tenantId, change.audit);
}

/** Numbers follow those that are there; the lock on the session's row keeps others from taking them. */
async function storeTimeline(tx: SessionTransaction, { session, timeline }: SessionChange): Promise<void> {
  if (timeline.length === 0) return;
  const last = await tx
    .selectFrom('session_timeline')
    .select((is) => is.fn.max('n').as('n'))
    .where('tenant_id', '=', session.tenantId)
    .where('session_id', '=', session.id)
    .executeTakeFirst();
  const first = (last?.n ?? 0) + 1;
  await tx
    .insertInto('session_timeline')
    .values(
      timeline.map(({ at, ...fact }, index) => ({
        tenant_id: session.tenantId,
        session_id: session.id,
        n: first + index,
        at: new Date(at),
        ...fact,
      })),
    )
    .execute();
}
