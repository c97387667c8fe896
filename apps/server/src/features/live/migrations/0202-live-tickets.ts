import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/migration.ts';

/** Tickets for live sockets: in the database, so that the node that is asked to open one needn't have given it. */
export const liveTicketsMigration: Migration = {
  name: '0202-live-tickets',
  async up(db) {
    await runStatements(
      db,
      `create table live_tickets (
         tenant_id uuid not null references tenants (id) on delete cascade,
         ticket_hash text not null,
         sign_in_id uuid not null,
         expires_at timestamptz not null,
         primary key (tenant_id, ticket_hash)
       );
       create index live_tickets_by_sign_in on live_tickets (tenant_id, sign_in_id);
       create index live_tickets_by_expiry on live_tickets (expires_at)`,
    );
    await protectTenantTable(db, 'live_tickets');
  },
};
