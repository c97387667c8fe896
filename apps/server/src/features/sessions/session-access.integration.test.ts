import type { Person } from '@alongside/domain';
import {
  activeSessionsRoute,
  endSessionRoute,
  exportSessionsRoute,
  getSessionRoute,
  joinSessionRoute,
  liveTicketRoute,
  sessionReportRoute,
  sessionsReportRoute,
  startSessionRoute,
  type SessionId,
} from '@alongside/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { liveTicketsMigration } from '../live/index.ts';
import { TestServer, type TestClient } from '../live/test-server.ts';
import { TestSessionsWorld } from './test-sessions-world.ts';

const ROUTES = [
  startSessionRoute,
  joinSessionRoute,
  getSessionRoute,
  endSessionRoute,
  activeSessionsRoute,
  sessionsReportRoute,
  exportSessionsRoute,
  sessionReportRoute,
  liveTicketRoute,
] as const;

const STATES = ['waiting', 'meeting', 'active', 'ended'] as const;
type State = (typeof STATES)[number];

const CALLERS = [
  'nobody',
  'helper',
  'sharer',
  'other operator',
  'auditor',
  'person without a role',
  'operator of another tenant',
  'administrator of another tenant',
  'auditor of another tenant',
  // The last one: the only one who may change the session that all of them ask for.
  'administrator',
] as const;
type CallerName = (typeof CALLERS)[number];

const OPERATORS: readonly CallerName[] = [
  'helper',
  'other operator',
  'administrator',
  'operator of another tenant',
  'administrator of another tenant',
];
const REPORT_READERS: readonly CallerName[] = [
  'administrator',
  'auditor',
  'administrator of another tenant',
  'auditor of another tenant',
];
const isOfAnotherTenant = (caller: CallerName): boolean => caller.endsWith('of another tenant');

type Expected = (caller: CallerName, state: State) => number;

const forOperators: Expected = (caller) => (OPERATORS.includes(caller) ? 200 : 403);
const forReaders: Expected = (caller) => (REPORT_READERS.includes(caller) ? 200 : 403);

/** What must be answered to somebody who is signed in, written apart from the code that answers. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  startSession: forOperators,
  joinSession: () => 404,
  getSession: (caller, state) =>
    caller === 'helper' || (caller === 'sharer' && state !== 'waiting') ? 200 : 404,
  endSession: (caller) => {
    if (caller === 'administrator of another tenant') return 404;
    return caller === 'administrator' ? 204 : 403;
  },
  activeSessions: forReaders,
  sessionsReport: forReaders,
  exportSessions: forReaders,
  sessionReport: (caller, state) => (isOfAnotherTenant(caller) ? 404 : forReaders(caller, state)),
  liveTicket: () => 200,
};

function expectedStatus(route: string, caller: CallerName, state: State): number {
  if (caller === 'nobody') return 401;
  const isForbidden = route === 'sessionReport' && !REPORT_READERS.includes(caller);
  return isForbidden ? 403 : (EXPECTED[route]?.(caller, state) ?? NaN);
}

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestSessionsWorld;
  let server: TestServer;
  let people: Record<Exclude<CallerName, 'nobody'>, Person>;
  let clients: Record<CallerName, TestClient>;

  beforeAll(async () => {
    world = await TestSessionsWorld.open(engine, [liveTicketsMigration]);
    server = await TestServer.start(world);
    const elsewhere = { tenantId: world.otherTenantId };
    people = {
      helper: world.person(1, { roles: ['help-desk-operator'] }),
      sharer: world.person(2),
      'other operator': world.person(3, { roles: ['help-desk-operator'] }),
      administrator: world.person(4, { roles: ['administrator'] }),
      auditor: world.person(5, { roles: ['auditor'] }),
      'person without a role': world.person(6),
      'operator of another tenant': world.person(11, { ...elsewhere, roles: ['help-desk-operator'] }),
      'administrator of another tenant': world.person(12, { ...elsewhere, roles: ['administrator'] }),
      'auditor of another tenant': world.person(13, { ...elsewhere, roles: ['auditor'] }),
    };
  });
  afterAll(async () => {
    await server.stop();
    await world.close();
  });
  beforeEach(() => {
    const signedIn = Object.entries(people).map(([name, person]) => [name, server.signIn(person)] as const);
    clients = { nobody: server.stranger(), ...Object.fromEntries(signedIn) } as Record<
      CallerName,
      TestClient
    >;
  });

  async function sessionIn(state: State): Promise<SessionId> {
    const { helper, sharer } = people;
    if (state === 'waiting') return (await world.start(helper)).sessionId;
    if (state === 'meeting') return world.meet(helper, sharer);
    const id = await world.share(helper, sharer);
    if (state === 'ended') await world.leave(helper, id);
    return id;
  }

  const BODIES: Readonly<Record<string, unknown>> = { joinSession: { code: 'ABCDEFGH', by: 'code' } };
  const QUERIES: Readonly<Record<string, Record<string, string>>> = { exportSessions: { format: 'json' } };

  it.each(STATES.flatMap((state) => ROUTES.map((route) => ({ state, name: route.name, route }))))(
    'SES11 $name of a session that is $state is answered to whom its contract names, and to nobody else',
    async ({ state, name, route }) => {
      const wrong: string[] = [];
      const sessionId = await sessionIn(state);
      const body = BODIES[name];
      for (const caller of CALLERS) {
        const { status, text } = await clients[caller].call(route, {
          params: { sessionId },
          query: QUERIES[name] ?? {},
          ...(body === undefined ? {} : { body }),
        });
        const expected = expectedStatus(name, caller, state);
        if (status !== expected)
          wrong.push(`${caller}: ${status} instead of ${expected} ${text.slice(0, 200)}`);
      }
      await endAll();
      expect(wrong).toEqual([]);
    },
  );

  it('SES11 answers no POST without its token, or from another origin', async () => {
    for (const headers of [{ 'x-csrf-token': 'another' }, { origin: 'https://elsewhere.test' }]) {
      const { status } = await clients.administrator.call(startSessionRoute, { headers });
      expect(status).toBe(403);
    }
  });

  it('SES6 answers an id of another tenant, of others, and of nobody with the same bytes', async () => {
    const sessionId = await sessionIn('active');
    const nobodys = '00000000-0000-4000-8000-000000000000';
    const bytes = async (caller: CallerName, id: string) => {
      const { status, text } = await clients[caller].call(getSessionRoute, {
        params: { sessionId: id },
      });
      return `${status} ${text.replace(/"requestId":"[^"]*"/u, '')}`;
    };
    const answers = [
      await bytes('administrator', sessionId),
      await bytes('administrator of another tenant', sessionId),
      await bytes('helper', nobodys),
    ];
    expect(new Set(answers).size).toBe(1);
  });

  /** Keeps each helper below the number of sessions that may run at once. */
  async function endAll(): Promise<void> {
    for (const tenantId of [world.tenantId, world.otherTenantId]) {
      for (const session of await world.ports.sessions.listRunning(tenantId)) {
        const leaver = Object.values(people).find(({ personId }) => personId === session.helper.personId);
        if (leaver) await world.leave(leaver, session.id);
      }
    }
  }
});
