import { auditEvent, type AuditTrail, type Bus, type Clock, type Directory } from '@alongside/domain';
import { auditLogRoute, CodedError, exportAuditRoute, verifyAuditRoute } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { tenantTopic } from '../../platform/bus/index.ts';
import { verifyAuditChain } from '../../platform/audit/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { callersActor, serve, type Caller } from '../../platform/http/index.ts';
import { AuditLogPages } from './audit-log-pages.ts';
import { exportAudit } from './export-audit.ts';

interface AuditDeps {
  readonly database: Database;
  readonly directory: Directory;
  readonly audit: AuditTrail;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** The audit log: read, exported, verified. Nothing here changes or deletes a row. */
export function registerAudit(app: FastifyInstance, deps: AuditDeps): void {
  const { database, clock } = deps;
  const pages = new AuditLogPages(database);

  serve(app, auditLogRoute, async ({ caller, query }) => {
    const { after, limit, ...filter } = query;
    // One more than asked for tells whether there is a next page.
    const rows = await pages.page(caller.tenantId, filter, { before: readCursor(after), limit: limit + 1 });
    const items = rows.slice(0, limit);
    return {
      items,
      next: rows.length > limit ? String(items.at(-1)?.n) : null,
      total: await pages.count(caller.tenantId, filter),
    };
  });

  serve(app, exportAuditRoute, async ({ caller, query }) => {
    const { format, ...filter } = query;
    // The row is written before the first byte leaves: an export that breaks off has still been made.
    const rows = await pages.count(caller.tenantId, filter);
    await record(deps, caller, (who) =>
      auditEvent('audit.exported', { ...who, before: null, after: { format, rows } }),
    );
    return exportAudit({
      format,
      now: clock.now(),
      read: (page) => pages.page(caller.tenantId, filter, page),
    });
  });

  serve(app, verifyAuditRoute, async ({ caller }) => {
    const { rows, fault } = await verifyAuditChain(database, caller.tenantId);
    await record(deps, caller, (who) =>
      auditEvent('audit.verified', {
        ...who,
        result: fault === null ? 'done' : 'failed',
        before: null,
        after: { rows, fault },
      }),
    );
    return { rows, fault };
  });
}

function readCursor(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/u.test(text)) {
    throw new CodedError('REQUEST_MALFORMED', { faults: [{ pointer: '/query/after', reason: 'cursor' }] });
  }
  return Number(text);
}

type Who = Pick<Parameters<typeof auditEvent>[1], 'at' | 'actor' | 'target' | 'address'>;

async function record(
  { directory, audit, bus, clock }: AuditDeps,
  caller: Caller,
  event: (who: Who) => Parameters<AuditTrail['record']>[1][number],
): Promise<void> {
  const { tenantId, address } = caller;
  const actor = await callersActor(directory, caller);
  await audit.record(tenantId, [
    event({
      at: clock.now(),
      actor,
      target: { kind: 'audit-log', id: tenantId, name: null },
      address,
    }),
  ]);
  bus.publish(tenantTopic(tenantId, 'audit'), {});
}
