import { auditEvent, instantOf, shownName } from '@alongside/domain';
import {
  CodedError,
  type DeviceId,
  type ExternalFacts,
  type ExternalFactsView,
  FACT_SOURCES_MAX,
  type FactSource,
} from '@alongside/protocol';
import { sql } from 'kysely';
import { isDeepStrictEqual } from 'node:util';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { byCaller } from '../identity/index.ts';
import type { DevicePorts } from './device-ports.ts';
import { requireManagedDevice } from './device-scope.ts';
import { lockDevice } from './device-store.ts';
import { deviceTables } from './device-tables.ts';

interface Told {
  readonly id: DeviceId;
  readonly source: FactSource;
  readonly facts: ExternalFacts;
}

/**
 * Keeps what something outside knows of a device, in place of what it told before.
 * @throws CodedError NOT_FOUND, PERMISSION_MISSING; CONFLICT for one source too many
 */
export function setExternalFacts(
  ports: DevicePorts,
  caller: Caller,
  { id, source, facts }: Told,
): Promise<ExternalFactsView> {
  const nowMs = ports.clock.now();
  return ports.database.inTenant(caller.tenantId, async (tx) => {
    const by = await byCaller(tx, caller, nowMs);
    const device = await lockDevice(tx, id);
    if (device === null) throw new CodedError('NOT_FOUND');
    await requireManagedDevice(tx, caller, id);
    const { external_facts: told } = await deviceTables(tx)
      .selectFrom('devices')
      .select('external_facts')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const before = Object.hasOwn(told, source) ? (told[source]?.facts ?? null) : null;
    await requireMayTell(tx, caller, source);
    const setBy = { kind: by.actor.kind, name: by.actor.name };
    const all = { ...told, [source]: { facts, setAt: instantOf(nowMs), setBy } };
    if (Object.keys(all).length > FACT_SOURCES_MAX) throw new CodedError('CONFLICT');
    const isSame = isDeepStrictEqual(before, facts);
    await deviceTables(tx)
      .updateTable('devices')
      .set({ external_facts: JSON.stringify(all), ...(!isSame && { compliance_stale: true }) })
      .where('id', '=', id)
      .execute();
    if (!isSame) {
      const event = auditEvent('device.external-facts-changed', {
        ...by,
        target: { kind: 'device', id, name: shownName(device) },
        before: { source, facts: before },
        after: { source, facts },
      });
      await appendAudit(tx, caller.tenantId, [event]);
    }
    return { source, facts, setAt: instantOf(nowMs), setBy };
  });
}

/**
 * By what a source tells that a compliance policy asks, devices comply or don't: it is told by a service, whose token is
 * made for that, or by whoever manages policies, and not by everybody who manages devices.
 * @throws CodedError PERMISSION_MISSING
 */
async function requireMayTell(tx: Transaction, caller: Caller, source: FactSource): Promise<void> {
  if (caller.token?.kind === 'service' || caller.permissions.has('manage-policies')) return;
  const asked = JSON.stringify([{ kind: 'external-fact', source }]);
  const { rows } =
    await sql`select 1 from compliance_policies where rules @> ${asked}::jsonb limit 1`.execute(tx);
  if (rows.length > 0) throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-policies'] });
}
