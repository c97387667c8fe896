import { randomUUID } from 'node:crypto';
import { changeSettings, type Person } from '@alongside/domain';
import {
  activeSessionsRoute,
  endSessionRoute,
  exportSessionsRoute,
  getSessionRoute,
  joinSessionRoute,
  LIVE_CLOSE,
  LIVE_TICKET_PREFIX,
  QuestionId,
  SESSION_CODE_ALPHABET,
  sessionReportRoute,
  startSessionRoute,
  type SessionId,
} from '@alongside/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInTopic } from '../../platform/bus/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { sweepDue } from '../sessions/index.ts';
import { SESSION_MIGRATIONS, TestSessionsWorld } from '../sessions/test-sessions-world.ts';
import { liveTicketsMigration } from './migrations/0202-live-tickets.ts';
import { newIncarnation, TestServer, type TestClient, type TestWebPage } from './test-server.ts';

const MINUTE_MS = 60_000;
const questionId = (): QuestionId => QuestionId.parse(randomUUID());

/** A problem without what is its request's own. */
const answerOf = ({ status, text }: { status: number; text: string }): string =>
  `${status} ${text.replace(/"requestId":"[^"]*"/u, '"requestId":""')}`;

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let database: Database;
  let world: TestSessionsWorld;
  let server: TestServer;
  let ada: Person;
  let sam: Person;
  let admin: Person;
  let helper: TestClient;
  let sharer: TestClient;

  beforeAll(async () => {
    database = await engine.open([...SESSION_MIGRATIONS, liveTicketsMigration]);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    world = await TestSessionsWorld.on(database);
    ada = world.person(1, { fullName: 'Ada Helper', roles: ['help-desk-operator'] });
    sam = world.person(2, { fullName: 'Sam Sharer' });
    admin = world.person(3, { roles: ['administrator'] });
    server = await TestServer.start(world);
    helper = server.signIn(ada);
    sharer = server.signIn(sam);
  });
  afterEach(async () => {
    await server.stop();
    expect(server.faults).toEqual([]);
  });

  interface Met {
    readonly sessionId: SessionId;
    readonly helperPage: TestWebPage;
    readonly sharerPage: TestWebPage;
    readonly ends: {
      readonly helper: ReturnType<typeof newIncarnation>;
      readonly sharer: ReturnType<typeof newIncarnation>;
    };
  }

  async function meet(): Promise<Met> {
    const ends = { helper: newIncarnation(), sharer: newIncarnation() };
    const { session, code } = await helper.get(startSessionRoute);
    const helperPage = await helper.openPage();
    expect(await helperPage.attach(session.id, ends.helper)).toBe('ok');
    await sharer.get(joinSessionRoute, { body: { code, by: 'code' } });
    const sharerPage = await sharer.openPage();
    expect(await sharerPage.attach(session.id, ends.sharer)).toBe('ok');
    await helperPage.untilView(({ presence }) => presence.sharer.kind === 'here');
    return { sessionId: session.id, helperPage, sharerPage, ends };
  }

  async function share({ sessionId, helperPage, sharerPage }: Met): Promise<void> {
    const id = questionId();
    expect(await helperPage.command(sessionId, { kind: 'ask', questionId: id, mode: 'view' })).toBe('ok');
    await sharerPage.untilView(({ progress }) => progress.kind === 'meeting' && progress.question?.id === id);
    expect(await sharerPage.command(sessionId, { kind: 'answer', questionId: id, isAllowed: true })).toBe(
      'ok',
    );
    await helperPage.untilView(({ progress }) => progress.kind === 'active');
  }

  it('LIV16 goes from the code to the end, and the report tells it', async () => {
    const met = await meet();
    const { sessionId, helperPage, sharerPage, ends } = met;
    expect(helperPage.view?.sharer?.fullName).toBe('Sam Sharer');
    const frame = { n: 1, ack: 0, body: { kind: 'restart', offer: 1 } } as const;
    helperPage.send({ type: 'signal', sessionId, to: ends.sharer, frame });
    await sharerPage.until(() =>
      sharerPage.received.some((message) => message.type === 'signal' && message.from === ends.helper),
    );
    await share(met);
    await world.clock.advance(1_000);
    expect(await sharerPage.command(sessionId, { kind: 'give-up', capability: 'view' })).toBe('ok');
    await helperPage.untilView(({ progress }) => progress.kind === 'active' && progress.grants.length === 0);
    expect(await sharerPage.command(sessionId, { kind: 'share-again' })).toBe('ok');
    expect(await helperPage.command(sessionId, { kind: 'leave' })).toBe('ok');
    await sharerPage.untilView(({ progress }) => progress.kind === 'ended');
    expect(sharerPage.view?.progress).toMatchObject({ reason: 'helper-left', allowed: ['view'] });
    expect(await sharerPage.command(sessionId, { kind: 'activity' })).toBe('SESSION_ENDED');

    const report = await server.signIn(admin).get(sessionReportRoute, { params: { sessionId } });
    expect(report.session).toMatchObject({
      modesUsed: ['view'],
      endReason: 'helper-left',
      durationMs: 1_000,
    });
    expect(report.timeline.map(({ what }) => what)).toEqual([
      'started',
      'side-arrived',
      'joined',
      'side-arrived',
      'asked',
      'grant-given',
      'grant-ended',
      'grant-given',
      'grant-ended',
      'ended',
    ]);
  });

  it('SES1 keeps the code nowhere', async () => {
    const { session, code, link } = await helper.get(startSessionRoute);
    expect(link).toBe(`https://help.test/#code=${code}`);
    expect(session.progress.kind).toBe('waiting');
    const everything = await world.database.inTenant(world.tenantId, async (tx) => {
      const sessions = await tx
        .$extendTables<{ sessions: { state: unknown; code_hash: string | null; search_text: string } }>()
        .selectFrom('sessions')
        .selectAll()
        .execute();
      return JSON.stringify([sessions, await tx.selectFrom('audit_log').selectAll().execute()]);
    });
    expect(everything).not.toContain(code);
    expect(
      JSON.stringify(await helper.get(getSessionRoute, { params: { sessionId: session.id } })),
    ).not.toContain(code);
  });

  it('SES4 answers alike for codes that are wrong, used, expired or of another tenant', async () => {
    const stranger = server.signIn(
      world.person(9, { tenantId: world.otherTenantId, roles: ['help-desk-operator'] }),
    );
    const theirs = await stranger.get(startSessionRoute);
    const used = await helper.get(startSessionRoute);
    await sharer.get(joinSessionRoute, { body: { code: used.code, by: 'code' } });
    const expired = await helper.get(startSessionRoute);
    await world.clock.advance(10 * MINUTE_MS);
    const unswept = await sharer.call(joinSessionRoute, { body: { code: expired.code, by: 'link' } });
    await sweepDue(world.ports, () => undefined);

    const wrong = [...used.code].reverse().join('');
    const answers = [answerOf(unswept)];
    for (const code of [wrong, used.code, expired.code, theirs.code]) {
      const answer = await sharer.call(joinSessionRoute, { body: { code, by: 'code' } });
      answers.push(answerOf(answer));
    }
    const [first] = answers;
    expect(first).toContain('404 {"type":"urn:alongside:error:SESSION_CODE_INVALID"');
    expect(new Set(answers).size).toBe(1);
    const { progress } = await helper.get(getSessionRoute, { params: { sessionId: expired.session.id } });
    expect(progress).toMatchObject({ kind: 'ended', reason: 'code-expired' });
  });

  it('SES4 takes a code in any case and spacing, but not the helper’s own', async () => {
    const { code } = await helper.get(startSessionRoute);
    const own = await helper.call(joinSessionRoute, { body: { code, by: 'code' } });
    expect(answerOf(own)).toContain('409 {"type":"urn:alongside:error:SESSION_OWN_CODE"');
    const spoken = ` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`;
    const { session } = await sharer.get(joinSessionRoute, { body: { code: spoken, by: 'code' } });
    expect(session).toMatchObject({ side: 'sharer', progress: { kind: 'meeting' } });
  });

  it('SES5 stops a person who tries codes, says for how long, and lets them on afterwards', async () => {
    const tryCode = (index: number) => {
      const letter = SESSION_CODE_ALPHABET.charAt(index % SESSION_CODE_ALPHABET.length);
      return sharer.call(joinSessionRoute, { body: { code: letter.repeat(8), by: 'code' } });
    };
    const statuses: number[] = [];
    for (let index = 0; index < 11; index += 1) statuses.push((await tryCode(index)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429]);

    const { code } = await helper.get(startSessionRoute);
    const right = await sharer.call(joinSessionRoute, { body: { code, by: 'code' } });
    expect(right.status).toBe(429);
    expect(JSON.parse(right.text)).toMatchObject({
      code: 'TOO_MANY_TRIES',
      details: { retryAfterMs: 10 * MINUTE_MS },
    });
    expect(right.headers.get('retry-after')).toBe('600');
    const codes = (await world.auditRows()).map((row) => row.code);
    expect(codes.filter((each) => each === 'limit.reached')).toHaveLength(1);

    await world.clock.advance(9 * MINUTE_MS);
    const later = await helper.get(startSessionRoute);
    await world.clock.advance(MINUTE_MS);
    await sharer.get(joinSessionRoute, { body: { code: later.code, by: 'code' } });
  });

  it('SES5 counts on every node alike', async () => {
    const other = await TestServer.start(world);
    const elsewhere = other.signIn(sam);
    const body = { code: 'ABCDEFGH', by: 'code' } as const;
    for (let round = 0; round < 5; round += 1) {
      await sharer.call(joinSessionRoute, { body });
      await elsewhere.call(joinSessionRoute, { body });
    }
    expect((await sharer.call(joinSessionRoute, { body })).status).toBe(429);
    expect((await elsewhere.call(joinSessionRoute, { body })).status).toBe(429);
    await other.stop();
  });

  it('SES5 stops an address and a tenant, whoever tries', async () => {
    const statuses = new Set<number>();
    for (let person = 0; person < 5; person += 1) {
      const client = server.signIn(world.person(100 + person));
      for (let round = 0; round < 9; round += 1) {
        const { status } = await client.call(joinSessionRoute, { body: { code: 'ABCDEFGH', by: 'code' } });
        statuses.add(status);
      }
    }
    expect(statuses).toEqual(new Set([404, 429]));
  });

  it('SES7 ends a session from above, once', async () => {
    const { sessionId, helperPage, sharerPage } = await meet();
    const administrator = server.signIn(admin);
    expect((await helper.call(endSessionRoute, { params: { sessionId } })).status).toBe(403);
    for (let round = 0; round < 2; round += 1) {
      expect((await administrator.call(endSessionRoute, { params: { sessionId } })).status).toBe(204);
    }
    for (const page of [helperPage, sharerPage]) {
      await page.untilView(({ progress }) => progress.kind === 'ended');
      expect(page.view?.progress).toMatchObject({ reason: 'ended-by-administrator' });
    }
  });

  it('SES8 ends by rule what nobody answers', async () => {
    const sessionId = await world.meet(ada, sam);
    await world.clock.advance(5 * MINUTE_MS - 1);
    await sweepDue(world.ports, () => undefined);
    expect((await sharer.get(getSessionRoute, { params: { sessionId } })).progress.kind).toBe('meeting');
    await world.clock.advance(1);
    await sweepDue(world.ports, () => undefined);
    const view = await sharer.get(getSessionRoute, { params: { sessionId } });
    expect(view.progress).toMatchObject({ kind: 'ended', reason: 'no-answer' });
  });

  it('SES9, LIV14 goes on after the server was stopped and started again', async () => {
    const met = await meet();
    await share(met);
    await server.stop();
    expect(met.helperPage.closed?.code).toBe(LIVE_CLOSE.stopping);

    server = await TestServer.start(world);
    helper = server.signIn(ada);
    sharer = server.signIn(sam);
    const [helperPage, sharerPage] = [await helper.openPage(), await sharer.openPage()];
    expect(await helperPage.attach(met.sessionId, met.ends.helper)).toBe('ok');
    expect(await sharerPage.attach(met.sessionId, met.ends.sharer)).toBe('ok');
    await helperPage.untilView(({ presence }) => presence.sharer.kind === 'here');
    expect(helperPage.view?.progress).toMatchObject({ kind: 'active', grants: [{ capability: 'view' }] });
    expect(await sharerPage.command(met.sessionId, { kind: 'leave' })).toBe('ok');
    await helperPage.untilView(({ progress }) => progress.kind === 'ended');
  });

  it('SES9 goes on after the server was killed, and ends by rule if nobody comes back', async () => {
    const met = await meet();
    await share(met);
    const presence = async () => {
      const stored = await world.ports.sessions.find(world.tenantId, met.sessionId);
      return [stored?.presence.helper.kind, stored?.presence.sharer.kind];
    };
    expect(await presence()).toEqual(['here', 'here']);
    // A killed server says nothing more: here it keeps its sockets, and nobody listens to it.
    const killed = server;
    world = world.afterKill();
    server = await TestServer.start(world);
    expect(await presence()).toEqual(['lost', 'lost']);

    const helperPage = await server.signIn(ada).openPage();
    expect(await helperPage.attach(met.sessionId, met.ends.helper)).toBe('ok');
    expect(helperPage.view).toMatchObject({
      presence: { helper: { kind: 'here', incarnation: met.ends.helper }, sharer: { kind: 'lost' } },
      progress: { kind: 'active', grants: [{ capability: 'view' }] },
    });
    await world.clock.advance(2 * MINUTE_MS);
    await sweepDue(world.ports, () => undefined);
    const after = await server.signIn(ada).get(getSessionRoute, { params: { sessionId: met.sessionId } });
    expect(after.progress).toMatchObject({ kind: 'ended', reason: 'sharer-lost' });
    await killed.stop();
  });

  it('SES10 ends everything when Alongside is turned off, and refuses to begin', async () => {
    const { helperPage, sharerPage } = await meet();
    await changeSettings(world.ports, { caller: world.requester(admin), patch: { isEnabled: false } });
    for (const page of [helperPage, sharerPage]) {
      await page.untilView(({ progress }) => progress.kind === 'ended');
      expect(page.view?.progress).toMatchObject({ reason: 'turned-off' });
    }
    expect(answerOf(await helper.call(startSessionRoute))).toContain('TENANT_OFF');
    const join = await sharer.call(joinSessionRoute, { body: { code: 'ABCDEFGH', by: 'code' } });
    expect(answerOf(join)).toContain('TENANT_OFF');
  });

  it('SES14 tells both whether there is chat', async () => {
    const { session } = await helper.get(startSessionRoute);
    expect(session.isChatAllowed).toBe(true);
    await changeSettings(world.ports, { caller: world.requester(admin), patch: { isChatAllowed: false } });
    const { sharerPage, helperPage } = await meet();
    expect([sharerPage.view?.isChatAllowed, helperPage.view?.isChatAllowed]).toEqual([false, false]);
    const former = await helper.get(getSessionRoute, { params: { sessionId: session.id } });
    expect(former.isChatAllowed).toBe(true);
  });

  it('LIV2 opens no socket twice, and none for another sign-in', async () => {
    const ticket = await helper.ticket();
    const stolen = await sharer.openPage(ticket);
    expect(stolen.closed).not.toBeNull();
    const page = await helper.openPage(ticket);
    expect(page.closed).toBeNull();
    const again = await helper.openPage(ticket);
    expect(again.closed).not.toBeNull();
    const guessed = await helper.openPage(LIVE_TICKET_PREFIX);
    expect(guessed.closed).not.toBeNull();
    expect(server.hub.size).toBe(1);
  });

  it('LIV9 tells the other side of a lost network', async () => {
    const { helperPage, sharerPage } = await meet();
    sharerPage.drop();
    await helperPage.untilView(({ presence }) => presence.sharer.kind === 'lost');
  });

  it('LIV10 answers garbage, and closes for bytes and floods', async () => {
    const { sessionId, helperPage, sharerPage } = await meet();
    helperPage.sendText('{');
    await helperPage.until(() => helperPage.received.some(({ type }) => type === 'error'));
    const attacker = await server.signIn(admin).openPage();
    for (let n = 0; n < 2_000; n += 1) attacker.send({ type: 'ping', n });
    await attacker.untilClosed();
    expect(attacker.closed?.code).toBe(LIVE_CLOSE.limit);
    expect(await sharerPage.command(sessionId, { kind: 'activity' })).toBe('ok');
  });

  it('LIV12 closes the sockets of a sign-in that ended', async () => {
    const page = await helper.openPage();
    server.endSignIn(helper);
    world.bus.publish(signInTopic(helper.signInId), {});
    await page.untilClosed();
    expect(page.closed).toEqual({ code: LIVE_CLOSE.signedOut, reason: 'SIGN_IN_EXPIRED' });
  });

  it('REP6 writes an export into the audit log, with its rows', async () => {
    await meet();
    const administrator = server.signIn(admin);
    const csv = await administrator.call(exportSessionsRoute, { query: { format: 'csv' } });
    expect(csv.status).toBe(200);
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="sessions-[\d-]+\.csv"$/u);
    expect(csv.text.split('\r\n')).toHaveLength(3);
    const json = await administrator.call(exportSessionsRoute, {
      query: { format: 'json', search: 'nobody' },
    });
    expect(JSON.parse(json.text)).toEqual([]);
    const exported = (await world.auditRows()).filter(({ code }) => code === 'report.exported');
    expect(exported.map(({ after }) => after)).toEqual([
      { format: 'csv', rows: 1 },
      { format: 'json', rows: 0 },
    ]);
  });

  it('REP1 shows the monitor', async () => {
    await meet();
    const { sessions, totals } = await server.signIn(admin).get(activeSessionsRoute);
    expect(sessions).toMatchObject([
      { state: 'meeting', helper: { fullName: 'Ada Helper' }, durationMs: null },
    ]);
    expect(totals).toMatchObject({ active: 1, sessions: 1, averageDurationMs: null });
  });
});
