import type { Clock } from '@alongside/domain';
import { CodedError, PROOF_WINDOW_MS, type TenantId } from '@alongside/protocol';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { VerifiedProof } from '../../platform/proof/index.ts';
import { hashToken } from '../identity/index.ts';
import { agentTables } from './agent-tables.ts';

/** A proof is of use this long at most: from the earliest moment that it may name to the latest at which it is taken. */
const KEPT_MS = 2 * PROOF_WINDOW_MS;

/** Uses a proof of a key that the tenant knows. @throws CodedError PROOF_INVALID when it was used before, at any node */
export async function useProof(
  tx: Transaction,
  tenantId: TenantId,
  proof: Pick<VerifiedProof, 'thumbprint' | 'id'>,
  nowMs: number,
): Promise<void> {
  const added = await agentTables(tx)
    .insertInto('used_proofs')
    .values({
      tenant_id: tenantId,
      proof_hash: hashToken(`${proof.thumbprint} ${proof.id}`),
      expires_at: new Date(nowMs + KEPT_MS),
    })
    .onConflict((on) => on.columns(['tenant_id', 'proof_hash']).doNothing())
    .returning('proof_hash')
    .executeTakeFirst();
  if (added === undefined) throw new CodedError('PROOF_INVALID', { reason: 'replayed' });
}

/** Forgets codes and proofs that are of no use any more. */
export class ExpiringAgentRows {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** @returns how many */
  deleteExpired(): Promise<number> {
    const now = new Date(this.#clock.now());
    return this.#database.acrossTenants('codes and proofs of all tenants', async (tx) => {
      const tables = agentTables(tx);
      const codes = await tables
        .deleteFrom('agent_codes')
        .where('expires_at', '<=', now)
        .executeTakeFirstOrThrow();
      const proofs = await tables
        .deleteFrom('used_proofs')
        .where('expires_at', '<=', now)
        .executeTakeFirstOrThrow();
      return Number(codes.numDeletedRows + proofs.numDeletedRows);
    });
  }
}
