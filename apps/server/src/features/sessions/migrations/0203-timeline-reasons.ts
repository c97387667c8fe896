import { type Migration, runStatements } from '../../../platform/database/migration.ts';

/** Why something ended that access no longer covers. */
export const timelineReasonsMigration: Migration = {
  name: '0203-timeline-reasons',
  up: (db) => runStatements(db, `alter table session_timeline add column lost text[] not null default '{}'`),
};
