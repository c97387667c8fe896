import { auditEvent, SYSTEM_ACTOR } from '@alongside/domain';
import { appendAudit } from '../../../platform/audit/index.ts';
import { deleteExpiredModels } from '../embedded-provider/database-oidc-adapter.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { announceEndedSignIns } from './announce-ended-sign-ins.ts';
import { takeExpiredSignIns } from './sign-in-store.ts';

/** How often the job runs. */
export const EXPIRY_EVERY_MS = 30_000;

type Ports = Pick<IdentityPorts, 'database' | 'bus' | 'clock'>;

/** Ends the sign-ins whose time is over, with their live sockets, and deletes what else of signing in has expired. */
export async function expireSignIns(ports: Ports): Promise<void> {
  const nowMs = ports.clock.now();
  const expired = await ports.database.acrossTenants('sign-ins whose time is over', async (tx) => {
    const taken = await takeExpiredSignIns(tx, nowMs);
    for (const { id, tenantId } of taken) {
      const event = auditEvent('sign-in.ended', {
        at: nowMs,
        actor: SYSTEM_ACTOR,
        target: { kind: 'sign-in', id, name: null },
        before: null,
        after: { cause: 'expired' },
      });
      await appendAudit(tx, tenantId, [event]);
    }
    const tables = identityTables(tx);
    const now = new Date(nowMs);
    await tables.deleteFrom('sign_in_attempts').where('expires_at', '<', now).execute();
    await tables.deleteFrom('interaction_steps').where('expires_at', '<', now).execute();
    await tables.deleteFrom('known_devices').where('expires_at', '<', now).execute();
    return taken;
  });
  announceEndedSignIns(
    ports.bus,
    expired.map(({ id }) => id),
  );
  await deleteExpiredModels(ports.database, nowMs);
}
