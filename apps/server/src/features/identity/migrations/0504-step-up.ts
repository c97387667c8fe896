import { type Migration, runStatements } from '../../../platform/database/index.ts';

/** When somebody last proved who they are, and sign-ins that are proven again: what the provider is asked for. */
export const stepUpMigration: Migration = {
  name: '0504-step-up',
  async up(db) {
    await runStatements(
      db,
      `alter table sign_ins add column authenticated_at timestamptz;
       update sign_ins set authenticated_at = created_at;
       alter table sign_ins alter column authenticated_at set not null;
       alter table sign_in_attempts add column renews uuid references sign_ins(id) on delete cascade;
       alter table sign_in_attempts add column needs jsonb`,
    );
  },
};
