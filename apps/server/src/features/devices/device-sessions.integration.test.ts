import { randomBytes, randomUUID } from 'node:crypto';
import {
  agentDevice,
  joinSession,
  type Requester,
  runCommand,
  type SessionPorts,
  startSession,
  viewFor,
} from '@alongside/domain';
import { type DeviceId, GrantId, QuestionId, type SessionId, SessionId as Id } from '@alongside/protocol';
import { inMemoryPorts } from '@alongside/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseAuditLog } from '../../platform/audit/index.ts';
import { NO_COUNTRIES } from '../../platform/countries/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { TestTenant } from '../directory/test-directory-world.ts';
import { DatabaseDirectory } from '../identity/index.ts';
import { TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { DatabaseSessionReports } from '../reports/index.ts';
import { DatabaseAccessReader, sweepAccessChanges } from '../roles/index.ts';
import { DatabaseSessionStore } from '../sessions/index.ts';
import { registerDevices } from './register-devices.ts';

const fail = (fault: unknown): never => {
  throw fault;
};

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let ports: SessionPorts;

  beforeAll(async () => {
    // Its jobs don't run: the test sweeps as they would.
    world = await TestIdentityWorld.openWith(engine, {
      authenticator: (pages) => pages,
      register: (app, given) => {
        registerDevices(app, { ...given, lease: { living: [] }, listNews: { note: () => undefined } });
      },
    });
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

  let tenant: TestTenant;
  let deviceId: DeviceId;
  let sessionId: SessionId;

  const requester = ({ tenantId, personId }: TestMember, id: DeviceId | null = null): Requester => ({
    tenantId,
    personId,
    device: id === null ? null : { id },
    address: null,
  });

  /** A session on a device, whose screen is seen. */
  beforeEach(async () => {
    tenant = await TestTenant.make(world);
    deviceId = await tenant.device('Front desk');
    const asHelper = requester(await tenant.member('helper', 'help-desk-operator'));
    const asSharer = requester(await tenant.member('sharer'), deviceId);
    const { session, code } = await startSession(ports, { caller: asHelper });
    sessionId = session.id;
    const device = agentDevice({ id: deviceId, name: 'Front desk' });
    await joinSession(ports, { caller: asSharer, code, way: 'code', device });
    const questionId = QuestionId.parse(randomUUID());
    const ask = { kind: 'ask', questionId, mode: 'view' } as const;
    await runCommand(ports, { caller: asHelper, sessionId, command: ask });
    const answer = { kind: 'answer', questionId, isAllowed: true } as const;
    await runCommand(ports, { caller: asSharer, sessionId, command: answer });
    await sweep();
    expect(await stored()).toMatchObject({ kind: 'active', grants: [{ capability: 'view' }] });
  });

  const sweep = () => sweepAccessChanges({ database: world.ports.database, sessions: ports }, fail);
  const stored = () => ports.sessions.find(tenant.admin.tenantId, sessionId);

  /** Why the session ended, as both pages and the report say it. */
  async function told() {
    const session = await stored();
    if (session === null) throw new Error('The session is gone');
    const why = (side: 'helper' | 'sharer') => {
      const { progress } = viewFor(session, side, null);
      return progress.kind === 'ended' ? [progress.reason, ...(progress.lost ?? [])] : [progress.kind];
    };
    const reports = new DatabaseSessionReports(world.ports.database);
    const timeline = (await reports.one(session.tenantId, sessionId))?.timeline ?? [];
    const end = timeline.find(({ what }) => what === 'ended');
    return { helper: why('helper'), sharer: why('sharer'), report: end?.lost };
  }

  const change = async (what: 'retire' | 'unenrol'): Promise<void> => {
    await tenant.browser.call('POST', `/devices/${deviceId}/${what}`);
    await sweep();
  };

  it('DEV19 a session on a device that is retired ends, and both are told why', async () => {
    await change('retire');
    const why = ['access-lost', 'device-retired'];
    expect(await told()).toEqual({ helper: why, sharer: why, report: ['device-retired'] });
  });

  it('DEV19 a session on a device that is unenrolled ends, and both are told why', async () => {
    await change('unenrol');
    const why = ['access-lost', 'device-unenrolled'];
    expect(await told()).toEqual({ helper: why, sharer: why, report: ['device-unenrolled'] });
  });

  it('DEV19 so it does where unenrolled devices are allowed: nobody is signed in on it any more', async () => {
    await tenant.browser.call('PATCH', '/settings', { areUnenrolledDevicesAllowed: true });
    await change('unenrol');
    const why = ['access-lost', 'device-unenrolled'];
    expect(await told()).toEqual({ helper: why, sharer: why, report: ['device-unenrolled'] });
  });
});
