import {
  GrantKey,
  GrantProofHeader,
  checkGrantClaims,
  type SessionId,
  type SessionView,
} from '@alongside/protocol';
import { compactVerify, importJWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { GrantKeys, GrantProofs } from '../grants/index.ts';
import { Sealing } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { someDomain } from '../identity/test-identity-world.ts';
import { newIncarnation, TestWebPage } from '../live/test-server.ts';
import { type TestAgent, TestAgentsWorld } from './test-agents-world.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestAgentsWorld;
  beforeAll(async () => {
    world = await TestAgentsWorld.open(engine);
  });
  afterAll(() => world.close());

  interface Meeting {
    readonly helper: TestBrowser;
    readonly sharer: TestBrowser;
    readonly agent: TestAgent;
    readonly sessionId: SessionId;
    /** What the join answered. */
    readonly joined: SessionView;
  }

  /** A helper in a browser, and a sharer who has used the code by the agent. */
  async function meet(): Promise<Meeting> {
    const domain = someDomain();
    const tenantId = await world.identity.organisation(domain);
    const helperMember = await world.identity.member(tenantId, `hanna@${domain}`, ['help-desk-operator']);
    const sharerMember = await world.identity.member(tenantId, `sam@${domain}`);
    const helper = await world.identity.signedIn(helperMember.email);
    const sharer = await world.identity.signedIn(sharerMember.email);
    const agent = await world.agent();
    await agent.signIn(sharer);
    const { code } = (await helper.call('POST', '/sessions', {})) as { code: string };
    const { session } = (await agent.call('POST', '/sessions/join', { code, by: 'code' })) as {
      session: SessionView;
    };
    return { helper, sharer, agent, sessionId: session.id, joined: session };
  }

  async function openPage(browser: TestBrowser, agent: TestAgent): Promise<TestWebPage> {
    const { ticket } = (await browser.call('POST', '/live/tickets')) as { ticket: string };
    const headers = { cookie: `alongside=${(await browser.cookie('alongside')) ?? ''}` };
    const page = new TestWebPage(agent.key.port, ticket, { origin: browser.origin, headers });
    await page.welcomed();
    return page;
  }

  /** The sharer has allowed control to the helper. */
  async function control(): Promise<
    Meeting & { readonly helpers: TestWebPage; readonly agents: TestWebPage }
  > {
    const meeting = await meet();
    const { helper, agent, sessionId } = meeting;
    const agents = await agent.openLive(sessionId);
    const helpers = await openPage(helper, agent);
    await helpers.attach(sessionId, newIncarnation());
    const questionId = randomUUID() as never;
    expect(await helpers.command(sessionId, { kind: 'ask', questionId, mode: 'control' })).toBe('ok');
    expect(await agents.command(sessionId, { kind: 'answer', questionId, isAllowed: true })).toBe('ok');
    await helpers.untilView(({ progress }) => progress.kind === 'active');
    return { ...meeting, helpers, agents };
  }

  const grantsOf = (page: TestWebPage) => {
    const progress = page.view?.progress;
    return progress?.kind === 'active' ? progress.grants : [];
  };

  it('SAG13 joins as its device, whose name both sides see', async () => {
    const { helper, agent, sessionId, joined } = await meet();
    const device = { surface: 'agent', isEnrolled: true, isCompliant: true, name: 'Front desk' };
    expect(joined).toMatchObject({ side: 'sharer', device });
    const page = await openPage(helper, agent);
    await page.attach(sessionId, newIncarnation());
    expect(page.view).toMatchObject({
      device,
      modes: {
        view: { isAllowed: true },
        control: { isAllowed: true },
        elevation: { isAllowed: false, missing: [{ reason: 'capability-not-available' }] },
        unattended: { isAllowed: false },
      },
    });
  });

  it('SAG13 is of that device alone: for the same person elsewhere the session is not there', async () => {
    const { helper, sharer, agent, sessionId } = await meet();
    const page = await openPage(sharer, agent);
    expect(await page.attach(sessionId, newIncarnation())).toBe('NOT_FOUND');
    expect(await sharer.refusal('GET', `/sessions/${sessionId}`)).toBe('404 NOT_FOUND');
    const otherDevice = await world.agent();
    await otherDevice.signIn(sharer);
    const elsewhere = await otherDevice.openLive();
    expect(await elsewhere.attach(sessionId, newIncarnation())).toBe('NOT_FOUND');
    const helpersAgent = await world.agent();
    await helpersAgent.signIn(helper);
    const asHelper = await helpersAgent.openLive();
    expect(await asHelper.attach(sessionId, newIncarnation()), 'an agent never helps').toBe('NOT_FOUND');
    const own = await agent.openLive();
    expect(await own.attach(sessionId, newIncarnation())).toBe('ok');
  });

  it('SAG13 is refused elevation and unattended control, with a reason', async () => {
    const { helpers, sessionId } = await control();
    const ask = (mode: 'elevation' | 'unattended') =>
      helpers.command(sessionId, { kind: 'ask', questionId: randomUUID() as never, mode });
    const reason = () => {
      const told = helpers.received.findLast((message) => message.type === 'reply');
      return JSON.stringify(told?.type === 'reply' ? told.error?.details : null);
    };
    expect(await ask('elevation')).toBe('ACCESS_REFUSED');
    expect(reason()).toContain('"capability-not-available"');
    expect(await ask('unattended')).toBe('CAPABILITY_UNAVAILABLE');
    expect(reason()).toContain('"capability-not-available"');
  });

  it('GRT1 shows the agent each grant with its proof, and nobody else', async () => {
    const { agent, agents, helpers, sessionId } = await control();
    const shown = grantsOf(agents);
    expect(shown.map(({ capability }) => capability)).toEqual(['view', 'control']);
    expect(grantsOf(helpers).map(({ proof }) => proof)).toEqual([null, null]);
    const { me } = agent;
    if (me === null) throw new Error('The agent is not signed in');
    const [key] = me.grantKeys;
    for (const grant of shown) {
      const { payload, protectedHeader } = await compactVerify(
        grant.proof ?? '',
        await importJWK(GrantKey.parse(key)),
      );
      expect(GrantProofHeader.parse(protectedHeader).kid).toBe(key?.kid);
      const checked = checkGrantClaims(JSON.parse(new TextDecoder().decode(payload)), {
        tenantId: me.tenant.id,
        deviceId: me.device.id,
        sessionId,
        grantId: grant.id,
        capability: grant.capability,
        helperId: helpers.view?.helper.personId ?? ('' as never),
        nowMs: Date.now(),
      });
      expect(checked).toMatchObject({
        ok: true,
        claims: { exp: Math.floor(Date.parse(grant.until) / 1_000) },
      });
    }
  });

  it('GRT1 shows a browser that shares no proof', async () => {
    const { helper, sharer, agent } = await meet();
    const { code } = (await helper.call('POST', '/sessions', {})) as { code: string };
    const { session } = (await sharer.call('POST', '/sessions/join', { code, by: 'code' })) as {
      session: SessionView;
    };
    const page = await openPage(sharer, agent);
    await page.attach(session.id, newIncarnation());
    const helpers = await openPage(helper, agent);
    await helpers.attach(session.id, newIncarnation());
    const questionId = randomUUID() as never;
    await helpers.command(session.id, { kind: 'ask', questionId, mode: 'view' });
    await page.command(session.id, { kind: 'answer', questionId, isAllowed: true });
    expect(grantsOf(page).map(({ proof }) => proof)).toEqual([null]);
  });

  it('GRT2 signs a grant once', async () => {
    const { agent, agents, sessionId } = await control();
    const { database, clock } = world.ports;
    const keys = new GrantKeys({ database, clock, sealing: new Sealing(world.identity.ports.keys) });
    const proofs = new GrantProofs(keys);
    const sign = vi.spyOn(keys, 'signingKey');
    const me = agent.me;
    const view = agents.view;
    if (me === null || view === null) throw new Error('Nothing was shown');
    const session = await world.sessions.sessions.find(me.tenant.id, sessionId);
    if (session === null) throw new Error('There is no such session');
    const viewer = { tenantId: me.tenant.id, device: me.device };
    const first = await proofs.prove(session, view, viewer);
    expect(await proofs.prove(session, view, viewer)).toEqual(first);
    expect(sign).toHaveBeenCalledTimes(2);
  });

  it('GRT3 makes the first key once, and gives all that are not retired, the newest first', async () => {
    const tenantId = await world.identity.organisation(someDomain());
    const { database, clock } = world.ports;
    const node = () => new GrantKeys({ database, clock, sealing: new Sealing(world.identity.ports.keys) });
    const [one, other] = await Promise.all([node().publicKeys(tenantId), node().publicKeys(tenantId)]);
    expect(one).toHaveLength(1);
    expect(other).toEqual(one);
    const copy = (n: number, kid: string, isRetired = false) =>
      database.inTenant(tenantId, async (tx) => {
        const tables = tx.$extendTables<{ grant_keys: Record<string, unknown> }>();
        const row = await tables
          .selectFrom('grant_keys')
          .selectAll()
          .where('n', '=', 1)
          .executeTakeFirstOrThrow();
        const publicKey = JSON.stringify({ ...(row['public_key'] as object), kid });
        const retiredAt = isRetired ? new Date() : null;
        await tables
          .insertInto('grant_keys')
          .values({ ...row, n, kid, public_key: publicKey, retired_at: retiredAt })
          .execute();
      });
    await copy(2, 'the second');
    await copy(3, 'a retired one', true);
    expect((await node().publicKeys(tenantId)).map(({ kid }) => kid)).toEqual(['the second', one[0]?.kid]);
    expect((await node().signingKey(tenantId)).kid).toBe('the second');
  });
});
