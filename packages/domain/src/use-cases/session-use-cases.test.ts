import {
  CodedError,
  defaultTenantSettings,
  makeSessionCode,
  type Mode,
  type SessionCode,
} from '@alongside/protocol';
import { SeededRandom, SessionWorld, grantIds, incarnation, sampleDevice } from '@alongside/testkit';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { attachSide, loseOrphans, loseSide } from './attend-session.ts';
import { changeSettings } from './change-settings.ts';
import { endSession } from './end-session.ts';
import { agentDevice, joinSession } from './join-session.ts';
import type { MeetingSession } from '../session/session.ts';
import type { Requester } from './ports.ts';
import { passTime, passTimeEverywhere } from './pass-time.ts';
import { recheckAccess } from './recheck-access.ts';
import { seeSession } from './see-session.ts';
import { runCommand } from './run-command.ts';
import { RUNNING_SESSIONS_MAX } from './start-session.ts';

/** The sharer, by the agent of the sample device. */
const onDevice = (world: SessionWorld): Requester => ({
  ...world.caller(world.sharer),
  device: sampleDevice,
});

const unusedCode = (seed: number): SessionCode =>
  makeSessionCode((count) => new SeededRandom(seed + 1_000).bytes(count));

let world: SessionWorld;
beforeEach(() => {
  world = new SessionWorld();
});

/** @returns the refused codes that the audit log is told of from now on */
function newRefusedCodes() {
  const { audit } = world.ports;
  const seen = audit.all(world.tenantId).length;
  return () =>
    audit
      .all(world.tenantId)
      .slice(seen)
      .filter(({ code }) => code === 'session.code-refused');
}

describe('starting', () => {
  test('USE3 the helper gets a code that is kept nowhere in clear', async () => {
    const { code, session } = await world.start();
    expect(session).toMatchObject({ kind: 'waiting', helper: { personId: world.helper.personId } });
    expect(JSON.stringify([session, world.ports.audit.all(world.tenantId)])).not.toContain(code);
    expect(world.newAuditCodes()).toEqual(['session.started']);
  });

  test('USE4 a refused start says what is missing and is on record', async () => {
    await expect(world.start(world.sharer)).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
      details: { missing: [{ reason: 'needs-permission' }] },
    });
    world.ports.settings.put(world.tenantId, defaultTenantSettings);
    await expect(world.start()).rejects.toMatchObject({ code: 'TENANT_OFF' });
    expect(world.newAuditCodes()).toEqual(['session.start-refused', 'session.start-refused']);
    expect(world.ports.audit.all(world.tenantId).map(({ after }) => after)).toEqual([
      { missing: [{ reason: 'needs-permission', permission: 'view-screen' }] },
      { missing: [{ reason: 'tenant-off' }] },
    ]);
  });

  test('USE5 one helper has only so many sessions at once', async () => {
    for (let n = 0; n < RUNNING_SESSIONS_MAX; n += 1) await world.start();
    await expect(world.start()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await expect(world.start(world.colleague)).resolves.toMatchObject({ session: { kind: 'waiting' } });
  });

  test('USE6 a code that is taken is made anew', async () => {
    const isTaken = new CodedError('CONFLICT');
    vi.spyOn(world.ports.sessions, 'create').mockRejectedValueOnce(isTaken).mockRejectedValueOnce(isTaken);
    const { code } = await world.start();
    await expect(world.join(code)).resolves.toMatchObject({ session: { kind: 'meeting' } });
  });

  test('USE7 the profile shown is the one of the start', async () => {
    const sessionId = await world.meet();
    const renamed = { ...world.helper, profile: { ...world.helper.profile, fullName: 'Somebody Else' } };
    world.ports.directory.put(renamed);
    expect((await world.stored(sessionId)).helper.profile.fullName).toBe('Hanna Berg');
  });
});

