import { AsyncLocalStorage } from 'node:async_hooks';
import type { TenantId } from '@alongside/protocol';
import type { CompiledQuery } from 'kysely';

/** As whom a transaction that is about to begin works. */
export interface TransactionOpening {
  readonly role: string;
  /** null: across tenants. */
  readonly tenantId: TenantId | null;
  /** The engine's driver has sent it together with the transaction's beginning; else it is still to be done. */
  isSent: boolean;
  isOver: boolean;
  /** What is done right before the transaction ends, in this order; the engine's driver sends it together with the end. */
  readonly last: CompiledQuery[];
}

/** The transaction that the running code is in, or was in. */
export const transactionOpening = new AsyncLocalStorage<TransactionOpening>();

/**
 * Leaves a statement to the end of the transaction that the running code is in: they are sent together, so that locks are
 * held for one way to the server less. For a transaction's last statement, of which nothing is to be known but that it was
 * done. If it fails, the transaction is undone, and whoever began it gets the error.
 *
 * @throws {Error} outside of a transaction
 */
export function leaveToEnd(statement: CompiledQuery): void {
  const opening = transactionOpening.getStore();
  if (opening === undefined || opening.isOver) throw new Error('There is no transaction');
  opening.last.push(statement);
}
