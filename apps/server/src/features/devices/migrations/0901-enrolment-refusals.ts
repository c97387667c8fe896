import { type Migration, runStatements } from '../../../platform/database/index.ts';

/** What a token refused since the audit log was told of it last: whoever keeps trying doesn't fill the log. */
export const enrolmentRefusalsMigration: Migration = {
  name: '0901-enrolment-refusals',
  async up(db) {
    await runStatements(
      db,
      `alter table enrolment_tokens
         add column refusals integer not null default 0,
         add column refusal_told_at timestamptz,
         add column refusal_told text`,
    );
  },
};