describe('joining', () => {
  test('USE8 a code works once', async () => {
    const { code } = await world.start();
    await world.join(code);
    await expect(world.join(code, world.colleague)).rejects.toMatchObject({ code: 'SESSION_CODE_INVALID' });
  });

  test('USE8 of many who use a code at the same time one gets in', async () => {
    const { code } = await world.start();
    const joins = await Promise.allSettled([
      world.join(code),
      world.join(code, world.colleague),
      world.join(code, world.administrator),
    ]);
    expect(joins.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('USE9 every code that can not be used gets the same answer', async () => {
    const { code, session } = await world.start();
    const answers = [
      world.join(unusedCode(1)),
      world.join(code, world.stranger),
      (async () => {
        world.ports.directory.put({ ...world.helper, isBlocked: true });
        await world.join(code);
      })(),
      (async () => {
        await world.clock.advance(defaultTenantSettings.codeLifetimeMs);
        await passTime(world.ports, { tenantId: world.tenantId, sessionId: session.id });
        await world.join(code);
      })(),
    ];
    for (const answer of await Promise.allSettled(answers)) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'SESSION_CODE_INVALID', details: {} },
      });
    }
  });

  test('USE10 the own code is told apart and costs no try', async () => {
    const { code } = await world.start();
    for (let n = 0; n < 20; n += 1) {
      await expect(world.join(code, world.helper)).rejects.toMatchObject({ code: 'SESSION_OWN_CODE' });
    }
    await expect(world.join(code)).resolves.toMatchObject({ session: { kind: 'meeting' } });
  });

  test('USE11 wrong tries of a person are limited, on record, and the right code is then refused too', async () => {
    const { code } = await world.start();
    for (let n = 0; n < 10; n += 1) {
      await expect(world.join(unusedCode(n))).rejects.toMatchObject({ code: 'SESSION_CODE_INVALID' });
    }
    const refusedCodes = newRefusedCodes();
    for (let n = 0; n < 50; n += 1) {
      await expect(world.join(code)).rejects.toMatchObject({
        code: 'TOO_MANY_TRIES',
        details: { retryAfterMs: expect.any(Number) as unknown },
      });
    }
    expect(refusedCodes()).toMatchObject([{ after: { reason: 'too-many-tries' }, result: 'refused' }]);
    await expect(world.join(code, world.colleague)).resolves.toMatchObject({ session: { kind: 'meeting' } });
  });

  test('USE11 the last try is recorded as the limit, and after a while one may try again', async () => {
    for (let n = 0; n < 10; n += 1) await world.join(unusedCode(n)).catch(() => null);
    expect(world.newAuditCodes().filter((code) => code === 'limit.reached')).toHaveLength(1);
    await world.clock.advance(10 * 60_000);
    const { code } = await world.start();
    await expect(world.join(code)).resolves.toMatchObject({ session: { kind: 'meeting' } });
  });

  test('USE12 a right code costs no try', async () => {
    for (let n = 0; n < 30; n += 1) {
      const sessionId = await world.meet();
      await world.say(world.sharer, sessionId, { kind: 'leave' });
    }
    expect((await world.start()).code).toHaveLength(8);
  });

  test('USE13 while Alongside is off, and where browsers may not share, joining says so', async () => {
    const { code } = await world.start();
    world.ports.settings.put(world.tenantId, { ...defaultTenantSettings, isEnabled: true });
    await expect(world.join(code)).rejects.toMatchObject({ code: 'DEVICE_UNENROLLED' });
    world.ports.settings.put(world.tenantId, defaultTenantSettings);
    await expect(world.join(code)).rejects.toMatchObject({ code: 'TENANT_OFF' });
  });

  test('USE13 an enrolled device joins where browsers may not', async () => {
    const { code } = await world.start();
    world.ports.settings.put(world.tenantId, { ...defaultTenantSettings, isEnabled: true });
    const joining = joinSession(world.ports, {
      caller: onDevice(world),
      code,
      way: 'code',
      device: agentDevice(sampleDevice),
    });
    await expect(joining).resolves.toMatchObject({ session: { device: { isEnrolled: true } } });
  });

  test('USE29 a session that an agent joined is of that device, and both sides see its name', async () => {
    const { code, session } = await world.start();
    const caller = onDevice(world);
    await joinSession(world.ports, { caller, code, way: 'link', device: agentDevice(sampleDevice) });
    const device = { surface: 'agent', isEnrolled: true, isCompliant: true, name: sampleDevice.name };
    const seen = (by: Requester) => seeSession(world.ports, { caller: by, sessionId: session.id });
    expect((await seen(world.caller(world.helper))).device).toEqual({ ...device, id: sampleDevice.id });
    expect((await seen(caller)).device).toEqual(device);
    await expect(seen(world.caller(world.sharer))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('USE29 of an agent viewing and control are asked by permission, and nothing else', async () => {
    const { code, session } = await world.start();
    const caller = onDevice(world);
    await joinSession(world.ports, { caller, code, way: 'code', device: agentDevice(sampleDevice) });
    const { modes } = await seeSession(world.ports, {
      caller: world.caller(world.helper),
      sessionId: session.id,
    });
    const refused = { isAllowed: false, missing: [{ reason: 'capability-not-available' }] };
    expect(modes).toMatchObject({
      view: { isAllowed: true },
      control: { isAllowed: true },
      elevation: refused,
    });
    expect(modes.unattended).toMatchObject({ isAllowed: false });
    const ask = (mode: Mode) =>
      world.say(world.helper, session.id, { kind: 'ask', questionId: world.nextQuestion(), mode });
    await expect(ask('elevation')).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
      details: { missing: refused.missing },
    });
    await expect(ask('unattended')).rejects.toMatchObject({
      code: 'CAPABILITY_UNAVAILABLE',
      details: { missing: [{ reason: 'needs-permission' }, { reason: 'capability-not-available' }] },
    });
    expect(world.newAuditCodes().filter((code) => code === 'session.ask-refused')).toHaveLength(2);
    await ask('control');
    const { question } = (await world.stored(session.id)) as MeetingSession;
    if (question === null) throw new Error('Nothing was asked');
    const command = { kind: 'answer', questionId: question.id, isAllowed: true } as const;
    const answered = await runCommand(world.ports, { caller, sessionId: session.id, command });
    expect(answered.session).toMatchObject({ grants: [{ capability: 'view' }, { capability: 'control' }] });
  });
});

