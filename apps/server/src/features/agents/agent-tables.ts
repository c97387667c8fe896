import type { SignInId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';

type AgentTables = {
  agent_codes: {
    readonly code_hash: string;
    readonly tenant_id: TenantId;
    /** The browser's, which is handed over; the code ends with it. */
    readonly sign_in_id: SignInId;
    readonly code_challenge: string;
    readonly expires_at: Date;
  };
  used_proofs: {
    readonly tenant_id: TenantId;
    /** Of the key's thumbprint and the proof's id. */
    readonly proof_hash: string;
    readonly expires_at: Date;
  };
};

/** A transaction that also knows the tables of this feature. */
export const agentTables = (tx: Transaction) => tx.$extendTables<AgentTables>();
