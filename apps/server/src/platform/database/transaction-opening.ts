import { AsyncLocalStorage } from 'node:async_hooks';
import type { TenantId } from '@alongside/protocol';

/** As whom a transaction that is about to begin works. */
export interface TransactionOpening {
  readonly role: string;
  /** null: across tenants. */
  readonly tenantId: TenantId | null;
  /** The engine's driver has sent it together with the transaction's beginning; else it is still to be done. */
  isSent: boolean;
  isOver: boolean;
}

/** The transaction that the running code is in, or was in. */
export const transactionOpening = new AsyncLocalStorage<TransactionOpening>();