describe('commands', () => {
  test('USE14 state and audit rows are stored together, with who and from where', async () => {
    await world.activate();
    const rows = world.ports.audit.all(world.tenantId);
    expect(rows.map(({ code }) => code)).toEqual([
      'session.started',
      'session.joined',
      'session.asked',
      'session.grant-given',
    ]);
    expect(rows.map(({ actor }) => actor.name)).toEqual([
      'Hanna Berg',
      'Sam Okoye',
      'Hanna Berg',
      'Sam Okoye',
    ]);
    expect(rows.every(({ address }) => address === '192.0.2.1')).toBe(true);
  });

  test('USE15 to anybody else the session does not exist', async () => {
    const sessionId = await world.activate();
    for (const person of [world.stranger, world.colleague, world.administrator]) {
      const caller = world.caller(person);
      const notFound = { code: 'NOT_FOUND' };
      await expect(world.say(person, sessionId, { kind: 'leave' })).rejects.toMatchObject(notFound);
      await expect(world.attach(person, sessionId)).rejects.toMatchObject(notFound);
      await expect(seeSession(world.ports, { caller, sessionId })).rejects.toMatchObject(notFound);
    }
    expect((await world.stored(sessionId)).kind).toBe('active');
  });

  test('USE16 a refused question says what is missing and is on record', async () => {
    const sessionId = await world.meet();
    world.ports.directory.put({ ...world.helper, assignments: [] });
    world.newAuditCodes();
    const ask = { kind: 'ask', questionId: world.nextQuestion(), mode: 'view' } as const;
    const { helper, sharer } = world;
    const asked = { helper: helper.personId, sharer: sharer.personId, device: null, mode: 'view' };
    await expect(world.say(world.helper, sessionId, ask)).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
      details: { missing: [{ reason: 'needs-permission', permission: 'view-screen' }], asked },
    });
    expect(world.newAuditCodes()).toEqual(['session.ask-refused']);
    expect(world.ports.audit.all(world.tenantId).at(-1)?.after).toEqual({
      mode: 'view',
      missing: [{ reason: 'needs-permission', permission: 'view-screen' }],
      asked,
    });
  });

  test('USE17 access that goes between the question and the answer gives nothing', async () => {
    const sessionId = await world.meet();
    const questionId = world.nextQuestion();
    await world.say(world.helper, sessionId, { kind: 'ask', questionId, mode: 'view' });
    world.ports.directory.put({ ...world.helper, isActive: false });
    const answer = { kind: 'answer', questionId, isAllowed: true } as const;
    await expect(world.say(world.sharer, sessionId, answer)).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
    });
    expect((await world.stored(sessionId)).kind).toBe('meeting');
  });

  test('USE17 access that goes while the answer is stored ends the session', async () => {
    const sessionId = await world.meet();
    const questionId = world.nextQuestion();
    await world.say(world.helper, sessionId, { kind: 'ask', questionId, mode: 'view' });
    vi.spyOn(world.ports.ids, 'grantId').mockImplementationOnce(() => {
      world.ports.directory.put({ ...world.helper, isActive: false });
      return grantIds(1).view;
    });
    const outcome = await world.say(world.sharer, sessionId, { kind: 'answer', questionId, isAllowed: true });
    expect(outcome.session).toMatchObject({ kind: 'ended', reason: 'access-lost' });
    expect(outcome.events.map(({ code }) => code)).toEqual([
      'session.grant-given',
      'session.grant-ended',
      'session.ended',
    ]);
  });

  test('USE18 a report blocks the helper and ends all their sessions', async () => {
    const other = await world.activate(world.helper, world.colleague);
    const sessionId = await world.activate();
    world.newAuditCodes();
    const outcome = await world.say(world.sharer, sessionId, { kind: 'report' });
    expect(outcome.session).toMatchObject({ kind: 'ended', reason: 'reported' });
    expect(outcome.others.map(({ session }) => [session.id, session])).toMatchObject([
      [other, { kind: 'ended', reason: 'access-lost' }],
    ]);
    expect(world.newAuditCodes().slice(0, 2)).toEqual(['person.blocked', 'session.reported']);
    await expect(world.start()).rejects.toMatchObject({ code: 'ACCESS_REFUSED' });
  });

  test('USE18 a helper who leaves first is blocked all the same', async () => {
    const sessionId = await world.activate();
    await world.say(world.helper, sessionId, { kind: 'leave' });
    await world.say(world.sharer, sessionId, { kind: 'report' });
    expect(await world.stored(sessionId)).toMatchObject({ reason: 'helper-left', isReported: true });
    expect((await world.ports.directory.person(world.tenantId, world.helper.personId))?.isBlocked).toBe(true);
  });

  test('USE18 a helper can report nobody', async () => {
    const sessionId = await world.activate();
    const report = world.say(world.helper, sessionId, { kind: 'report' });
    await expect(report).rejects.toMatchObject({ code: 'SESSION_WRONG_SIDE' });
    expect((await world.stored(sessionId)).kind).toBe('active');
  });
});

