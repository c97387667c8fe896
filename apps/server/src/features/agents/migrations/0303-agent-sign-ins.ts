import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

/**
 * Codes by which a browser hands its sign-in to an agent, and proofs that were used: in the database, so that neither is
 * taken twice, whichever node is asked.
 */
export const agentSignInsMigration: Migration = {
  name: '0303-agent-sign-ins',
  async up(db) {
    await runStatements(
      db,
      `create table agent_codes (
         code_hash text primary key,
         tenant_id uuid not null references tenants (id),
         sign_in_id uuid not null references sign_ins (id) on delete cascade,
         code_challenge text not null,
         expires_at timestamptz not null
       );
       create table used_proofs (
         tenant_id uuid not null references tenants (id),
         proof_hash text not null,
         expires_at timestamptz not null,
         primary key (tenant_id, proof_hash)
       );
       create index agent_codes_of_sign_in on agent_codes (sign_in_id);
       create index used_proofs_by_expiry on used_proofs (expires_at)`,
    );
    await protectTenantTable(db, 'agent_codes');
    await protectTenantTable(db, 'used_proofs');
  },
};
