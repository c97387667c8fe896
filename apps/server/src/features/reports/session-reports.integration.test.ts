import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { agentDevice, joinSession, runCommand, type Person } from '@alongside/domain';
import { DeviceId, SessionFilter, SessionId, type SessionSummary } from '@alongside/protocol';
import { numberedUuid, sampleDevice } from '@alongside/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import type { FileAnswer } from '../../platform/http/index.ts';
import { TestSessionsWorld } from '../sessions/test-sessions-world.ts';
import { exportSessions } from './export-sessions.ts';
import { monitorFigures } from './monitor-figures.ts';
import { DatabaseSessionReports, type ReportFilter } from './database-session-reports.ts';
import { runningOf, summaryOf } from './session-summary.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const idOf = (row: SessionSummary | undefined): SessionId => SessionId.parse(row?.id);

function contentOf({ content }: FileAnswer): Promise<string> {
  if (!(content instanceof Readable)) throw new TypeError('The file is made before it is sent');
  return text(content);
}

const filterOf = (filter: Partial<ReportFilter> = {}): ReportFilter => SessionFilter.parse(filter);

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestSessionsWorld;
  let reports: DatabaseSessionReports;
  let ada: Person;
  let sharers: Person[];

  beforeAll(async () => {
    world = await TestSessionsWorld.open(engine);
    reports = new DatabaseSessionReports(world.database);
    ada = world.person(1, { fullName: 'Ada Müller', roles: ['help-desk-operator'] });
    const bo = world.person(2, { fullName: '=HYPERLINK("x")', roles: ['help-desk-operator'] });
    sharers = ['Örjan Ek', 'Zoë "Z" Ünal', 'محمد علي', 'Ada Sharer'].map((fullName, index) =>
      world.person(10 + index, { fullName }),
    );
    const stranger = world.person(30, { tenantId: world.otherTenantId, roles: ['help-desk-operator'] });
    await world.start(stranger);

    // Two days with ended sessions of 1, 2, … minutes, then one that runs and one that waits.
    for (const [index, sharer] of sharers.entries()) {
      const helper = index === 3 ? bo : ada;
      const id = await world.share(helper, sharer);
      await world.clock.advance((index + 1) * MINUTE_MS);
      await world.leave(index === 0 ? sharer : helper, id);
      await world.clock.advance(DAY_MS / 2);
    }
    await world.share(ada, sharers[1] ?? ada);
    await world.clock.advance(MINUTE_MS);
    await world.start(ada);
    await world.clock.advance(MINUTE_MS);
  });
  afterAll(() => world.close());

  const find = async (filter: Partial<ReportFilter>): Promise<readonly SessionSummary[]> => {
    const place = { after: undefined, limit: 100, now: world.clock.now() };
    const { items } = await reports.page(world.tenantId, filterOf(filter), place);
    expect(await reports.count(world.tenantId, filterOf(filter))).toBe(items.length);
    return items;
  };
  const sharersOf = async (filter: Partial<ReportFilter>) =>
    (await find(filter)).map(({ sharer }) => sharer?.fullName ?? null);

  it('REP1 lists what hasn’t ended and counts the days', async () => {
    const { sessions, total } = await reports.running(world.tenantId);
    const states = sessions.map((session) => summaryOf(session, world.clock.now()));
    expect(states.map(({ state, durationMs }) => [state, durationMs])).toEqual([
      ['waiting', null],
      ['active', 2 * MINUTE_MS],
    ]);
    expect(total).toBe(2);

    const figures = await monitorFigures(reports, world.tenantId, world.clock.now());
    expect(figures.sessions).toBe(6);
    expect(figures.averageDurationMs).toBe(2.5 * MINUTE_MS);
    expect(figures.perDay).toHaveLength(30);
    expect(figures.perDay.slice(-3)).toEqual([
      { day: '2026-03-10', sessions: 2 },
      { day: '2026-03-11', sessions: 2 },
      { day: '2026-03-12', sessions: 2 },
    ]);
  });

  it('REP2 finds by every word of names and addresses, whatever case and accents', async () => {
    expect(await sharersOf({ search: 'ORJAN muller' })).toEqual(['Örjan Ek']);
    expect(await sharersOf({ search: 'علي' })).toEqual(['محمد علي']);
    expect(await sharersOf({ search: 'person11@EXAMPLE.com unal' })).toHaveLength(2);
    expect(await sharersOf({ search: '%' })).toEqual([]);
    expect(await sharersOf({ search: "' or true --" })).toEqual([]);
    expect(await sharersOf({ search: '   ' })).toHaveLength(6);
  });

  it('REP2 filters by period, mode, reason, way and person', async () => {
    expect(await sharersOf({ endReason: 'sharer-left' })).toEqual(['Örjan Ek']);
    expect(await find({ mode: 'view' })).toHaveLength(5);
    expect(await find({ mode: 'control' })).toEqual([]);
    expect(await find({ startedBy: 'code' })).toHaveLength(6);
    expect(await find({ startedBy: 'link' })).toEqual([]);
    const [orjan] = sharers;
    expect(await find({ personId: orjan?.personId })).toHaveLength(1);
    const [newest, ...older] = await find({});
    expect(await find({ from: newest?.createdAt })).toEqual([newest]);
    expect(await find({ to: newest?.createdAt })).toEqual(older);
  });

  it('REP3 sorts by each column, both ways, what has none first', async () => {
    const durations = (await find({ sort: 'durationMs', order: 'asc' })).map(({ durationMs }) => durationMs);
    expect(durations).toEqual([null, ...[1, 2, 2, 3, 4].map((minutes) => minutes * MINUTE_MS)]);
    expect(await sharersOf({ sort: 'sharer', order: 'asc' })).toEqual([
      null,
      'Ada Sharer',
      'Örjan Ek',
      'Zoë "Z" Ünal',
      'Zoë "Z" Ünal',
      'محمد علي',
    ]);
    const helpers = (await find({ sort: 'helper' })).map(({ helper }) => helper.fullName);
    expect(helpers.at(-1)).toBe('=HYPERLINK("x")');
  });

  it('REP3 pages neither repeat nor skip a row, in every order', async () => {
    const sorts = SessionFilter.shape.sort.unwrap().options;
    for (const [sort, order] of sorts.flatMap((each) => [[each, 'asc'] as const, [each, 'desc'] as const])) {
      const whole = await find({ sort, order });
      const paged: SessionSummary[] = [];
      let after: string | undefined;
      do {
        const { items, next } = await reports.page(world.tenantId, filterOf({ sort, order }), {
          after,
          limit: 2,
          // Running sessions grow between two pages.
          now: world.clock.now() + paged.length * DAY_MS,
        });
        paged.push(...items);
        after = next ?? undefined;
      } while (after !== undefined);
      expect(paged).toEqual(whole);
    }
  });

  it('REP3 refuses a cursor that was made for another order or by hand', async () => {
    const place = { limit: 2, now: world.clock.now() };
    const { next } = await reports.page(world.tenantId, filterOf(), { ...place, after: undefined });
    const id = '00000000-0000-4000-8000-000000000001';
    const byHand = (cursor: object) => Buffer.from(JSON.stringify(cursor)).toString('base64url');
    const order = 'desc';
    for (const [after, filter] of [
      [next ?? '', filterOf({ sort: 'helper' })],
      ['!', filterOf()],
      [byHand({ sort: 'createdAt' }), filterOf()],
      [byHand({ sort: 'createdAt', order, key: 'x', id: '1', now: 0 }), filterOf()],
      [byHand({ sort: 'createdAt', order, key: 'x', id, now: 0 }), filterOf()],
      [byHand({ sort: 'durationMs', order, key: 'x', id, now: 0 }), filterOf({ sort: 'durationMs' })],
      [byHand({ sort: 'durationMs', order, key: '1', id, now: 9e15 }), filterOf({ sort: 'durationMs' })],
      [byHand({ sort: 'helper', order, key: 'a\0', id, now: 0 }), filterOf({ sort: 'helper' })],
    ] as const) {
      await expect(reports.page(world.tenantId, filter, { ...place, after })).rejects.toThrow(
        'REQUEST_MALFORMED',
      );
    }
  });

  it('REP4 shows one session with its timeline in order', async () => {
    const [newest] = await find({ endReason: 'sharer-left' });
    const found = await reports.one(world.tenantId, idOf(newest));
    expect(found?.timeline.map(({ n, what, by }) => [n, what, by])).toEqual([
      [1, 'started', 'helper'],
      [2, 'joined', 'sharer'],
      [3, 'asked', 'helper'],
      [4, 'grant-given', 'sharer'],
      [5, 'grant-ended', 'sharer'],
      [6, 'ended', 'sharer'],
    ]);
    expect(found?.timeline.at(-1)).toMatchObject({ reason: 'sharer-left' });
  });

  it('REP5 shows its own tenant alone', async () => {
    const { items } = await reports.page(world.otherTenantId, filterOf(), {
      after: undefined,
      limit: 100,
      now: world.clock.now(),
    });
    expect(items).toHaveLength(1);
    const [mine] = await find({});
    expect(await reports.one(world.otherTenantId, idOf(mine))).toBeNull();
  });

  it('REP6, REP7, REP8 exports all rows as CSV', async () => {
    const file = exportSessions(reports, {
      tenantId: world.tenantId,
      filter: filterOf({ order: 'asc' }),
      format: 'csv',
      now: world.clock.now(),
    });
    expect(file).toMatchObject({ contentType: 'text/csv; charset=utf-8; header=present' });
    expect(file.fileName).toBe('sessions-2026-03-12.csv');
    const csv = await contentOf(file);
    const lines = csv.split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^\uFEFFid,helperName,helperEmail,/u);
    expect(csv).toContain('"Zoë ""Z"" Ünal"');
    expect(csv).toContain('"\'=HYPERLINK(""x"")"');
  });

  it('REP6 exports all rows as JSON, also none', async () => {
    const now = world.clock.now();
    const options = { tenantId: world.tenantId, format: 'json', now } as const;
    const file = exportSessions(reports, { ...options, filter: filterOf() });
    expect(JSON.parse(await contentOf(file))).toEqual(await find({}));
    const none = exportSessions(reports, { ...options, filter: filterOf({ search: 'nobody at all' }) });
    expect(JSON.parse(await contentOf(none))).toEqual([]);
  });

  it('REP10 says of a running session what is allowed now besides what once was', async () => {
    const own = await TestSessionsWorld.open(engine);
    const [helper, sharer] = [own.person(1, { roles: ['help-desk-operator'] }), own.person(2)];
    const sessionId = await own.share(helper, sharer);
    const running = async () => {
      const { sessions } = await new DatabaseSessionReports(own.database).running(own.tenantId);
      return sessions.map((session) => runningOf(session, own.clock.now()));
    };
    expect(await running()).toMatchObject([{ modesUsed: ['view'], modesNow: ['view'] }]);
    const caller = own.requester(sharer);
    await runCommand(own.ports, { caller, sessionId, command: { kind: 'give-up', capability: 'view' } });
    expect(await running()).toMatchObject([{ modesUsed: ['view'], modesNow: [] }]);
    await own.close();
  });

  it('REP2, REP9 names the device of a session that an agent joined, and finds it by the device', async () => {
    const own = await TestSessionsWorld.open(engine);
    const helper = own.person(1, { roles: ['help-desk-operator'] });
    const { code } = await own.start(helper);
    const caller = { ...own.requester(own.person(2)), device: sampleDevice };
    await joinSession(own.ports, { caller, code, way: 'code', device: agentDevice(sampleDevice) });
    const now = own.clock.now();
    const { tenantId } = own;
    const ownReports = new DatabaseSessionReports(own.database);
    const { items } = await ownReports.page(tenantId, filterOf(), { after: undefined, limit: 100, now });
    expect(items).toMatchObject([{ surface: 'agent', deviceName: sampleDevice.name }]);
    const countOf = (deviceId: DeviceId) => ownReports.count(tenantId, filterOf({ deviceId }));
    expect(await countOf(sampleDevice.id)).toBe(1);
    expect(await countOf(DeviceId.parse(numberedUuid(0xdead)))).toBe(0);
    const file = exportSessions(ownReports, { tenantId, filter: filterOf(), format: 'csv', now });
    expect(await contentOf(file)).toContain(`,agent,${sampleDevice.name},`);
    await own.close();
  });
});