describe('sockets and time', () => {
  test('USE19 attaching tells the side; to an ended session it succeeds and changes nothing', async () => {
    const sessionId = await world.meet();
    expect(await world.attach(world.helper, sessionId)).toMatchObject({ side: 'helper' });
    expect(await world.attach(world.sharer, sessionId)).toMatchObject({ side: 'sharer' });
    await world.say(world.sharer, sessionId, { kind: 'leave' });
    expect(await world.attach(world.helper, sessionId, 2)).toMatchObject({
      session: { kind: 'ended' },
      events: [],
    });
  });

  test('USE20 a lost side ends the session by the job that lets time pass', async () => {
    const sessionId = await world.activate();
    await world.attach(world.sharer, sessionId);
    const key = { tenantId: world.tenantId, sessionId };
    await loseSide(world.ports, { ...key, side: 'sharer', incarnation: incarnation(1) });
    expect(await passTimeEverywhere(world.ports, 100, fail)).toEqual([]);
    await world.clock.advance(120_000);
    const [ended] = await passTimeEverywhere(world.ports, 100, fail);
    expect(ended?.session).toMatchObject({ id: sessionId, kind: 'ended', reason: 'sharer-lost' });
    expect(await passTimeEverywhere(world.ports, 100, fail)).toEqual([]);
  });

  test('USE21 one session that can not be stored does not hold up the others', async () => {
    const [first, second] = [await world.meet(), await world.meet(world.colleague)];
    vi.spyOn(world.ports.sessions, 'change').mockRejectedValueOnce(new Error('disk'));
    await world.clock.advance(defaultTenantSettings.answerTimeMs);
    const faults: unknown[] = [];
    const ended = await passTimeEverywhere(world.ports, 100, (key, cause) =>
      faults.push(key.sessionId, cause),
    );
    expect(ended.map(({ session }) => session.id)).toEqual([second]);
    expect(faults).toEqual([first, new Error('disk')]);
  });

  test('USE22 when a server starts, whoever was here is lost, and comes back', async () => {
    const sessionId = await world.activate();
    await world.attach(world.helper, sessionId);
    await world.attach(world.sharer, sessionId);
    const outcomes = await loseOrphans(world.ports, fail);
    expect(outcomes.at(-1)?.session.presence).toMatchObject({
      helper: { kind: 'lost' },
      sharer: { kind: 'lost' },
    });
    await attachSide(world.ports, {
      caller: world.caller(world.sharer),
      sessionId,
      incarnation: incarnation(1),
    });
    expect((await world.stored(sessionId)).presence.sharer).toMatchObject({ kind: 'here' });
    expect(await loseOrphans(world.ports, fail)).toHaveLength(1);
  });

  test('USE22 one session that can not be stored keeps no other from being lost', async () => {
    const [first, second] = [await world.meet(), await world.meet(world.colleague)];
    await world.attach(world.helper, first);
    await world.attach(world.colleague, second);
    vi.spyOn(world.ports.sessions, 'change').mockRejectedValueOnce(new Error('unreadable'));
    const faults: unknown[] = [];
    const lost = await loseOrphans(world.ports, (key, cause) => faults.push(key.sessionId, cause));
    expect(lost.map(({ session }) => session.id)).toEqual([second]);
    expect(faults).toEqual([first, new Error('unreadable')]);
  });

  function fail(): never {
    throw new Error('nothing was to fail');
  }
});

