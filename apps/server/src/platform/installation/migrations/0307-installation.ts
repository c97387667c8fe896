import { type Migration, reserveForSystem, runStatements } from '../../database/index.ts';

/** One row: what all nodes on this database have in common. */
export const installationMigration: Migration = {
  name: '0307-installation',
  async up(db) {
    await runStatements(
      db,
      `create table installation (
         is_only_row boolean primary key default true check (is_only_row),
         keys_digest text not null
       )`,
    );
    await reserveForSystem(db, 'installation');
  },
};
