import { type Migration, runStatements } from '../../../platform/database/index.ts';

/** So few different entries that the whole index is a few pages: how many devices a filter has is counted in it alone. */
export const deviceCountsMigration: Migration = {
  name: '0505-device-counts',
  async up(db) {
    await runStatements(
      db,
      'create index devices_by_filter on devices (tenant_id, state, platform, ownership, compliance)',
    );
  },
};
