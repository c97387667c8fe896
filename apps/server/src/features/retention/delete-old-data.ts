import { auditEvent, SYSTEM_ACTOR, type Bus, type Clock, type SettingsStore } from '@alongside/domain';
import { TenantId } from '@alongside/protocol';
import { tenantTopic } from '../../platform/bus/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { withSessions } from '../sessions/index.ts';

const DAY_MS = 86_400_000;
/** No tenant keeps sessions for less. */
const RETENTION_LEAST_DAYS = 1;

interface Expiring {
  /** Deletes what can't be used any more. */
  deleteExpired(): Promise<unknown>;
}

export interface RetentionPorts {
  readonly database: Database;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly bus: Bus;
  /** What keeps things that expire by themselves: live tickets, counts of tries. */
  readonly expiring: readonly Expiring[];
}

/** What one run deleted in one tenant. */
export interface DeletedOfTenant {
  readonly tenantId: TenantId;
  readonly sessions: number;
}

/**
 * Deletes what has been kept long enough: ended sessions with their timelines when the tenant's time is over (with one
 * row in its audit log), expired tickets, and counts of tries whose time is over.
 */
export async function deleteOldData(ports: RetentionPorts): Promise<readonly DeletedOfTenant[]> {
  const deleted: DeletedOfTenant[] = [];
  for (const tenantId of await tenantsWithOldSessions(ports)) {
    const sessions = await deleteOldSessions(ports, tenantId);
    if (sessions > 0) deleted.push({ tenantId, sessions });
  }
  for (const each of ports.expiring) await each.deleteExpired();
  return deleted;
}

function tenantsWithOldSessions({ database, clock }: RetentionPorts): Promise<TenantId[]> {
  const before = new Date(clock.now() - RETENTION_LEAST_DAYS * DAY_MS);
  return database.acrossTenants('find tenants that may have sessions to delete', async (tx) => {
    const rows = await withSessions(tx)
      .selectFrom('sessions')
      .select('tenant_id')
      .distinct()
      .where('ended_at', '<=', before)
      .execute();
    return rows.map((row) => TenantId.parse(row.tenant_id));
  });
}

async function deleteOldSessions(ports: RetentionPorts, tenantId: TenantId): Promise<number> {
  const { database, settings, clock, bus } = ports;
  const { retentionDays } = await settings.read(tenantId);
  const now = clock.now();
  const before = new Date(now - retentionDays * DAY_MS);
  const count = await database.inTenant(tenantId, async (tx) => {
    // Timelines go with their sessions.
    const { numDeletedRows } = await withSessions(tx)
      .deleteFrom('sessions')
      .where('tenant_id', '=', tenantId)
      .where('ended_at', '<=', before)
      .executeTakeFirstOrThrow();
    const sessions = Number(numDeletedRows);
    if (sessions > 0) {
      const event = auditEvent('retention.ran', {
        at: now,
        actor: SYSTEM_ACTOR,
        target: { kind: 'tenant', id: tenantId, name: null },
        before: null,
        after: { sessions, olderThan: before.toISOString() },
      });
      await appendAudit(tx, tenantId, [event]);
    }
    return sessions;
  });
  if (count > 0) {
    bus.publish(tenantTopic(tenantId, 'sessions'), {});
    bus.publish(tenantTopic(tenantId, 'audit'), {});
  }
  return count;
}
