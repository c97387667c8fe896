import { randomBytes, randomUUID } from 'node:crypto';
import {
  agentDevice,
  type Bus,
  joinSession,
  type Requester,
  runCommand,
  type SessionPorts,
  startSession,
} from '@alongside/domain';
import {
  type AssignmentView,
  GrantId,
  QuestionId,
  type RoleView,
  type SessionId,
  SessionId as Id,
} from '@alongside/protocol';
import { FakeClock, InMemoryBus, inMemoryPorts } from '@alongside/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimAccessChanges, noteAccessChange } from '../../platform/access-changes/index.ts';
import { DatabaseAuditLog } from '../../platform/audit/index.ts';
import { NO_COUNTRIES } from '../../platform/countries/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { TestTenant } from '../directory/test-directory-world.ts';
import { DatabaseDirectory } from '../identity/index.ts';
import type { TestIdentityWorld, TestMember } from '../identity/test-identity-world.ts';
import { DatabaseSessionReports } from '../reports/index.ts';
import { DatabaseSessionStore } from '../sessions/index.ts';
import { DatabaseAccessReader } from './database-access-reader.ts';
import { accessSweeper, sweepAccessChanges } from './sweep-access-changes.ts';
import { openRolesWorld } from './test-roles-world.ts';

const fail = (fault: unknown): never => {
  throw fault;
};

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let tenant: TestTenant;
  let ports: SessionPorts;

  beforeAll(async () => {
    // Its jobs don't run: whoever did something is as good as dead right after.
    world = await openRolesWorld(engine);
    const { database, clock, settings } = world.ports;
    ports = {
      ...inMemoryPorts(clock, []),
      sessions: new DatabaseSessionStore(database),
      directory: new DatabaseDirectory(database),
      access: new DatabaseAccessReader({ database, clock, countryOf: NO_COUNTRIES }),
      audit: new DatabaseAuditLog(database),
      settings,
      ids: {
        sessionId: () => Id.parse(randomUUID()),
        grantId: () => GrantId.parse(randomUUID()),
      },
      randomness: { bytes: (count) => randomBytes(count) },
    };
  });
  afterAll(() => world.close());

  let helper: TestMember;
  let role: RoleView;
  let assignment: AssignmentView;
  let sessionId: SessionId;

  const sweep = () => sweepAccessChanges({ database: world.ports.database, sessions: ports }, fail);
  const stored = () => ports.sessions.find(tenant.admin.tenantId, sessionId);
  const left = () =>
    world.ports.database.acrossTenants('changes left by a test', async (tx) => {
      const { rows } = await sql`select * from access_changes`.execute(tx);
      return rows.length;
    });

  /** A session under full control on a device, by a role that came through a group. */
  beforeEach(async () => {
    tenant = await TestTenant.make(world);
    helper = await tenant.member('helper');
    const sharer = await tenant.member('sharer');
    const desk = await tenant.group('Desk');
    await tenant.change(desk.id, { add: { people: [helper.personId] } });
    const { browser } = tenant;
    const made = { name: 'Control', permissions: ['take-full-control'] };
    role = (await browser.call('POST', '/roles', made)) as RoleView;
    assignment = (await browser.call('POST', '/assignments', {
      name: 'Desk',
      role: role.id,
      members: [desk.id],
      scope: { people: 'all', devices: 'all' },
    })) as AssignmentView;
    const id = await tenant.device('Front desk');
    const { tenantId } = tenant.admin;
    const asHelper: Requester = { tenantId, personId: helper.personId, device: null, address: null };
    const asSharer: Requester = { tenantId, personId: sharer.personId, device: { id }, address: null };
    const { session, code } = await startSession(ports, { caller: asHelper });
    sessionId = session.id;
    const device = agentDevice({ id, name: 'Front desk' });
    await joinSession(ports, { caller: asSharer, code, way: 'code', device });
    const questionId = QuestionId.parse(randomUUID());
    const ask = { kind: 'ask', questionId, mode: 'control' } as const;
    await runCommand(ports, { caller: asHelper, sessionId, command: ask });
    const answer = { kind: 'answer', questionId, isAllowed: true } as const;
    await runCommand(ports, { caller: asSharer, sessionId, command: answer });
    await sweep();
    expect(await stored()).toMatchObject({ grants: [{ capability: 'view' }, { capability: 'control' }] });
  });

  it('RLS20 the pages of a session that goes on are told when what may be asked for is another', async () => {
    const { database } = world.ports;
    const told: SessionId[] = [];
    await tenant.browser.call('PATCH', `/roles/${role.id}`, {
      permissions: ['take-full-control', 'elevation'],
    });
    await sweepAccessChanges({ database, sessions: ports }, fail, ({ id }) => told.push(id));
    expect(told).toEqual([sessionId]);
  });

  it('RLS9 a session steps down when a role is narrowed, and ends when the assignment goes', async () => {
    await tenant.browser.call('PATCH', `/roles/${role.id}`, { permissions: ['view-screen'] });
    await sweep();
    expect(await stored()).toMatchObject({
      grants: [{ capability: 'view' }],
      lost: { capabilities: ['control'], reasons: ['needs-permission'] },
    });
    await tenant.browser.call('DELETE', `/assignments/${assignment.id}`);
    await sweep();
    expect(await stored()).toMatchObject({
      kind: 'ended',
      reason: 'access-lost',
      lost: ['needs-permission'],
    });
    const reports = new DatabaseSessionReports(world.ports.database);
    const told = (await reports.one(tenant.admin.tenantId, sessionId))?.timeline.filter(
      ({ lost }) => lost.length > 0,
    );
    expect(told?.map(({ what, capability, lost }) => [what, capability, ...lost])).toEqual([
      ['grant-ended', 'control', 'needs-permission'],
      ['grant-ended', 'view', 'needs-permission'],
      ['ended', null, 'needs-permission'],
    ]);
    expect(await left()).toBe(0);
  });

  it('RLS9 a deactivated helper’s session ends', async () => {
    const { browser } = tenant;
    await browser.call('PATCH', `/people/${helper.personId}`, { isActive: false });
    await sweep();
    expect(await stored()).toMatchObject({ kind: 'ended', reason: 'access-lost' });
  });

  it('RLS18 a deactivation reaches sign-in and session on its own node at once, and on every other within five seconds', async () => {
    const { database } = world.ports;
    const deactivate = (who: TestMember) =>
      tenant.browser.call('PATCH', `/people/${who.personId}`, { isActive: false });
    const node = (bus: Bus) => {
      const clock = new FakeClock();
      const options = { ports: { database, sessions: ports }, bus, clock, handleFault: fail };
      return { clock, sweeper: accessSweeper(options) };
    };
    const theirs = await world.signedIn(helper.email);
    // Another node, which hears nothing of what is said here.
    const deaf = node(new InMemoryBus());
    await deactivate(helper);
    expect(await theirs.refusal('GET', '/me')).toBe('401 SIGN_IN_REQUIRED');
    await deaf.clock.advance(1_000);
    expect((await stored())?.kind).toBe('active');
    await deaf.clock.advance(4_000);
    await deaf.sweeper.stop();
    expect(await stored()).toMatchObject({ kind: 'ended', reason: 'access-lost' });

    // The same, heard: no time goes by.
    const { session } = await startSession(ports, {
      caller: { ...tenant.admin, device: null, address: null },
    });
    const here = node(world.bus);
    await tenant.member('second', 'administrator').then(async (second) => {
      const browser = await world.signedIn(second.email);
      await browser.call('PATCH', `/people/${tenant.admin.personId}`, { isActive: false });
    });
    await vi.waitFor(async () => {
      const ended = await ports.sessions.find(tenant.admin.tenantId, session.id);
      expect(ended?.kind).toBe('ended');
    });
    await here.sweeper.stop();
  });

  it('RLS9 a change that a node took and didn’t act on is acted on by the next one', async () => {
    const { database } = world.ports;
    await tenant.browser.call('DELETE', `/assignments/${assignment.id}`);
    const claim = () => database.acrossTenants('a node that dies', (tx) => claimAccessChanges(tx, 100));
    expect((await claim()).length).toBeGreaterThan(0);
    expect(await claim()).toEqual([]);
    await sweep();
    expect((await stored())?.kind).toBe('active');
    await database.acrossTenants('time goes by', (tx) =>
      sql`update access_changes set claimed_until = claimed_until - interval '1 minute'`.execute(tx),
    );
    await sweep();
    expect((await stored())?.kind).toBe('ended');
  });

  it('RLS9 what fails for one organisation is kept, and holds up no other', async () => {
    const { database } = world.ports;
    const other = await TestTenant.make(world);
    await database.inTenant(other.admin.tenantId, (tx) =>
      noteAccessChange(tx, other.admin.tenantId, { kind: 'role', id: null }),
    );
    await tenant.browser.call('DELETE', `/assignments/${assignment.id}`);
    const faults: unknown[] = [];
    const listRunning: SessionPorts['sessions']['listRunning'] = (tenantId, personId) =>
      tenantId === other.admin.tenantId
        ? Promise.reject(new Error('no database'))
        : ports.sessions.listRunning(tenantId, personId);
    const { sessions: store } = ports;
    const sessions: Pick<SessionPorts, 'sessions' | 'access' | 'clock'> = {
      ...ports,
      sessions: {
        create: (start) => store.create(start),
        change: (...asked) => store.change(...asked),
        find: (...asked) => store.find(...asked),
        findWaiting: (...asked) => store.findWaiting(...asked),
        listDue: (...asked) => store.listDue(...asked),
        listRunning,
      } as SessionPorts['sessions'],
    };
    await sweepAccessChanges({ database, sessions }, (fault) => faults.push(fault));
    expect(faults).toHaveLength(1);
    expect((await stored())?.kind).toBe('ended');
    expect(await left()).toBe(1);
  });
});
