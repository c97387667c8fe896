import { FakeClock } from '@alongside/testkit';
import {
  AgentMe,
  CodedError,
  DeviceFacts,
  type ErrorCode,
  Incarnation,
  LIVE_GRACE_MS,
  SessionId,
} from '@alongside/protocol';
import { expect, test } from 'vitest';
import type { HelpServer } from '../server/help-server.ts';
import type { SystemLogEvent } from '../system-log/system-log.ts';
import { Agent } from './agent.ts';
import { NOTHING_REMEMBERED, type Remembered } from './agent-memory.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ORIGIN = 'https://help.example.org';
const SESSION = SessionId.parse(uuid(4));

const me = AgentMe.parse({
  device: { id: uuid(1), name: 'desk' },
  tenant: { id: uuid(2), name: 'T', isEnabled: true },
  person: {
    personId: uuid(3),
    fullName: 'Samir Sharer',
    firstName: null,
    lastName: null,
    jobTitle: null,
    company: null,
    email: 'somebody@example.org',
    verifiedDomain: null,
    picture: null,
  },
  locale: null,
  expiresAt: '2026-06-01T00:00:00.000Z',
  grantKeys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid: 'k', alg: 'EdDSA', use: 'sig' }],
});

interface World {
  readonly remembered?: Partial<Remembered>;
  readonly isSignedIn?: boolean;
  /** What the server says from the start. */
  readonly fault?: ErrorCode;
}

/** An agent whose server answers what the test says. */
async function starting({ remembered = {}, isSignedIn = true, fault }: World = {}) {
  const clock = new FakeClock();
  const secrets = new Map<string, string>();
  if (isSignedIn) secrets.set('sign-in', JSON.stringify({ origin: ORIGIN, token: 't' }));
  const server = { fault: fault ?? (null as ErrorCode | null), asked: 0 };
  const logged: SystemLogEvent[] = [];
  let kept: Remembered = { ...NOTHING_REMEMBERED, server: ORIGIN, ...remembered };
  const answer = <T>(value: T): Promise<T> => {
    server.asked += 1;
    return server.fault === null ? Promise.resolve(value) : Promise.reject(new CodedError(server.fault));
  };
  const never = (): Promise<never> => Promise.reject(new CodedError('SESSION_CODE_INVALID'));
  const helpServer: HelpServer = {
    origin: ORIGIN,
    now: () => clock.now(),
    redeem: never,
    me: () => answer(me),
    signOut: () => answer(undefined),
    join: never,
    ticket: () => Promise.reject(new CodedError('SERVER_UNREACHABLE')),
    openSocket: () => ({ send: () => undefined, close: () => undefined }),
    personPicture: never,
  };
  const log = { write: (event: SystemLogEvent) => logged.push(event), flush: () => Promise.resolve() };
  const quits: number[] = [];
  const agent = await Agent.start({
    clock,
    account: {
      keyStore: {
        get: (name) => Promise.resolve(secrets.get(name) ?? null),
        set: (name, value) => Promise.resolve(void secrets.set(name, value)),
        delete: (name) => Promise.resolve(void secrets.delete(name)),
      },
      browser: { open: () => Promise.resolve() },
      connect: () => Promise.resolve(helpServer),
      enrolled: () => undefined,
      deviceFacts: () =>
        Promise.resolve(
          DeviceFacts.parse({
            name: 'desk',
            platform: 'linux',
            osVersion: 'D',
            model: null,
            agentVersion: '1',
          }),
        ),
      donePage: '',
      log,
    },
    session: {
      clock,
      random: () => 0,
      randomBytes: (length) => new Uint8Array(length),
      newIncarnation: () => Incarnation.parse(uuid(7)),
      makePeerConnection: () => {
        throw new Error('not in this test');
      },
      desktop: { openSource: never, openSink: never, openEncoder: never },
      log,
      report: () => undefined,
    },
    memory: {
      load: () => Promise.resolve(kept),
      save: (newer) => {
        kept = newer;
      },
    },
    version: '0.1.0',
    server: null,
    isHidden: true,
    quit: () => quits.push(1),
  });
  await clock.advance(1);
  const kind = (): string => agent.state.scene.kind;
  return { agent, clock, secrets, server, logged, quits, kind, kept: () => kept };
}

