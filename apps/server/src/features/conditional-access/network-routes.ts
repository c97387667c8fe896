import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  addNetworkRoute,
  CodedError,
  listNetworksRoute,
  NetworkId,
  type NetworkView,
  removeNetworkRoute,
  updateNetworkRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { byCaller } from '../identity/index.ts';
import { selectPolicies } from './access-policies.ts';
import { changePolicies } from './change-policies.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { conditionalTables } from './conditional-tables.ts';
import { differenceOf } from './difference.ts';
import { requireWayBack } from './lock-out.ts';
import { normalRange } from './named-networks.ts';
import { nameContains, pageOf } from './name-order.ts';

const NETWORKS_MAX = 500;

interface Fields {
  readonly name: string;
  readonly description: string | null;
  readonly ranges: readonly string[];
}

/** What administrators do with named networks. */
export function registerNetworks(app: FastifyInstance, ports: ConditionalPorts): void {
  const { database } = ports;

  serve(app, listNetworksRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, async (tx) => {
      const rows = await selectNetworks(tx).where(nameContains(query.search)).execute();
      const { shown, next, total } = pageOf(rows, query);
      return { items: await viewsOf(tx, shown), next, total, address: caller.address };
    }),
  );

  serve(app, addNetworkRoute, ({ caller, body }) =>
    changePolicies(ports, caller, (tx) => addNetwork(tx, ports, { caller, fields: body })),
  );

  serve(app, updateNetworkRoute, ({ caller, params, body }) =>
    changePolicies(ports, caller, (tx) =>
      updateNetwork(tx, ports, { caller, id: params.networkId, patch: body }),
    ),
  );

  serve(app, removeNetworkRoute, async ({ caller, params }) => {
    await changePolicies(ports, caller, (tx) => removeNetwork(tx, ports, { caller, id: params.networkId }));
    return undefined;
  });
}

const selectNetworks = (tx: Transaction) =>
  conditionalTables(tx)
    .selectFrom('named_networks')
    .select(['id', 'name', 'description', 'ranges', 'created_at', 'updated_at']);

type NetworkRow = Awaited<ReturnType<ReturnType<typeof selectNetworks>['execute']>>[number];

async function mustFind(tx: Transaction, id: NetworkId): Promise<NetworkRow> {
  const row = await selectNetworks(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return row;
}

async function viewsOf(tx: Transaction, rows: readonly NetworkRow[]): Promise<NetworkView[]> {
  const policies = await selectPolicies(tx).orderBy('name').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    ranges: row.ranges,
    usedBy: policies
      .filter(({ conditions }) => conditions.networks?.of.includes(row.id))
      .map(({ id, name }) => ({ id, name })),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}

async function viewNetwork(tx: Transaction, id: NetworkId): Promise<NetworkView> {
  const [view] = await viewsOf(tx, [await mustFind(tx, id)]);
  if (view === undefined) throw new CodedError('NOT_FOUND');
  return view;
}

/** @throws CodedError REQUEST_MALFORMED with the place of each range that is none */
function normalRanges(ranges: readonly string[]): string[] {
  const normal = ranges.map(normalRange);
  const faults = normal.flatMap((range, index) =>
    range === null ? [{ pointer: `/body/ranges/${index}`, reason: 'network' }] : [],
  );
  if (faults.length > 0) throw new CodedError('REQUEST_MALFORMED', { faults });
  return [...new Set(normal.filter((range) => range !== null))];
}

const targetOf = ({ id, name }: { readonly id: NetworkId; readonly name: string }) =>
  ({ kind: 'network', id, name }) as const;
const auditable = (fields: Fields) => ({ ...fields, ranges: [...fields.ranges] });

async function addNetwork(
  tx: Transaction,
  ports: ConditionalPorts,
  { caller, fields }: { readonly caller: Caller; readonly fields: Fields },
): Promise<NetworkView> {
  const nowMs = ports.clock.now();
  const stored = { ...fields, ranges: normalRanges(fields.ranges) };
  const { count } = await conditionalTables(tx)
    .selectFrom('named_networks')
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count >= NETWORKS_MAX) throw new CodedError('CONFLICT', { reason: 'too-many', most: NETWORKS_MAX });
  const id = NetworkId.parse(randomUUID());
  const now = new Date(nowMs);
  await conditionalTables(tx)
    .insertInto('named_networks')
    .values({ id, tenant_id: caller.tenantId, ...stored, created_at: now, updated_at: now })
    .execute();
  const by = await byCaller(tx, caller, nowMs);
  const view = await viewNetwork(tx, id);
  await appendAudit(tx, caller.tenantId, [
    auditEvent('network.added', { ...by, target: targetOf(view), before: null, after: auditable(stored) }),
  ]);
  return view;
}

interface Update {
  readonly caller: Caller;
  readonly id: NetworkId;
  readonly patch: { readonly [Name in keyof Fields]?: Fields[Name] | undefined };
}

async function updateNetwork(
  tx: Transaction,
  ports: ConditionalPorts,
  { caller, id, patch }: Update,
): Promise<NetworkView> {
  const nowMs = ports.clock.now();
  const { name, description, ranges } = await mustFind(tx, id);
  const before = { name, description, ranges };
  const after = {
    name: patch.name ?? name,
    description: patch.description === undefined ? description : patch.description,
    ranges: patch.ranges === undefined ? ranges : normalRanges(patch.ranges),
  };
  const difference = differenceOf(before, after);
  if (difference === null) return viewNetwork(tx, id);
  await conditionalTables(tx)
    .updateTable('named_networks')
    .set({ ...after, updated_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
  await requireWayBack(tx, ports, caller);
  await noteAccessChange(tx, caller.tenantId, { kind: 'policy', id: null });
  const view = await viewNetwork(tx, id);
  const by = await byCaller(tx, caller, nowMs);
  await appendAudit(tx, caller.tenantId, [
    auditEvent('network.changed', { ...by, target: targetOf(view), ...difference }),
  ]);
  return view;
}

async function removeNetwork(
  tx: Transaction,
  ports: ConditionalPorts,
  { caller, id }: Omit<Update, 'patch'>,
): Promise<void> {
  const [view] = await viewsOf(tx, [await mustFind(tx, id)]);
  if (view === undefined) throw new CodedError('NOT_FOUND');
  if (view.usedBy.length > 0) {
    throw new CodedError('NETWORK_IN_USE', { policies: view.usedBy.map(({ name }) => name).slice(0, 20) });
  }
  await conditionalTables(tx).deleteFrom('named_networks').where('id', '=', id).execute();
  const by = await byCaller(tx, caller, ports.clock.now());
  const { name, description, ranges } = view;
  await appendAudit(tx, caller.tenantId, [
    auditEvent('network.removed', {
      ...by,
      target: targetOf(view),
      before: { name, description, ranges },
      after: null,
    }),
  ]);
}
