import { auditEvent, type AuditTrail, type Clock, type Directory } from '@alongside/domain';
import {
  activeSessionsRoute,
  CodedError,
  exportSessionsRoute,
  sessionReportRoute,
  sessionsReportRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { callersActor, serve, type Caller } from '../../platform/http/index.ts';
import { exportSessions } from './export-sessions.ts';
import { monitorFigures } from './monitor-figures.ts';
import type { DatabaseSessionReports, ReportFilter } from './database-session-reports.ts';
import { figuresOf, runningOf, summaryOf } from './session-summary.ts';

interface ReportDeps {
  readonly reports: DatabaseSessionReports;
  readonly directory: Directory;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** The monitor, the sessions report with its exports, and one session with its timeline. */
export function registerReports(app: FastifyInstance, deps: ReportDeps): void {
  const { reports, clock } = deps;

  serve(app, activeSessionsRoute, async ({ caller }) => {
    const now = clock.now();
    const { sessions, total } = await reports.running(caller.tenantId);
    return {
      sessions: sessions.map((session) => runningOf(session, now)),
      totals: { active: total, ...(await monitorFigures(reports, caller.tenantId, now)) },
    };
  });

  serve(app, sessionsReportRoute, async ({ caller, query }) => {
    const { after, limit, ...filter } = query;
    const page = await reports.page(caller.tenantId, filter, { after, limit, now: clock.now() });
    return { ...page, total: await reports.count(caller.tenantId, filter) };
  });

  serve(app, exportSessionsRoute, async ({ caller, query }) => {
    const { format, ...filter } = query;
    // The row is written before the first byte leaves: an export that breaks off has still been made.
    await recordExport(deps, caller, { format, filter });
    return exportSessions(reports, { tenantId: caller.tenantId, filter, format, now: clock.now() });
  });

  serve(app, sessionReportRoute, async ({ caller, params }) => {
    const found = await reports.one(caller.tenantId, params.sessionId);
    if (found === null) throw new CodedError('NOT_FOUND');
    const { session, timeline } = found;
    return { session: summaryOf(session, clock.now()), figures: figuresOf(session), timeline };
  });
}

async function recordExport(
  { reports, directory, audit, clock }: ReportDeps,
  caller: Caller,
  { format, filter }: { format: 'csv' | 'json'; filter: ReportFilter },
): Promise<void> {
  const { tenantId, address } = caller;
  const actor = await callersActor(directory, caller);
  const rows = await reports.count(tenantId, filter);
  const event = auditEvent('report.exported', {
    at: clock.now(),
    actor,
    target: { kind: 'report', id: 'sessions', name: null },
    address,
    before: null,
    after: { format, rows },
  });
  await audit.record(tenantId, [event]);
}
