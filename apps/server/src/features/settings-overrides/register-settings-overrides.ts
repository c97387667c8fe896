import { randomUUID } from 'node:crypto';
import { auditEvent, type AuditEvent, type Bus, type Clock } from '@alongside/domain';
import {
  addSettingsOverrideRoute,
  listSettingsOverridesRoute,
  OverrideId,
  orderSettingsOverridesRoute,
  removeSettingsOverrideRoute,
  type SettingsOverrideView,
  updateSettingsOverrideRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { accessChangesTopic, noteAccessChange } from '../../platform/access-changes/index.ts';
import { type ByCaller, appendAudit } from '../../platform/audit/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import {
  deleteOverride,
  findOverride,
  insertOverride,
  orderOverrides,
  readOverrides,
  updateOverride,
} from './override-store.ts';

/** Everything that settings of groups stand on. */
interface OverridePorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly byCaller: ByCaller;
}

type About = Awaited<ReturnType<OverridePorts['byCaller']>>;

/** What a change answers, and the row that tells of it; null: nothing is different. */
interface Changed<Result> {
  readonly result: Result;
  readonly tell: ((about: About) => AuditEvent) | null;
}

/** Settings that differ for groups. Like the tenant's own they count from the next question on. */
export function registerSettingsOverrides(app: FastifyInstance, ports: OverridePorts): void {
  const { database, clock } = ports;

  serve(app, listSettingsOverridesRoute, ({ caller }) =>
    database.inTenant(caller.tenantId, async (tx) => allOf(await readOverrides(tx))),
  );

  serve(app, addSettingsOverrideRoute, ({ caller, body }) =>
    change(ports, caller, async (tx) => {
      const id = OverrideId.parse(randomUUID());
      await insertOverride(tx, { ...body, id, tenantId: caller.tenantId, nowMs: clock.now() });
      const added = await findOverride(tx, id);
      return { result: added, tell: tellOf(null, added) };
    }),
  );

  serve(app, updateSettingsOverrideRoute, ({ caller, params, body }) =>
    change(ports, caller, async (tx) => {
      const before = await findOverride(tx, params.overrideId);
      if (isSame(before.settings, body.settings)) return { result: before, tell: null };
      await updateOverride(tx, before.id, { settings: body.settings, nowMs: clock.now() });
      const after = await findOverride(tx, before.id);
      return { result: after, tell: tellOf(before, after) };
    }),
  );

  serve(app, removeSettingsOverrideRoute, ({ caller, params }) =>
    change(ports, caller, async (tx) => {
      const before = await findOverride(tx, params.overrideId);
      await deleteOverride(tx, before.id);
      return { result: undefined, tell: tellOf(before, null) };
    }),
  );

  serve(app, orderSettingsOverridesRoute, ({ caller, body }) =>
    change(ports, caller, async (tx) => {
      const before = await readOverrides(tx);
      await orderOverrides(tx, body.ids);
      const after = await readOverrides(tx);
      const names = (all: readonly SettingsOverrideView[]) => all.map(({ group }) => group.name);
      const tell = (about: About) =>
        auditEvent('settings-overrides.ordered', {
          ...about,
          target: { kind: 'settings', id: caller.tenantId, name: null },
          before: { groups: names(before) },
          after: { groups: names(after) },
        });
      const isMoved = before.some(({ id }, index) => after[index]?.id !== id);
      return { result: allOf(after), tell: isMoved ? tell : null };
    }),
  );
}

const allOf = (items: SettingsOverrideView[]) => ({ items, next: null, total: items.length });

const isSame = (
  before: SettingsOverrideView['settings'],
  after: SettingsOverrideView['settings'],
): boolean => {
  const sorted = (settings: object) => JSON.stringify(Object.entries(settings).sort());
  return sorted(before) === sorted(after);
};

const tellOf =
  (before: SettingsOverrideView | null, after: SettingsOverrideView | null) =>
  (about: About): AuditEvent => {
    const [view] = [after, before].filter((each) => each !== null);
    const told = {
      ...about,
      target:
        view === undefined
          ? null
          : ({ kind: 'settings-override', id: view.id, name: view.group.name } as const),
    };
    const fields = ({ group, settings }: SettingsOverrideView) => ({ group: group.name, settings });
    if (after === null) {
      return auditEvent('settings-override.removed', {
        ...told,
        before: before === null ? null : fields(before),
        after: null,
      });
    }
    return before === null
      ? auditEvent('settings-override.added', { ...told, before: null, after: fields(after) })
      : auditEvent('settings-override.changed', { ...told, before: fields(before), after: fields(after) });
  };

async function change<Result>(
  ports: OverridePorts,
  caller: Caller,
  work: (tx: Transaction) => Promise<Changed<Result>>,
): Promise<Result> {
  const { database, bus, clock } = ports;
  const { tenantId } = caller;
  const result = await database.inTenant(tenantId, async (tx) => {
    const changed = await work(tx);
    if (changed.tell !== null) {
      await noteAccessChange(tx, tenantId, { kind: 'settings', id: null });
      await appendAudit(tx, tenantId, [changed.tell(await ports.byCaller(tx, caller, clock.now()))]);
    }
    return changed.result;
  });
  bus.publish(accessChangesTopic, {});
  bus.publish(tenantTopic(tenantId, 'settings'), {});
  bus.publish(tenantTopic(tenantId, 'audit'), {});
  return result;
}