test('AGA4 the sign-in of a former start goes on; without one, or without a server, the person is asked', async () => {
  expect((await starting()).kind()).toBe('idle');
  expect((await starting({ isSignedIn: false })).kind()).toBe('signed-out');
  const world = await starting({ remembered: { server: null } });
  expect(world.kind()).toBe('no-server');
  await world.agent.command({ kind: 'set-server', origin: ORIGIN });
  expect(world.kind()).toBe('idle');
  expect(world.kept().server).toBe(ORIGIN);
});

test('AGA4 a server that is away is asked again until it is there, and said to be away meanwhile', async () => {
  const world = await starting();
  world.server.fault = 'SERVER_UNREACHABLE';
  await world.clock.advance(31_000);
  expect(world.agent.state.scene).toMatchObject({ kind: 'idle', isServerReachable: false });
  world.server.fault = null;
  await world.clock.advance(4_000);
  expect(world.agent.state.scene).toMatchObject({ kind: 'idle', isServerReachable: true });
});

test('AGA5 a sign-in that is over is forgotten on this device', async () => {
  const world = await starting();
  world.server.fault = 'SIGN_IN_REQUIRED';
  await world.clock.advance(31_000);
  expect(world.kind()).toBe('signed-out');
  expect(world.secrets.has('sign-in')).toBe(false);
});

test('AGA5 signing out forgets it too, also when the server can’t be told', async () => {
  const world = await starting();
  world.server.fault = 'SERVER_UNREACHABLE';
  await expect(world.agent.command({ kind: 'sign-out' })).rejects.toMatchObject({
    code: 'SERVER_UNREACHABLE',
  });
  expect(world.kind()).toBe('signed-out');
  expect(world.secrets.has('sign-in')).toBe(false);
});

test('AGA6 what can’t be done now is refused with a code, and nothing changes', async () => {
  const world = await starting();
  for (const command of [
    { kind: 'leave' },
    { kind: 'pause' },
    { kind: 'go-on' },
    { kind: 'sign-in' },
    { kind: 'give-up', capability: 'view' },
    { kind: 'chat', text: 'x' },
  ] as const)
    await expect(world.agent.command(command)).rejects.toMatchObject({ code: 'SESSION_WRONG_STATE' });
  for (const code of ['', 'nonsense', 'ABCD-EFGH'])
    await expect(world.agent.command({ kind: 'join', code })).rejects.toMatchObject({
      code: 'SESSION_CODE_INVALID',
    });
  expect(world.kind()).toBe('idle');
  world.agent.endNow();
  expect(world.kind()).toBe('idle');
});

test('AGS7 a session that was interrupted is offered as long as it can still run, and forgotten after', async () => {
  const nowMs = new FakeClock().now();
  const session = { id: SESSION, aliveAtMs: nowMs - 10_000 };
  const world = await starting({ remembered: { session } });
  expect(world.agent.state).toMatchObject({
    scene: { kind: 'interrupted', sessionId: SESSION },
    isWindowWanted: true,
  });
  await world.clock.advance(LIVE_GRACE_MS);
  expect(world.kind()).toBe('idle');
  expect(world.kept().session).toBeNull();
  const old = await starting({ remembered: { session: { id: SESSION, aliveAtMs: nowMs - LIVE_GRACE_MS } } });
  expect(old.kind()).toBe('idle');
});

test('AGA6 language, look and window are as the person wants, and what is wanted to end ends', async () => {
  const world = await starting();
  await world.agent.command({ kind: 'set-locale', locale: 'ar' });
  await world.agent.command({ kind: 'set-theme', theme: 'dark' });
  await world.agent.command({ kind: 'show' });
  expect(world.agent.state).toMatchObject({
    preferences: { locale: 'ar', theme: 'dark' },
    isWindowWanted: true,
  });
  expect(world.kept()).toMatchObject({ locale: 'ar', theme: 'dark' });
  await world.agent.command({ kind: 'quit' });
  await world.agent.stop();
  expect(world.quits).toHaveLength(1);
  expect(world.logged.map(({ kind }) => kind)).toEqual(['started', 'stopped']);
});

test('AGA7 a device that was retired says so, while it runs and at its start', async () => {
  const { server, clock, kind, agent, secrets } = await starting();
  server.fault = 'DEVICE_RETIRED';
  await clock.advance(30_000);
  expect(kind()).toBe('signed-out');
  expect(agent.state.fault).toEqual({ code: 'DEVICE_RETIRED' });
  expect(secrets.has('sign-in')).toBe(false);
  const starts = await starting({ fault: 'DEVICE_RETIRED' });
  expect(starts.kind()).toBe('signed-out');
  expect(starts.agent.state.fault).toEqual({ code: 'DEVICE_RETIRED' });
});
