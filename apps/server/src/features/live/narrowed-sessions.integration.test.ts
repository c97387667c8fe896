import { randomBytes, randomUUID } from 'node:crypto';
import { agentDevice, joinSession, type SessionPorts, startSession } from '@alongside/domain';
import {
  type AccessReason,
  type DeviceId,
  GrantId,
  Incarnation,
  type Mode,
  QuestionId,
  type SessionId,
  SessionId as Id,
  SignInId,
} from '@alongside/protocol';
import { inMemoryPorts } from '@alongside/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseAuditLog } from '../../platform/audit/index.ts';
import { NO_COUNTRIES } from '../../platform/countries/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { evaluateChanged } from '../compliance/compliance-job.ts';
import { registerCompliance } from '../compliance/index.ts';
import { ComplianceTenant } from '../compliance/test-compliance-world.ts';
import { requireSeenDevice } from '../devices/index.ts';
import { registerDirectory } from '../directory/index.ts';
import { byCaller, DatabaseDirectory, requireAdministratorLeft } from '../identity/index.ts';
import { TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { DatabaseAccessReader, registerRoles, sweepAccessChanges } from '../roles/index.ts';
import { AnnouncingSessionStore, DatabaseSessionStore } from '../sessions/index.ts';
import { LiveHub } from './live-hub.ts';
import type { LiveCaller } from './live-ports.ts';
import { TestPage } from './test-page.ts';

const never = { cancel: () => undefined };
const fail = (fault: unknown): never => {
  throw fault;
};

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let ports: SessionPorts;
  let hub: LiveHub;

  beforeAll(async () => {
    // Its jobs don't run: the test lets each do its work when the one before has.
    world = await TestIdentityWorld.openWith(engine, {
      authenticator: (pages) => pages,
      register: (app, given) => {
        registerDirectory(app, { ...given, byCaller, requireAdministratorLeft, usesOfGroup: [] });
        const access = new DatabaseAccessReader({ ...given, countryOf: NO_COUNTRIES });
        registerRoles(app, { ...given, access });
        registerCompliance(app, { ...given, byCaller, requireSeenDevice });
      },
    });
    const { database, bus, clock, settings } = world.ports;
    ports = {
      ...inMemoryPorts(clock, []),
      sessions: new AnnouncingSessionStore(new DatabaseSessionStore(database), bus),
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
    hub = new LiveHub({
      sessions: ports,
      bus,
      clock: { now: () => clock.now(), setTimer: () => never },
      reporter: { count: () => undefined, fault: fail },
      isSignedIn: () => Promise.resolve(true),
      held: { hold: () => Promise.resolve(), letGo: () => Promise.resolve() },
      proveGrants: (_session, view) => Promise.resolve(view),
      iceServers: () => [],
      connectionId: () => randomUUID(),
    });
  });
  afterAll(async () => {
    await hub.stop();
    await world.close();
  });

  let tenant: ComplianceTenant;
  let people: Readonly<Record<'helper' | 'sharer', TestMember>>;
  let pages: Readonly<Record<'helper' | 'sharer', TestPage>>;
  let deskId: string;
  let deviceId: DeviceId;
  let sessionId: SessionId;

  const callerOf = ({ tenantId, personId }: TestMember, id: DeviceId | null = null): LiveCaller => ({
    tenantId,
    personId,
    signInId: SignInId.parse(randomUUID()),
    device: id === null ? null : { id },
    address: null,
  });

  /** A helper by a role of a group, and a sharer at the agent of a device that complies, each with a page. */
  beforeEach(async () => {
    tenant = await ComplianceTenant.make(world);
    const { browser, domain } = tenant;
    const { tenantId } = tenant.admin;
    people = {
      helper: await world.member(tenantId, `helper@${domain}`),
      sharer: await world.member(tenantId, `sharer@${domain}`),
    };
    const desk = (await browser.call('POST', '/groups', { kind: 'people', name: 'Desk' })) as { id: string };
    deskId = desk.id;
    await browser.call('POST', `/groups/${deskId}/members`, { add: { people: [people.helper.personId] } });
    const role = (await browser.call('POST', '/roles', {
      name: 'Control',
      permissions: ['take-full-control'],
    })) as { id: string };
    await browser.call('POST', '/assignments', {
      name: 'Desk',
      role: role.id,
      members: [deskId],
      scope: { people: 'all', devices: 'all' },
    });
    deviceId = await tenant.device('Front desk');
    await tenant.policy({ name: 'Disks' });
    const callers = { helper: callerOf(people.helper), sharer: callerOf(people.sharer, deviceId) };
    const { session, code } = await startSession(ports, { caller: callers.helper });
    sessionId = session.id;
    const device = agentDevice({ id: deviceId, name: 'Front desk' });
    await joinSession(ports, { caller: callers.sharer, code, way: 'code', device });
    pages = { helper: new TestPage(), sharer: new TestPage() };
    for (const side of ['helper', 'sharer'] as const) {
      hub.accept(pages[side].socket, callers[side]);
      pages[side].hello();
      const id = pages[side].attach(sessionId, Incarnation.parse(randomUUID()));
      await vi.waitFor(() => expect(pages[side].answer(id)).toBe('ok'));
    }
    await jobs();
  });

  /** What the server's jobs do, one after the other. */
  async function jobs(): Promise<void> {
    await evaluateChanged(world.ports);
    await sweepAccessChanges({ database: world.ports.database, sessions: ports }, fail);
  }

  async function ask(mode: Mode): Promise<QuestionId> {
    const questionId = QuestionId.parse(randomUUID());
    const id = pages.helper.command(sessionId, { kind: 'ask', questionId, mode });
    await vi.waitFor(() => expect(pages.helper.answer(id)).toBe('ok'));
    return questionId;
  }

  async function share(mode: Mode): Promise<void> {
    const questionId = await ask(mode);
    const id = pages.sharer.command(sessionId, { kind: 'answer', questionId, isAllowed: true });
    await vi.waitFor(() => expect(pages.sharer.answer(id)).toBe('ok'));
    await bothSee({ kind: 'active' });
  }

  /** Both sides' pages are shown this, by themselves. */
  const bothSee = (progress: object): Promise<void> =>
    vi.waitFor(() => {
      for (const side of ['helper', 'sharer'] as const) {
        expect(pages[side].view?.progress).toMatchObject(progress);
      }
    });

  const noncompliant = (effect: string) =>
    tenant.browser.call('PATCH', '/settings', { noncompliantDevice: effect });
  const losesItsDisk = () => tenant.say(deviceId, { posture: { isDiskEncrypted: false } });
  const ended = (...lost: AccessReason[]) => ({ kind: 'ended', reason: 'access-lost', lost });

  it('LIV20 a device that no longer complies is shown, and where that means viewing alone control goes', async () => {
    await noncompliant('view-only');
    await share('control');
    await losesItsDisk();
    await jobs();
    await bothSee({
      kind: 'active',
      grants: [{ capability: 'view' }],
      lost: { capabilities: ['control'], reasons: ['device-noncompliant'] },
    });
    expect(pages.helper.view).toMatchObject({
      device: { isEnrolled: true, isCompliant: false },
      modes: {
        view: { isAllowed: true },
        control: { isAllowed: false, missing: [{ reason: 'device-noncompliant' }] },
      },
    });
    expect(pages.sharer.view?.device).toMatchObject({ isEnrolled: true, isCompliant: false });
  });

  it('LIV20 where it only warns both are shown it and nothing goes', async () => {
    await noncompliant('warn');
    await share('control');
    await losesItsDisk();
    await jobs();
    await vi.waitFor(() => expect(pages.sharer.view?.device?.isCompliant).toBe(false));
    await bothSee({ kind: 'active', grants: [{ capability: 'view' }, { capability: 'control' }] });
    expect(pages.sharer.view?.progress).not.toHaveProperty('lost');
  });

  it('LIV20 where it blocks the session ends', async () => {
    await noncompliant('block');
    await share('view');
    await losesItsDisk();
    await jobs();
    await bothSee(ended('device-noncompliant'));
  });

  it('LIV21 a question that can’t be allowed any more goes from both pages', async () => {
    await noncompliant('view-only');
    await ask('control');
    await bothSee({ kind: 'meeting', question: { mode: 'control' } });
    await losesItsDisk();
    await jobs();
    await bothSee({ kind: 'meeting', question: null, lost: { reasons: ['device-noncompliant'] } });
    await share('view');
    await bothSee({ kind: 'active', grants: [{ capability: 'view' }] });
  });

  it('LIV22 a helper who leaves the group of their role has no session any more', async () => {
    await share('view');
    await tenant.browser.call('POST', `/groups/${deskId}/members`, {
      remove: { people: [people.helper.personId] },
    });
    await jobs();
    await bothSee(ended('needs-permission'));
  });

  it.each([
    ['helper', ['person-deactivated', 'needs-permission']],
    ['sharer', ['person-deactivated']],
  ] as const)('LIV22 nor has a %s who is deactivated', async (side, why) => {
    await share('control');
    await tenant.browser.call('PATCH', `/people/${people[side].personId}`, { isActive: false });
    await jobs();
    await bothSee(ended(...why));
  });
});