describe('from above', () => {
  test('USE23 an administrator ends any session of the tenant; others may not', async () => {
    const sessionId = await world.activate();
    const end = (person: typeof world.helper) =>
      endSession(world.ports, { caller: world.caller(person), sessionId });
    await expect(end(world.colleague)).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
    await expect(end(world.stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    world.newAuditCodes();
    expect((await end(world.administrator)).session).toMatchObject({ reason: 'ended-by-administrator' });
    expect((await end(world.administrator)).events).toEqual([]);
    expect(world.newAuditCodes()).toEqual(['session.grant-ended', 'session.ended']);
    expect(world.ports.audit.all(world.tenantId).at(-1)?.actor.name).toBe('Ada Minh');
  });

  test('USE24 a change of settings is on record with before and after, and one that changes nothing is not', async () => {
    const caller = world.caller(world.administrator);
    world.newAuditCodes();
    const { settings } = await changeSettings(world.ports, { caller, patch: { retentionDays: 7 } });
    expect(settings.retentionDays).toBe(7);
    await changeSettings(world.ports, { caller, patch: { retentionDays: 7 } });
    expect(world.newAuditCodes()).toEqual(['settings.changed']);
    expect(world.ports.audit.all(world.tenantId).at(-1)).toMatchObject({
      before: { retentionDays: 30 },
      after: { retentionDays: 7 },
    });
    const refused = changeSettings(world.ports, { caller: world.caller(world.helper), patch: {} });
    await expect(refused).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
  });

  test('USE25 turning off ends every running session of the tenant', async () => {
    const sessions = [await world.activate(), await world.meet(), (await world.start()).session.id];
    const caller = world.caller(world.administrator);
    const { ended } = await changeSettings(world.ports, { caller, patch: { isEnabled: false } });
    expect(ended).toHaveLength(3);
    for (const sessionId of sessions) {
      expect(await world.stored(sessionId)).toMatchObject({ kind: 'ended', reason: 'turned-off' });
    }
  });

  test('USE26 no longer allowing unenrolled devices ends the sessions with one', async () => {
    const active = await world.activate();
    const waiting = (await world.start()).session.id;
    const caller = world.caller(world.administrator);
    await changeSettings(world.ports, { caller, patch: { areUnenrolledDevicesAllowed: false } });
    expect(await world.stored(active)).toMatchObject({ kind: 'ended', reason: 'access-lost' });
    expect((await world.stored(waiting)).kind).toBe('waiting');
  });

  test('USE31 a stricter word on noncompliant devices counts at once, for sessions that run, too', async () => {
    const { code, session } = await world.start();
    const caller = onDevice(world);
    await joinSession(world.ports, { caller, code, way: 'code', device: agentDevice(sampleDevice) });
    world.ports.access.putDevice(sampleDevice.id, {
      name: sampleDevice.name,
      isEnrolled: true,
      isCompliant: false,
      isRetired: false,
      groups: [],
    });
    const administrator = world.caller(world.administrator);
    const change = (noncompliantDevice: 'warn' | 'block') =>
      changeSettings(world.ports, { caller: administrator, patch: { noncompliantDevice } });
    await change('warn');
    expect((await world.stored(session.id)).kind).toBe('meeting');
    await change('block');
    expect(await world.stored(session.id)).toMatchObject({ kind: 'ended', lost: ['device-noncompliant'] });
  });

  test.each([
    ['deactivated', { isActive: false }],
    ['blocked', { isBlocked: true }],
    ['without a role', { assignments: [] }],
  ])('USE27 the sessions of a helper who is %s end', async (_name, change) => {
    const sessions = [await world.activate(), await world.meet(), (await world.start()).session.id];
    const others = await world.activate(world.colleague);
    world.ports.directory.put({ ...world.helper, ...change });
    const { tenantId, helper } = world;
    expect(await recheckAccess(world.ports, { tenantId, personId: helper.personId })).toHaveLength(3);
    for (const sessionId of sessions) {
      expect(await world.stored(sessionId)).toMatchObject({ kind: 'ended', reason: 'access-lost' });
    }
    expect((await world.stored(others)).kind).toBe('active');
  });

  test('USE27 the session of a sharer who is deactivated or gone ends', async () => {
    const { tenantId, sharer } = world;
    const sessionId = await world.activate();
    expect(await recheckAccess(world.ports, { tenantId, personId: sharer.personId })).toEqual([]);
    world.ports.directory.remove(sharer.personId);
    await recheckAccess(world.ports, { tenantId, personId: sharer.personId });
    expect(await world.stored(sessionId)).toMatchObject({ kind: 'ended', reason: 'access-lost' });
  });

  test('USE27 a session steps down to what is left, and both sides are told why', async () => {
    const { tenantId, helper, sharer } = world;
    const { code, session } = await world.start();
    const sessionId = session.id;
    const device = agentDevice(sampleDevice);
    const onSharers = { ...world.caller(sharer), device: { id: sampleDevice.id } };
    await joinSession(world.ports, { caller: onSharers, code, way: 'code', device });
    const questionId = world.nextQuestion();
    await world.say(helper, sessionId, { kind: 'ask', questionId, mode: 'control' });
    const command = { kind: 'answer', questionId, isAllowed: true } as const;
    await runCommand(world.ports, { caller: onSharers, sessionId, command });
    expect(await recheckAccess(world.ports, { tenantId })).toEqual([]);

    const now = { ...sampleDevice, isEnrolled: true, isCompliant: false, isRetired: false, groups: [] };
    world.ports.access.putDevice(sampleDevice.id, now);
    const settings = { ...defaultTenantSettings, isEnabled: true, noncompliantDevice: 'view-only' } as const;
    world.ports.settings.put(tenantId, settings);
    const [changed] = await recheckAccess(world.ports, { tenantId });
    expect(changed?.events).toMatchObject([
      { code: 'session.grant-ended', by: 'system', capability: 'control', lost: ['device-noncompliant'] },
    ]);
    for (const caller of [world.caller(helper), onSharers]) {
      const { progress, device: seen } = await seeSession(world.ports, { caller, sessionId });
      expect(seen).toMatchObject({ isCompliant: false });
      expect(progress).toMatchObject({
        kind: 'active',
        grants: [{ capability: 'view' }],
        lost: { capabilities: ['control'], reasons: ['device-noncompliant'] },
      });
    }

    world.ports.settings.put(tenantId, { ...settings, noncompliantDevice: 'block' });
    await recheckAccess(world.ports, { tenantId });
    for (const caller of [world.caller(helper), onSharers]) {
      const { progress } = await seeSession(world.ports, { caller, sessionId });
      expect(progress).toMatchObject({ kind: 'ended', reason: 'access-lost', lost: ['device-noncompliant'] });
    }
  });

  test('USE27 only the sessions of the named people and devices are looked at', async () => {
    const { tenantId, helper, sharer } = world;
    const sessionId = await world.activate();
    world.ports.directory.put({ ...helper, assignments: [] });
    const none = { people: new Set<never>(), devices: new Set([sampleDevice.id]) };
    expect(await recheckAccess(world.ports, { tenantId, anyOf: none })).toEqual([]);
    const people = new Set([sharer.personId]);
    expect(await recheckAccess(world.ports, { tenantId, anyOf: { ...none, people } })).toHaveLength(1);
    expect(await world.stored(sessionId)).toMatchObject({ kind: 'ended', lost: ['needs-permission'] });
  });

  test('USE30 what the caller lacks to get help is said before any code is looked at', async () => {
    const now = { ...sampleDevice, isEnrolled: true, isCompliant: true, isRetired: true, groups: [] };
    world.ports.access.putDevice(sampleDevice.id, now);
    const joining = joinSession(world.ports, {
      caller: onDevice(world),
      code: (await world.start()).code,
      way: 'code',
      device: agentDevice(sampleDevice),
    });
    await expect(joining).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
      details: { missing: [{ reason: 'device-retired', on: sampleDevice.name }] },
    });
  });

  test('USE32 what a sharer lacks is in the audit log in full, once an hour, and once more when it is something else', async () => {
    const { code } = await world.start();
    const refusedCodes = newRefusedCodes();
    const join = (by: 'browser' | 'agent' = 'browser') =>
      by === 'browser'
        ? world.join(code)
        : joinSession(world.ports, {
            caller: onDevice(world),
            code,
            way: 'code',
            device: agentDevice(sampleDevice),
          });
    world.ports.settings.put(world.tenantId, { ...defaultTenantSettings, isEnabled: true });
    for (let n = 0; n < 5; n += 1) await expect(join()).rejects.toMatchObject({ code: 'DEVICE_UNENROLLED' });
    world.ports.settings.put(world.tenantId, defaultTenantSettings);
    await expect(join()).rejects.toMatchObject({ code: 'TENANT_OFF' });
    await expect(join('agent')).rejects.toMatchObject({ code: 'TENANT_OFF' });
    const [unenrolled, off] = [{ reason: 'device-unenrolled' }, { reason: 'tenant-off' }];
    expect(refusedCodes().map(({ actor, target, after }) => [actor.name, target?.name, after])).toEqual([
      ['Sam Okoye', undefined, { reason: 'access', missing: [unenrolled] }],
      ['Sam Okoye', undefined, { reason: 'access', missing: [off, unenrolled] }],
      ['Sam Okoye', sampleDevice.name, { reason: 'access', missing: [off] }],
    ]);
    expect(JSON.stringify(refusedCodes())).not.toContain(code);
    await world.clock.advance(60 * 60_000);
    await expect(join('agent')).rejects.toMatchObject({ code: 'TENANT_OFF' });
    expect(refusedCodes()).toHaveLength(4);
  });

  test('USE32 a refusal that couldn’t be written down is written down the next time', async () => {
    const { code } = await world.start();
    const refusedCodes = newRefusedCodes();
    world.ports.settings.put(world.tenantId, defaultTenantSettings);
    const failure = new CodedError('SERVER_FAULT');
    vi.spyOn(world.ports.audit, 'record').mockRejectedValueOnce(failure);
    await expect(world.join(code)).rejects.toBe(failure);
    await expect(world.join(code)).rejects.toMatchObject({ code: 'TENANT_OFF' });
    expect(refusedCodes()).toHaveLength(1);
  });

  test('USE32 why two may not meet is in the audit log with the session; the sharer is told what any bad code tells', async () => {
    const { code, session } = await world.start();
    world.ports.directory.put({ ...world.helper, isBlocked: true });
    const refusedCodes = newRefusedCodes();
    await expect(world.join(code)).rejects.toMatchObject({ code: 'SESSION_CODE_INVALID', details: {} });
    expect(refusedCodes()).toMatchObject([
      {
        target: { kind: 'session', id: session.id },
        after: { reason: 'access', missing: [{ reason: 'helper-blocked' }] },
      },
    ]);
  });

  test('USE32 who keeps trying to start, or to use their own code, doesn’t fill the audit log', async () => {
    const { code } = await world.start();
    world.newAuditCodes();
    for (let n = 0; n < 20; n += 1) {
      await world.join(code, world.helper).catch(() => null);
      await world.start(world.sharer).catch(() => null);
    }
    expect(world.newAuditCodes()).toEqual(['session.code-refused', 'session.start-refused']);
  });

  test('USE28 each side sees the session as its own; the helper also what may be asked', async () => {
    const sessionId = await world.meet();
    const view = (person: typeof world.helper) =>
      seeSession(world.ports, { caller: world.caller(person), sessionId });
    expect(await view(world.helper)).toMatchObject({
      side: 'helper',
      modes: { view: { isAllowed: true }, control: { isAllowed: false } },
    });
    expect(await view(world.sharer)).toMatchObject({ side: 'sharer', modes: {} });
    world.ports.directory.remove(world.sharer.personId);
    expect(await view(world.helper)).toMatchObject({ modes: { view: { isAllowed: false } } });
  });
});
