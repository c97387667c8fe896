import {
  addCompliancePolicyRoute,
  type CompliancePolicyView,
  deviceComplianceRoute,
  getCompliancePolicyRoute,
  listCompliancePoliciesRoute,
  removeCompliancePolicyRoute,
  updateCompliancePolicyRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { accessChangesTopic } from '../../platform/access-changes/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { addPolicy, changePolicy, removePolicy } from './change-policies.ts';
import { showCompliance } from './compliance-of-device.ts';
import type { CompliancePorts } from './compliance-ports.ts';
import { findPolicy, readPolicies, showPolicies, type StoredPolicy } from './policy-store.ts';

/** Compliance policies, and what they say of a device. */
export function registerCompliance(app: FastifyInstance, ports: CompliancePorts): void {
  const { database, bus, clock } = ports;
  const change = async <Result>(caller: Caller, work: (tx: Transaction) => Promise<Result>) => {
    const result = await database.inTenant(caller.tenantId, work);
    bus.publish(accessChangesTopic, {});
    bus.publish(tenantTopic(caller.tenantId, 'audit'), {});
    return result;
  };

  serve(app, listCompliancePoliciesRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, async (tx) => {
      const words = (query.search ?? '').toLowerCase();
      const found = (await readPolicies(tx)).filter(({ name }) => name.toLowerCase().includes(words));
      const start = found.findIndex(({ id }) => id === query.after) + 1;
      const shown = found.slice(start, start + query.limit);
      const next = start + shown.length < found.length ? (shown.at(-1)?.id ?? null) : null;
      return { items: await showPolicies(tx, shown), next, total: found.length };
    }),
  );

  serve(app, getCompliancePolicyRoute, ({ caller, params }) =>
    database.inTenant(caller.tenantId, async (tx) => show(tx, await findPolicy(tx, params.policyId))),
  );

  serve(app, addCompliancePolicyRoute, ({ caller, body }) =>
    change(caller, async (tx) => show(tx, await addPolicy({ tx, caller, ports }, body))),
  );

  serve(app, updateCompliancePolicyRoute, ({ caller, params, body }) =>
    change(caller, async (tx) => show(tx, await changePolicy({ tx, caller, ports }, params.policyId, body))),
  );

  serve(app, removeCompliancePolicyRoute, async ({ caller, params }) => {
    await change(caller, (tx) => removePolicy({ tx, caller, ports }, params.policyId));
    return undefined;
  });

  serve(app, deviceComplianceRoute, ({ caller, params }) =>
    database.inTenant(caller.tenantId, async (tx) => {
      await ports.requireSeenDevice(tx, caller, params.deviceId);
      return showCompliance(tx, params.deviceId, clock.now());
    }),
  );
}

async function show(tx: Transaction, policy: StoredPolicy): Promise<CompliancePolicyView> {
  const [view] = await showPolicies(tx, [policy]);
  if (view === undefined) throw new Error('A policy has no view');
  return view;
}
