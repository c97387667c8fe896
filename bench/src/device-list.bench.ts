// What the first page of the list of devices takes on PostgreSQL, with its total, by what it is narrowed to.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { GroupId } from '@alongside/protocol';
import { sql } from 'kysely';
import { listDevices } from '../../apps/server/src/features/devices/list-devices.ts';
import { openOrganisation } from './access/large-organisation.ts';
import { fillFleet } from './devices/fill-fleet.ts';
import { sayTable } from './organisation/say-table.ts';
import { summaryOf } from './statistics.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    devices: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '100' },
  },
});
const [devices, runs] = [Number(values.devices), Number(values.runs)];
if (!Number.isInteger(devices) || devices < 1 || !Number.isInteger(runs) || runs < 1) {
  throw new RangeError('Not a number');
}

const WARM_UP = 3;
const PAGE = 50;

await using organisation = await openOrganisation({
  people: devices,
  groups: 1_000,
  assignments: 500,
  policies: 50,
});
const { database, tenantId } = organisation;
const living = await database.acrossTenants('make the devices differ', (tx) => fillFleet(tx, tenantId));
/** Groups of a scope with all that are inside them: as many as an assignment names, and half of all. */
const groups = await database.inTenant(tenantId, async (tx) => {
  const { rows } = await sql<{ id: GroupId }>`
    select id from groups where kind = 'devices' order by name`.execute(tx);
  return rows.map(({ id }) => id);
});
const [group] = groups;
if (group === undefined) throw new Error('There is no group');

type Query = Parameters<typeof listDevices>[1];
type Scope = Parameters<typeof listDevices>[2]['scope'];
interface Case {
  readonly query: Partial<Query>;
  readonly scope?: Scope;
}
const CASES: Readonly<Record<string, Case>> = {
  all: { query: {} },
  byLastSeen: { query: { sort: '-lastSeenAt' } },
  windowsNoncompliant: { query: { platform: 'windows', compliance: 'noncompliant' } },
  online: { query: { online: 'true' } },
  offline: { query: { online: 'false' } },
  onlineWindows: { query: { online: 'true', platform: 'windows' } },
  inGroup: { query: { group } },
  rareWord: { query: { search: '4242' } },
  wordOfAll: { query: { search: 'thinkpad' } },
  scopeOf25Groups: { query: {}, scope: groups.slice(0, 25) },
  scopeOf250Groups: { query: {}, scope: groups.slice(0, 250) },
  onlineInScopeOf25: { query: { online: 'true' }, scope: groups.slice(0, 25) },
};

async function once({
  query,
  scope = 'all',
}: Case): Promise<{ readonly ms: number; readonly total: number }> {
  const begunAt = performance.now();
  const page = await database.inTenant(tenantId, (tx) =>
    listDevices(
      tx,
      { state: 'enrolled', sort: 'name', limit: PAGE, total: 'bounded', ...query },
      { tenantId, living, nowMs: Date.now(), scope },
    ),
  );
  return { ms: performance.now() - begunAt, total: page.total };
}

const results: Record<string, { total: number; p50?: number; p99?: number }> = {};
for (const [name, one] of Object.entries(CASES)) {
  for (let n = 0; n < WARM_UP; n += 1) await once(one);
  const took: number[] = [];
  let found = 0;
  while (took.length < runs) {
    const { ms, total } = await once(one);
    took.push(ms);
    found = total;
  }
  results[name] = { total: found, ...summaryOf(took) };
}
sayTable({ devices, load: loadavg().map((each) => each.toFixed(1)), ...results });
if (values.json) process.stdout.write(`${JSON.stringify({ deviceList: results })}\n`);
