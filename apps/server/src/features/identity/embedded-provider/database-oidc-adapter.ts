import { sql } from 'kysely';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { Clock } from '@alongside/domain';
import type { Database } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';

const REASON = 'state of the embedded provider';

class DatabaseOidcAdapter implements Adapter {
  private readonly model: string;
  private readonly database: Database;
  private readonly clock: Clock;

  constructor(model: string, database: Database, clock: Clock) {
    this.model = model;
    this.database = database;
    this.clock = clock;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const row = {
      payload: JSON.stringify(payload),
      grant_id: payload.grantId ?? null,
      uid: payload.uid ?? null,
      account_id: payload.accountId ?? null,
      expires_at: expiresIn === undefined ? null : new Date(this.clock.now() + expiresIn * 1_000),
    };
    await this.database.acrossTenants(REASON, (tx) =>
      identityTables(tx)
        .insertInto('oidc_models')
        .values({ model: this.model, id, consumed_at: null, ...row })
        .onConflict((conflict) => conflict.columns(['model', 'id']).doUpdateSet(row))
        .execute(),
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.findBy('id', id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findBy('uid', uid);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async consume(id: string): Promise<void> {
    await this.database.acrossTenants(REASON, (tx) =>
      identityTables(tx)
        .updateTable('oidc_models')
        .set({ consumed_at: new Date(this.clock.now()) })
        .where('model', '=', this.model)
        .where('id', '=', id)
        .execute(),
    );
  }

  async destroy(id: string): Promise<void> {
    await this.database.acrossTenants(REASON, (tx) =>
      identityTables(tx)
        .deleteFrom('oidc_models')
        .where('model', '=', this.model)
        .where('id', '=', id)
        .execute(),
    );
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.database.acrossTenants(REASON, (tx) =>
      identityTables(tx)
        .deleteFrom('oidc_models')
        .where('model', '=', this.model)
        .where('grant_id', '=', grantId)
        .execute(),
    );
  }

  private async findBy(column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
    const now = new Date(this.clock.now());
    const row = await this.database.acrossTenants(REASON, (tx) =>
      identityTables(tx)
        .selectFrom('oidc_models')
        .select(['payload', 'consumed_at'])
        .where('model', '=', this.model)
        .where(column, '=', value)
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
        .executeTakeFirst(),
    );
    if (row === undefined) return undefined;
    const consumed =
      row.consumed_at === null ? {} : { consumed: Math.floor(row.consumed_at.getTime() / 1_000) };
    return { ...row.payload, ...consumed };
  }
}

/** Keeps codes, grants, interactions and sessions of the embedded provider in the database, so that they survive a restart. */
export const databaseOidcAdapter =
  (database: Database, clock: Clock): AdapterFactory =>
  (model) =>
    new DatabaseOidcAdapter(model, database, clock);

/** Ends the embedded provider's own session of an account: the next sign-in asks for everything again. */
export async function forgetProviderSessions(database: Database, accountId: string): Promise<void> {
  await database.acrossTenants(REASON, (tx) =>
    identityTables(tx)
      .deleteFrom('oidc_models')
      .where('account_id', '=', accountId)
      .where('model', 'in', ['Session', 'AccessToken', 'AuthorizationCode', 'Grant'])
      .execute(),
  );
}

/** Deletes what has expired. */
export async function deleteExpiredModels(database: Database, nowMs: number): Promise<void> {
  await database.acrossTenants(REASON, (tx) =>
    identityTables(tx)
      .deleteFrom('oidc_models')
      .where('expires_at', '<', sql<Date>`${new Date(nowMs)}`)
      .execute(),
  );
}
