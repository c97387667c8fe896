import { type Migration, protectTenantTable, reserveForSystem, runStatements } from '../../database/index.ts';

/** Which processes of the server live, and which of them holds the connection of which device. */
export const nodeLeasesMigration: Migration = {
  name: '0305-node-leases',
  async up(db) {
    await runStatements(
      db,
      `create table nodes (
         id uuid primary key,
         beat_at timestamptz not null
       );
       create table device_presence (
         tenant_id uuid not null references tenants (id),
         device_id uuid primary key references devices (id) on delete cascade,
         node_id uuid not null references nodes (id) on delete cascade,
         since timestamptz not null,
         connection_id uuid not null
       );
       create index device_presence_of_node on device_presence (node_id);
       create index device_presence_of_tenant on device_presence (tenant_id, device_id)`,
    );
    await reserveForSystem(db, 'nodes');
    await protectTenantTable(db, 'device_presence');
  },
};
