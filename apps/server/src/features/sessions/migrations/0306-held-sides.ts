import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

/** Which node has the connection of which side: when a node dies, the others know who is gone. */
export const heldSidesMigration: Migration = {
  name: '0306-held-sides',
  async up(db) {
    await runStatements(
      db,
      `create table held_sides (
         tenant_id uuid not null references tenants (id) on delete cascade,
         session_id uuid not null,
         incarnation uuid not null,
         connection_id uuid not null,
         node_id uuid not null references nodes (id) on delete cascade,
         primary key (connection_id, session_id)
       );
       create index held_sides_of_session on held_sides (session_id, incarnation);
       create index held_sides_of_node on held_sides (node_id)`,
    );
    await protectTenantTable(db, 'held_sides');
  },
};
