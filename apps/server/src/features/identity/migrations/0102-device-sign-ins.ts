import { type Migration, runStatements } from '../../../platform/database/index.ts';

/** Sign-ins of agents. The device is in a table of another feature, which is made later; it never loses a row. */
export const deviceSignInsMigration: Migration = {
  name: '0102-device-sign-ins',
  async up(db) {
    await runStatements(
      db,
      `alter table sign_ins add column device_id uuid;
       alter table sign_ins add column device_name text;
       create index sign_ins_of_device on sign_ins (device_id) where device_id is not null`,
    );
  },
};
