import { SessionId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { accessChangesTopic, noteAccessChange } from '../../platform/access-changes/index.ts';
import { RepeatedJob, type JobClock, type JobOptions } from '../../platform/jobs/index.ts';
import { announceAccess } from './approvals.ts';
import type { ConditionalPorts } from './conditional-ports.ts';

/** What a policy says of the age of a sign-in, or of an approval, is held against running sessions this often. */
const SWEEP_EVERY_MS = 30_000;

type SweepPorts = Pick<ConditionalPorts, 'database' | 'bus' | 'clock'>;

interface SweeperOptions {
  readonly ports: Omit<SweepPorts, 'clock'>;
  readonly clock: JobClock & SweepPorts['clock'];
  readonly handleFault: JobOptions['handleFault'];
}

/** Time passes: sign-ins grow old and approvals run out while sessions run. */
export const conditionalTimeSweeper = ({ ports, clock, handleFault }: SweeperOptions): RepeatedJob =>
  new RepeatedJob({
    name: 'hold running sessions against policies that count time',
    everyMs: SWEEP_EVERY_MS,
    run: () => judgeWhatTimeChanges({ ...ports, clock }),
    clock,
    handleFault,
  });

/**
 * Has the running sessions judged anew of each tenant in which a policy that is on counts time, and helpers told whose
 * request for approval nobody answered in time.
 */
export async function judgeWhatTimeChanges(ports: SweepPorts): Promise<void> {
  const { database, bus } = ports;
  await tellOfLapsedApprovals(ports);
  const noted = await database.acrossTenants('tenants whose policies count time', async (tx) => {
    const { rows } = await sql<{ tenant_id: string }>`
      select distinct p.tenant_id from access_policies p
      where p.state = 'on'
        and (p.conditions ? 'signInOlderThanMs'
          or p.consequence @> '{"of": [{"kind": "fresh-sign-in"}]}'
          or p.consequence @> '{"of": [{"kind": "approval"}]}')
        and exists (select 1 from sessions s
          where s.tenant_id = p.tenant_id and s.kind in ('meeting', 'active'))`.execute(tx);
    for (const { tenant_id: tenantId } of rows) {
      await noteAccessChange(tx, TenantId.parse(tenantId), { kind: 'policy', id: null });
    }
    return rows.length;
  });
  if (noted > 0) bus.publish(accessChangesTopic, {});
}

/** One that lapses is told of by the next run or two, on each node: being told again changes nothing. */
async function tellOfLapsedApprovals({ database, bus, clock }: SweepPorts): Promise<void> {
  const nowMs = clock.now();
  const lapsed = await database.acrossTenants('approvals that nobody gave in time', async (tx) => {
    const { rows } = await sql<{ session_id: string }>`
      select distinct a.session_id from access_approvals a
      where a.state = 'waiting' and a.expires_at <= ${new Date(nowMs)}
        and a.expires_at > ${new Date(nowMs - 2 * SWEEP_EVERY_MS)}`.execute(tx);
    return rows;
  });
  for (const { session_id: sessionId } of lapsed) announceAccess({ bus }, SessionId.parse(sessionId));
}
