import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { type TransactionOpening, transactionOpening } from './transaction-opening.ts';

/**
 * PostgreSQL over connections that send the next statement before the last one is answered. A transaction's beginning goes
 * with its first statement, its end with what was left to it, and the end of one that only reads is not waited for.
 */
export class PipeliningDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new PipeliningDriver(this.#config);
  }
}

interface Begun {
  readonly sent: Promise<unknown>;
  readonly isReading: boolean;
}

class PipeliningDriver extends PostgresDriver {
  readonly #begun = new WeakMap<DatabaseConnection, Begun>();

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const opening = transactionOpening.getStore();
    if (opening === undefined) {
      await super.beginTransaction(connection, settings);
      return;
    }
    const sent = connection.executeQuery(CompiledQuery.raw(beginning(opening, settings)));
    // Whoever ends the transaction is told.
    sent.catch(ignore);
    this.#begun.set(connection, { sent, isReading: settings.accessMode === 'read only' });
    opening.isSent = true;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const begun = this.#begun.get(connection);
    this.#begun.delete(connection);
    await begun?.sent;
    const last = (transactionOpening.getStore()?.last ?? []).map((each) => connection.executeQuery(each));
    // After one of them was refused, the server undoes the transaction instead of keeping it.
    const ended = Promise.all([...last, super.commitTransaction(connection)]);
    if (begun?.isReading !== true) {
      await ended;
      return;
    }
    // Nothing was written; the connection's next user waits in line behind it.
    ended.catch(ignore);
  }
}

const ignore = (): void => undefined;

/** One text, so that nothing that follows it is done as anybody else, whichever part of it is refused. */
function beginning({ role, tenantId }: TransactionOpening, settings: TransactionSettings): string {
  const { isolationLevel, accessMode } = settings;
  return [
    `begin${isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`}${accessMode === undefined ? '' : ` ${accessMode}`}`,
    `set local role ${pg.escapeIdentifier(role)}`,
    ...(tenantId === null ? [] : [`set local alongside.tenant = ${pg.escapeLiteral(tenantId)}`]),
  ].join('; ');
}
