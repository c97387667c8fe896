import {
  bulkDevicesRoute,
  countDevicesByRuleRoute,
  createDeviceGroupRoute,
  createEnrolmentTokenRoute,
  type DeviceDetail,
  type DeviceId,
  getDeviceGroupRuleRoute,
  findDevicesRoute,
  getDeviceRoute,
  listDevicesRoute,
  listEnrolmentTokensRoute,
  restoreDeviceRoute,
  retireDeviceRoute,
  revokeEnrolmentTokenRoute,
  rotateDeviceKeyRoute,
  setDeviceGroupRuleRoute,
  setExternalFactsRoute,
  unenrolDeviceRoute,
  updateDeviceRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { administerDevice, administerDevices, type DeviceTask } from './administer-devices.ts';
import { createDeviceGroup, readGroupRule, setDeviceGroupRule } from './change-group-rule.ts';
import { describeDevice } from './describe-device.ts';
import { type DeviceScope, seenDevices } from './device-scope.ts';
import type { DevicePorts } from './device-ports.ts';
import { createEnrolmentToken, listEnrolmentTokens, revokeEnrolmentToken } from './enrolment-tokens.ts';
import { setExternalFacts } from './external-facts.ts';
import { countByRule } from './groups-by-rule.ts';
import { listDevices } from './list-devices.ts';

/** A thousand ids. */
const BULK_MAX_BYTES = 65_536;

/** The devices of a tenant, for its administrators and for those who help. */
export function registerDevices(app: FastifyInstance, ports: DevicePorts): void {
  const { database, clock, lease } = ports;
  const placeWithin = ({ tenantId }: Caller, scope: DeviceScope) => ({
    tenantId,
    living: lease.living,
    nowMs: clock.now(),
    scope,
  });
  const placeOf = async (tx: Transaction, caller: Caller) =>
    placeWithin(caller, await seenDevices(tx, caller));
  const describe = (caller: Caller, id: DeviceId): Promise<DeviceDetail> =>
    database.inTenant(caller.tenantId, async (tx) => describeDevice(tx, id, await placeOf(tx, caller)));
  const administer = async (caller: Caller, id: DeviceId, task: DeviceTask): Promise<DeviceDetail> => {
    await administerDevice(ports, caller, { id, task });
    return describe(caller, id);
  };

  serve(app, listDevicesRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, async (tx) => listDevices(tx, query, await placeOf(tx, caller))),
  );
  serve(app, findDevicesRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, async (tx) => {
      const names = { ...query, sort: 'name', total: 'bounded' } as const;
      const { items } = await listDevices(tx, names, placeWithin(caller, 'all'));
      return { items: items.map(({ id, name, primaryPerson }) => ({ id, name, primaryPerson })) };
    }),
  );
  serve(app, getDeviceRoute, ({ caller, params }) => describe(caller, params.deviceId));
  serve(app, updateDeviceRoute, ({ caller, params, body }) =>
    administer(caller, params.deviceId, { kind: 'describe', ...body }),
  );
  serve(app, retireDeviceRoute, ({ caller, params }) =>
    administer(caller, params.deviceId, { kind: 'retire' }),
  );
  serve(app, restoreDeviceRoute, ({ caller, params }) =>
    administer(caller, params.deviceId, { kind: 'restore' }),
  );
  serve(app, unenrolDeviceRoute, ({ caller, params }) =>
    administer(caller, params.deviceId, { kind: 'unenrol' }),
  );
  serve(app, rotateDeviceKeyRoute, ({ caller, params }) =>
    administer(caller, params.deviceId, { kind: 'rotate-key' }),
  );
  serve(app, bulkDevicesRoute, ({ caller, body }) => administerDevices(ports, caller, body), {
    bodyMaxBytes: BULK_MAX_BYTES,
  });
  serve(app, setExternalFactsRoute, ({ caller, params, body }) =>
    setExternalFacts(ports, caller, { id: params.deviceId, source: params.source, facts: body.facts }),
  );
  registerTokens(app, ports);
  registerGroupsByRule(app, ports);
}

function registerTokens(app: FastifyInstance, ports: DevicePorts): void {
  serve(app, listEnrolmentTokensRoute, ({ caller, query }) =>
    ports.database.inTenant(caller.tenantId, (tx) => listEnrolmentTokens(tx, query)),
  );
  serve(app, createEnrolmentTokenRoute, ({ caller, body }) => createEnrolmentToken(ports, caller, body));
  serve(app, revokeEnrolmentTokenRoute, async ({ caller, params }) => {
    await revokeEnrolmentToken(ports, caller, params.enrolmentTokenId);
    return undefined;
  });
}

function registerGroupsByRule(app: FastifyInstance, ports: DevicePorts): void {
  const { database } = ports;
  serve(app, createDeviceGroupRoute, ({ caller, body }) => createDeviceGroup(ports, caller, body));
  serve(app, getDeviceGroupRuleRoute, ({ caller, params }) =>
    database.inTenant(caller.tenantId, (tx) => readGroupRule(tx, params.groupId)),
  );
  serve(app, setDeviceGroupRuleRoute, ({ caller, params, body }) =>
    setDeviceGroupRule(ports, caller, { id: params.groupId, rule: body.rule }),
  );
  serve(app, countDevicesByRuleRoute, async ({ caller, body }) => ({
    devices: await database.inTenant(caller.tenantId, async (tx) =>
      countByRule(tx, { tenantId: caller.tenantId, scope: await seenDevices(tx, caller) }, body.rule),
    ),
  }));
}
