import { type Migration, runStatements } from '../../../platform/database/index.ts';

/** What a directory that provisions people by SCIM says of them besides, and which of them it has deleted. */
export const provisionedPeopleMigration: Migration = {
  name: '0405-provisioned-people',
  async up(db) {
    await runStatements(
      db,
      `alter table persons add column user_name text;
       alter table persons add column user_name_key text;
       alter table persons add column deprovisioned_at timestamptz;
       create unique index persons_by_user_name on persons (tenant_id, user_name_key) where user_name_key is not null`,
    );
  },
};
