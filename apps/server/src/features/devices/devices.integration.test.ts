import {
  type DeviceDetail,
  type DeviceReport,
  type DeviceSummary,
  type EnrolmentTokenView,
  LIVE_CLOSE,
} from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testEngines } from '../../platform/database/test-engines.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import {
  someFacts,
  type TestAgent,
  TestAgentsWorld,
  type TestDeviceLink,
} from '../agents/test-agents-world.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { someDomain, type TestMember } from '../identity/test-identity-world.ts';

/** Told at most once a second; a loaded machine takes its time. */
const TOLD_WITHIN_MS = 10_000;
const NOBODY = '00000000-0000-4000-8000-00000000dead';

interface Page {
  readonly items: readonly DeviceSummary[];
  readonly next: string | null;
  readonly total: number;
}

const someReport: DeviceReport = {
  facts: someFacts,
  serial: 'PF3X1234',
  signedInUsers: ['greta'],
  posture: {
    isDiskEncrypted: true,
    isFirewallOn: null,
    hasScreenLock: false,
    readAt: '2026-11-21T10:00:00.000Z',
  },
};

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestAgentsWorld;
  beforeAll(async () => {
    world = await TestAgentsWorld.open(engine);
  });
  afterAll(() => world.close());

  interface Office extends TestMember {
    readonly browser: TestBrowser;
    readonly agent: TestAgent;
    readonly deviceId: string;
  }

  /** An administrator who is also signed in on a device. */
  async function office(name = 'Front desk'): Promise<Office> {
    const domain = someDomain();
    const tenantId = await world.identity.organisation(domain);
    const member = await world.identity.member(tenantId, `ada@${domain}`, ['administrator']);
    const browser = await world.identity.signedIn(member.email);
    const agent = await world.agent();
    const me = await agent.signIn(browser, { ...someFacts, name });
    return { ...member, browser, agent, deviceId: me.device.id };
  }

  const list = async (browser: TestBrowser, query = ''): Promise<Page> =>
    (await browser.call('GET', `/devices${query}`)) as Page;
  const names = async (browser: TestBrowser, query: string): Promise<string[]> =>
    (await list(browser, query)).items.map(({ name }) => name);
  const detail = async (browser: TestBrowser, id: string): Promise<DeviceDetail> =>
    (await browser.call('GET', `/devices/${id}`)) as DeviceDetail;
  const act = async (browser: TestBrowser, id: string, what: string): Promise<DeviceDetail> =>
    (await browser.call('POST', `/devices/${id}/${what}`)) as DeviceDetail;

  interface Made {
    readonly token: string;
    readonly enrolmentToken: EnrolmentTokenView;
  }
  const makeToken = async (browser: TestBrowser, change: object = {}): Promise<Made> =>
    (await browser.call('POST', '/enrolment-tokens', {
      name: 'Berlin',
      days: 7,
      uses: null,
      ownership: 'corporate',
      groupIds: [],
      ...change,
    })) as Made;
  const enrol = async (token: string, name: string): Promise<{ agent: TestAgent; id: string }> => {
    const agent = await world.agent();
    const body = { token, device: { ...someFacts, name } };
    const { device } = (await agent.call('POST', '/agent/enrol', body)) as { device: { id: string } };
    return { agent, id: device.id };
  };
  const fleet = async (browser: TestBrowser, all: readonly string[]): Promise<string[]> => {
    const { token } = await makeToken(browser);
    const ids = [];
    for (const name of all) ids.push((await enrol(token, name)).id);
    return ids;
  };

  describe('the list', () => {
    it('DEV5 finds devices by words of name, serial number, model and people, in every order, page by page', async () => {
      const { browser, agent, deviceId } = await office('Zürich-1');
      await agent.callAsDevice(deviceId, 'PUT', '/agent/facts', {
        ...someReport,
        facts: { ...someFacts, name: 'Zürich-1', model: 'ThinkPad T14' },
      });
      await fleet(browser, ['berlin-3', 'Berlin-1', 'Ébène']);
      expect(await names(browser, '')).toEqual(['Berlin-1', 'berlin-3', 'Ébène', 'Zürich-1']);
      expect(await names(browser, '?sort=-name')).toEqual(['Zürich-1', 'Ébène', 'berlin-3', 'Berlin-1']);
      for (const sort of [
        'lastSeenAt',
        '-lastSeenAt',
        'enrolledAt',
        '-enrolledAt',
        'osVersion',
        '-osVersion',
      ]) {
        const first = await list(browser, `?sort=${sort}&limit=3`);
        const rest = await list(browser, `?sort=${sort}&limit=3&after=${first.next ?? ''}`);
        const all = [...first.items, ...rest.items];
        expect([new Set(all.map(({ id }) => id)).size, first.total, rest.next]).toEqual([4, 4, null]);
      }
      expect(await names(browser, '?search=zurich')).toEqual(['Zürich-1']);
      expect(await names(browser, '?search=pf3x')).toEqual(['Zürich-1']);
      expect(await names(browser, '?search=think%20zur')).toEqual(['Zürich-1']);
      expect(await names(browser, '?search=greta')).toEqual(['Zürich-1']);
      expect(await names(browser, '?search=ada')).toEqual(['Zürich-1']);
      expect(await names(browser, '?search=%25')).toEqual([]);
      expect(await names(browser, '?search=nowhere')).toEqual([]);
      expect(await names(browser, '?ownership=corporate&limit=2')).toEqual(['Berlin-1', 'berlin-3']);
      expect(await names(browser, '?platform=windows')).toEqual([]);
      expect(await names(browser, '?state=retired')).toEqual([]);
    });

    it('DEV25 is found by a few letters by those who explain access, by its name and person alone', async () => {
      const { tenantId, email, deviceId } = await office('Kiel 07');
      const address = `reader@${email.split('@')[1] ?? ''}`;
      await world.identity.member(tenantId, address, ['auditor']);
      const reader = await world.identity.signedIn(address);
      const primaryPerson = { id: expect.any(String) as string, fullName: expect.any(String) as string };
      expect(await reader.call('GET', '/devices/names?search=kie')).toEqual({
        items: [{ id: deviceId, name: 'Kiel 07', primaryPerson }],
      });
      expect(await reader.call('GET', '/devices/names?search=nobody')).toEqual({ items: [] });
      expect(await reader.refusal('GET', '/devices')).toBe('403 PERMISSION_MISSING');
    });

    it('DEV5 a place that nobody gave out, or of another order, is refused', async () => {
      const { browser } = await office();
      await fleet(browser, ['a']);
      const { next } = await list(browser, '?limit=1');
      for (const after of [`${next ?? ''}&sort=-name`, 'x', 'eyJzb3J0IjoibmFtZSJ9']) {
        expect(await browser.refusal('GET', `/devices?limit=1&after=${after}`)).toBe('400 REQUEST_MALFORMED');
      }
    });

    it('DEV6 shows its own tenant alone, to those who may view devices', async () => {
      const first = await office();
      const second = await office();
      expect((await list(first.browser)).items.map(({ id }) => id)).toEqual([first.deviceId]);
      for (const [method, path] of [
        ['GET', ''],
        ['POST', '/retire'],
        ['POST', '/restore'],
        ['POST', '/unenrol'],
        ['POST', '/rotate-key'],
      ] as const) {
        expect(await second.browser.refusal(method, `/devices/${first.deviceId}${path}`)).toBe(
          '404 NOT_FOUND',
        );
      }
      const { email } = await world.identity.member(
        first.tenantId,
        `sam@${first.email.split('@')[1] ?? ''}`,
        ['help-desk-operator'],
      );
      const operator = await world.identity.signedIn(email);
      expect((await list(operator)).total).toBe(1);
      expect(await operator.refusal('POST', `/devices/${first.deviceId}/retire`)).toBe(
        '403 PERMISSION_MISSING',
      );
    });
  });

  describe('what administrators do', () => {
    it('DEV7 a device is named, owned and assigned, and the log has before and after', async () => {
      const { browser, deviceId, tenantId, personId } = await office();
      const changed = (await browser.call('PATCH', `/devices/${deviceId}`, {
        displayName: 'Reception',
        ownership: 'corporate',
        primaryPersonId: null,
      })) as DeviceDetail;
      expect(changed).toMatchObject({
        name: 'Reception',
        ownName: 'Front desk',
        ownership: 'corporate',
        primaryPerson: null,
      });
      expect(await names(browser, '?search=recep')).toEqual(['Reception']);
      expect((await world.identity.auditRows(tenantId)).at(-1)).toMatchObject({
        code: 'device.described',
        before: { displayName: null, ownership: 'personal', primaryPersonId: personId },
        after: { displayName: 'Reception', ownership: 'corporate', primaryPersonId: null },
      });
      expect(await browser.refusal('PATCH', `/devices/${deviceId}`, { primaryPersonId: NOBODY })).toBe(
        '404 NOT_FOUND',
      );
    });

    it('DEV3 retiring ends the sign-in and the connection at once; restoring needs a new sign-in', async () => {
      const { browser, agent, deviceId, tenantId } = await office();
      const link = await agent.openDeviceLink(deviceId);
      const live = await agent.openLive();
      expect(await act(browser, deviceId, 'retire')).toMatchObject({ state: 'retired' });
      await link.until(() => link.closed !== null);
      await live.until(() => live.closed !== null);
      expect(link.closed).toEqual({ code: LIVE_CLOSE.signedOut, reason: 'DEVICE_RETIRED' });
      expect(live.closed?.code).toBe(LIVE_CLOSE.signedOut);
      expect(await agent.refusal('GET', '/agent/me')).toBe('403 DEVICE_RETIRED');
      expect(await agent.refusal('PUT', '/agent/facts', someReport, { token: deviceId })).toBe(
        '403 DEVICE_RETIRED',
      );
      expect((await agent.openDeviceLink(deviceId)).refused).toBe(403);
      expect((await list(browser)).total).toBe(0);
      expect((await list(browser, '?state=retired')).total).toBe(1);
      expect(await act(browser, deviceId, 'restore')).toMatchObject({ state: 'enrolled' });
      expect(await agent.refusal('GET', '/agent/me')).toBe('401 SIGN_IN_REQUIRED');
      expect((await agent.signIn(browser)).device.id).toBe(deviceId);
      expect(await world.identity.auditCodes(tenantId)).toEqual(
        expect.arrayContaining(['device.retired', 'device.restored']),
      );
    });

    it('DEV8 an unenrolled device is kept without its key, and comes back as another one', async () => {
      const { browser, agent, deviceId } = await office();
      const link = await agent.openDeviceLink(deviceId);
      expect(await act(browser, deviceId, 'unenrol')).toMatchObject({
        state: 'unenrolled',
        key: { thumbprint: null },
      });
      await link.until(() => link.closed !== null);
      expect(link.closed).toEqual({ code: LIVE_CLOSE.signedOut, reason: 'DEVICE_UNENROLLED' });
      expect(await agent.refusal('GET', '/agent/me')).toBe('401 SIGN_IN_REQUIRED');
      expect(await agent.refusal('PUT', '/agent/facts', someReport, { token: deviceId })).toBe(
        '403 DEVICE_UNENROLLED',
      );
      expect((await agent.signIn(browser)).device.id).not.toBe(deviceId);
      expect((await list(browser, '?state=unenrolled')).total).toBe(1);
      expect(await browser.refusal('POST', `/devices/${deviceId}/restore`)).toBe('409 CONFLICT');
    });

    it('DEV9 the same is done to many at once, and what fails for one is told of that one', async () => {
      const { browser } = await office();
      const ids = await fleet(browser, ['a', 'b', 'c']);
      const bulk = (action: object, of: readonly string[]) =>
        browser.call('POST', '/devices/bulk', { ids: of, action });
      expect(await bulk({ kind: 'retire' }, [...ids, NOBODY])).toEqual({
        done: 3,
        changed: ids,
        failed: [{ id: NOBODY, code: 'NOT_FOUND' }],
      });
      expect((await list(browser, '?state=retired')).total).toBe(3);
      expect(await bulk({ kind: 'restore' }, ids.slice(0, 1))).toMatchObject({ changed: ids.slice(0, 1) });
      expect(await bulk({ kind: 'restore' }, ids)).toEqual({ done: 3, changed: ids.slice(1), failed: [] });
      await bulk({ kind: 'set-ownership', ownership: 'personal' }, ids.slice(0, 1));
      expect(await names(browser, '?ownership=corporate')).toEqual(['b', 'c']);
    });
  });

  describe('another key', () => {
    it('DEV10 is asked of a device that is connected at once; it proves both, and its sign-in goes on', async () => {
      const { browser, agent, deviceId, tenantId } = await office();
      const link = await agent.openDeviceLink(deviceId);
      const before = await detail(browser, deviceId);
      expect((await act(browser, deviceId, 'rotate-key')).key.isRotationAsked).toBe(true);
      await link.until(() => link.received.some(({ type }) => type === 'rotate-key'));
      const answer = await agent.callAsDevice(deviceId, 'PUT', '/agent/facts', someReport);
      expect(answer).toMatchObject({ isNewKeyDue: true });

      const next = await world.agent();
      const wrong = await next.proof('POST', '/api/v1/agent/key', NOBODY);
      const replace = (proof: string) => agent.refusal('POST', '/agent/key', { proof }, { token: deviceId });
      expect(await replace(wrong)).toBe('401 PROOF_INVALID token');
      expect(await replace('x')).toBe('401 PROOF_INVALID malformed');
      const proof = await next.proof('POST', '/api/v1/agent/key', deviceId);
      await agent.callAsDevice(deviceId, 'POST', '/agent/key', { proof });

      next.token = agent.token;
      expect(await next.isSignedIn()).toBe(true);
      expect(await agent.refusal('GET', '/agent/me')).toBe('401 PROOF_INVALID key');
      const after = await detail(browser, deviceId);
      expect(after.key.isRotationAsked).toBe(false);
      expect(after.key.thumbprint).not.toBe(before.key.thumbprint);
      expect((await world.identity.auditRows(tenantId)).at(-1)).toMatchObject({
        code: 'device.key-rotated',
        before: { thumbprint: before.key.thumbprint },
        after: { thumbprint: after.key.thumbprint },
      });
    });

    it('DEV22 takes the place of the one that was proven: of two at the same moment one does', async () => {
      const { agent, deviceId } = await office();
      const nexts = await Promise.all([1, 2, 3, 4].map(() => world.agent()));
      const proofs = await Promise.all(
        nexts.map((next) => next.proof('POST', '/api/v1/agent/key', deviceId)),
      );
      const answers = await Promise.all(
        proofs.map((proof) => agent.send('POST', '/agent/key', { proof }, { token: deviceId })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 401, 401, 401]);
    });

    it('DEV10 is due by itself after a year, and never that of another device', async () => {
      const { browser, agent, deviceId } = await office();
      const other = await world.agent();
      await other.signIn(browser);
      const proof = await other.proof('POST', '/api/v1/agent/key', deviceId);
      expect(await agent.refusal('POST', '/agent/key', { proof }, { token: deviceId })).toBe('409 CONFLICT');
      await inTenantAsOwner(
        `update devices set key_since = now() - interval '366 days' where id = '${deviceId}'`,
      );
      const answer = await agent.callAsDevice(deviceId, 'PUT', '/agent/facts', someReport);
      expect(answer).toMatchObject({ isNewKeyDue: true });
      const link = await agent.openDeviceLink(deviceId);
      await link.until(() => link.received.some(({ type }) => type === 'rotate-key'));
      link.kill();
    });
  });

  const inTenantAsOwner = (statement: string) =>
    (world.identity.ports.database as TestDatabase).asOwner(statement);

  describe('enrolment tokens', () => {
    it('DEV11 a token enrols devices that nobody is signed in on, into its groups', async () => {
      const { browser, tenantId } = await office();
      const group = (await browser.call('POST', '/groups', { kind: 'devices', name: 'Berlin' })) as {
        id: string;
      };
      const made = await makeToken(browser, { groupIds: [group.id], uses: 2 });
      expect(JSON.stringify(await browser.call('GET', '/enrolment-tokens'))).not.toContain(made.token);
      const { agent, id } = await enrol(made.token, 'kiosk');
      expect(await detail(browser, id)).toMatchObject({
        name: 'kiosk',
        ownership: 'corporate',
        primaryPerson: null,
        agentSignIn: null,
        groups: [{ id: group.id, name: 'Berlin' }],
        enrolment: { way: 'token', tokenName: 'Berlin' },
      });
      // The same device again: the token isn't used up by it.
      const again = await agent.call('POST', '/agent/enrol', { token: made.token, device: someFacts });
      expect(again).toMatchObject({ device: { id } });
      const tokens = (await browser.call('GET', '/enrolment-tokens')) as { items: EnrolmentTokenView[] };
      expect(tokens.items).toMatchObject([{ name: 'Berlin', uses: 1, usesLeft: 1 }]);
      expect(await world.identity.auditCodes(tenantId)).toContain('enrolment-token.made');
      // It stays itself: a sign-in on it is of the same device, and makes that person its primary one.
      const me = await agent.signIn(browser);
      expect(me.device.id).toBe(id);
      expect((await detail(browser, id)).primaryPerson).not.toBeNull();
    });

    it('DEV11 a device that nobody signed in on reaches nothing that concerns people', async () => {
      const { browser } = await office();
      const { agent, id } = await enrol((await makeToken(browser)).token, 'kiosk');
      for (const [method, path] of [
        ['GET', '/agent/me'],
        ['POST', '/live/tickets'],
        ['POST', '/sessions/join'],
      ] as const) {
        const body = method === 'GET' ? undefined : {};
        expect(await agent.refusal(method, path, body, { token: id })).toBe('401 SIGN_IN_REQUIRED');
      }
    });

    it('DEV12 a token that is unknown, revoked, used up or too old enrols nothing, in one and the same answer', async () => {
      const { browser, tenantId } = await office();
      const refused = async (token: string): Promise<string> => {
        const agent = await world.agent();
        return agent.refusal('POST', '/agent/enrol', { token, device: someFacts });
      };
      const answer = '401 ENROLMENT_TOKEN_INVALID';
      expect(await refused('A'.repeat(43))).toBe(answer);
      const once = await makeToken(browser, { uses: 1 });
      await enrol(once.token, 'first');
      expect(await refused(once.token)).toBe(answer);
      const revoked = await makeToken(browser);
      await browser.call('POST', `/enrolment-tokens/${revoked.enrolmentToken.id}/revoke`);
      expect(await refused(revoked.token)).toBe(answer);
      const old = await makeToken(browser);
      await inTenantAsOwner(
        `update enrolment_tokens set expires_at = now() where id = '${old.enrolmentToken.id}'`,
      );
      expect(await refused(old.token)).toBe(answer);
      const rows = await world.identity.auditRows(tenantId);
      expect(rows.filter(({ code }) => code === 'device.enrolment-refused').map((row) => row.after)).toEqual([
        { reason: 'used-up', token: 'Berlin', times: 1 },
        { reason: 'revoked', token: 'Berlin', times: 1 },
        { reason: 'expired', token: 'Berlin', times: 1 },
      ]);
    });

    it('DEV23 who keeps trying a token that isn’t good adds a row an hour to the audit log, with how often', async () => {
      const { browser, tenantId } = await office();
      const { token, enrolmentToken } = await makeToken(browser);
      const refused = async (): Promise<void> => {
        const agent = await world.agent();
        const answer = await agent.refusal('POST', '/agent/enrol', { token, device: someFacts });
        expect(answer).toBe('401 ENROLMENT_TOKEN_INVALID');
      };
      const told = async () => {
        const rows = await world.identity.auditRows(tenantId);
        return rows.filter(({ code }) => code === 'device.enrolment-refused').map(({ after }) => after);
      };
      await browser.call('POST', `/enrolment-tokens/${enrolmentToken.id}/revoke`);
      for (let n = 0; n < 5; n += 1) await refused();
      expect(await told()).toEqual([{ reason: 'revoked', token: 'Berlin', times: 1 }]);
      const anHourAgo = `now() - interval '61 minutes'`;
      await inTenantAsOwner(
        `update enrolment_tokens set refusal_told_at = ${anHourAgo} where id = '${enrolmentToken.id}'`,
      );
      await refused();
      expect((await told()).slice(1)).toEqual([{ reason: 'revoked', token: 'Berlin', times: 5 }]);
    });

    it('DEV24 a token enrols nothing once whoever made it may not any more', async () => {
      const { browser, tenantId, email } = await office();
      const second = await world.identity.member(tenantId, `max.${email}`, ['administrator']);
      const theirs = await world.identity.signedIn(second.email);
      const [kept, lost] = [await makeToken(browser), await makeToken(theirs)];
      await enrol(lost.token, 'before');
      await browser.call('PATCH', `/people/${second.personId}`, { roles: ['auditor'] });
      const refusal = async (token: string): Promise<string> => {
        const agent = await world.agent();
        return agent.refusal('POST', '/agent/enrol', { token, device: someFacts });
      };
      expect(await refusal(lost.token)).toBe('401 ENROLMENT_TOKEN_INVALID');
      await browser.call('PATCH', `/people/${second.personId}`, {
        roles: ['administrator'],
        isActive: false,
      });
      expect(await refusal(lost.token)).toBe('401 ENROLMENT_TOKEN_INVALID');
      await enrol(kept.token, 'after');
      const rows = await world.identity.auditRows(tenantId);
      expect(rows.filter(({ code }) => code === 'device.enrolment-refused').map((row) => row.after)).toEqual([
        { reason: 'unbacked', token: 'Berlin', times: 1 },
      ]);
    });

    it('DEV12 uses of a token are counted where many come at once', async () => {
      const { browser } = await office();
      const { token } = await makeToken(browser, { uses: 2 });
      const agents = await Promise.all(Array.from({ length: 5 }, () => world.agent()));
      const answers = await Promise.all(
        agents.map((agent) => agent.send('POST', '/agent/enrol', { token, device: someFacts })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    });
  });

  describe('being online', () => {
    const isOnline = async (browser: TestBrowser, id: string): Promise<boolean> =>
      (await detail(browser, id)).isOnline;

    it('DEV13 a device is online while it is connected, and offline as soon as it isn’t', async () => {
      const { browser, agent, deviceId } = await office();
      expect(await isOnline(browser, deviceId)).toBe(false);
      const link = await agent.openDeviceLink(deviceId);
      await vi.waitFor(async () => {
        expect(await isOnline(browser, deviceId)).toBe(true);
      });
      expect(await names(browser, '?online=true')).toEqual(['Front desk']);
      const second = await agent.openDeviceLink(deviceId);
      await link.until(() => link.closed !== null);
      expect(link.closed?.code).toBe(LIVE_CLOSE.replaced);
      expect(await isOnline(browser, deviceId)).toBe(true);
      second.kill();
      await vi.waitFor(async () => {
        expect(await isOnline(browser, deviceId)).toBe(false);
      });
      expect(await names(browser, '?online=false')).toEqual(['Front desk']);
    });

    it('DEV21 whoever watches devices is told when one comes, goes, tells something or is retired', async () => {
      const { browser, agent, deviceId, tenantId } = await office();
      let told = 0;
      world.identity.bus.subscribe(tenantTopic(tenantId, 'devices'), () => {
        told += 1;
      });
      const tells = async (what: () => Promise<unknown>): Promise<void> => {
        const before = told;
        await what();
        await vi.waitFor(() => {
          expect(told).toBeGreaterThan(before);
        }, TOLD_WITHIN_MS);
      };
      const links: TestDeviceLink[] = [];
      await tells(async () => links.push(await agent.openDeviceLink(deviceId)));
      await tells(() => agent.callAsDevice(deviceId, 'PUT', '/agent/facts', someReport));
      await tells(() => Promise.resolve(links[0]?.kill()));
      await tells(() => act(browser, deviceId, 'retire'));
      const { token } = await makeToken(browser);
      await tells(() => enrol(token, 'kiosk'));
    });

    it('DEV21 and when a node that held some dies', async () => {
      const { deviceId, tenantId } = await office();
      const dead = '00000000-0000-4000-8000-0000000000bb';
      await inTenantAsOwner(`insert into nodes (id, beat_at) values ('${dead}', now())`);
      await inTenantAsOwner(
        `insert into device_presence (tenant_id, device_id, node_id, since, connection_id)
         values ('${tenantId}', '${deviceId}', '${dead}', now(), '${dead}')`,
      );
      await world.devices.beat();
      let told = 0;
      world.identity.bus.subscribe(tenantTopic(tenantId, 'devices'), () => {
        told += 1;
      });
      await inTenantAsOwner(`update nodes set beat_at = now() - interval '16 seconds' where id = '${dead}'`);
      await world.devices.beat();
      await vi.waitFor(() => {
        expect(told).toBe(1);
      }, TOLD_WITHIN_MS);
    });

    it('DEV14 what a node held that died counts for nothing, and is cleared away', async () => {
      const { browser, deviceId, tenantId } = await office();
      const dead = '00000000-0000-4000-8000-0000000000aa';
      await inTenantAsOwner(`insert into nodes (id, beat_at) values ('${dead}', now())`);
      await inTenantAsOwner(
        `insert into device_presence (tenant_id, device_id, node_id, since, connection_id)
         values ('${tenantId}', '${deviceId}', '${dead}', now(), '${dead}')`,
      );
      await world.devices.beat();
      expect(await isOnline(browser, deviceId)).toBe(true);
      await inTenantAsOwner(`update nodes set beat_at = now() - interval '16 seconds' where id = '${dead}'`);
      await world.devices.beat();
      expect(await isOnline(browser, deviceId)).toBe(false);
      const seenAt = "'2030-01-01T00:00:00Z'";
      await inTenantAsOwner(`update nodes set beat_at = now() - interval '61 seconds' where id = '${dead}'`);
      await world.devices.lookAfter();
      const rows = await inTenantAsOwner(
        `select (select count(*)::int from nodes where id = '${dead}') as nodes, last_seen_at < ${seenAt} as seen,
           (select count(*)::int from device_presence where device_id = '${deviceId}') as presence
         from devices where id = '${deviceId}'`,
      );
      expect(rows).toEqual([{ nodes: 0, seen: true, presence: 0 }]);
    });

    it('DEV14 a node whose lease was taken for dead holds its devices again', async () => {
      const { browser, agent, deviceId } = await office();
      const link = await agent.openDeviceLink(deviceId);
      await inTenantAsOwner('delete from nodes');
      expect(await isOnline(browser, deviceId)).toBe(false);
      await world.devices.beat();
      expect(await isOnline(browser, deviceId)).toBe(true);
      link.kill();
    });

    it('DEV15 what a device is told is told again within a minute where the bus lost it', async () => {
      const { agent, deviceId } = await office();
      const link = await agent.openDeviceLink(deviceId);
      await inTenantAsOwner(`update devices set retired_at = now() where id = '${deviceId}'`);
      await world.devices.lookAfter();
      await link.until(() => link.closed !== null);
      expect(link.closed?.reason).toBe('DEVICE_RETIRED');
    });

    it('DEV15 what no device says closes its connection with a code', async () => {
      const { agent, deviceId } = await office();
      for (const [text, code] of [
        ['{', LIVE_CLOSE.refused],
        ['{"type":"hello"}', LIVE_CLOSE.refused],
        ['x'.repeat(1_001), LIVE_CLOSE.limit],
      ] as const) {
        const link = await agent.openDeviceLink(deviceId);
        link.sendText(text);
        await link.until(() => link.closed !== null);
        expect(link.closed?.code).toBe(code);
      }
    });
  });

  describe('facts', () => {
    it('DEV16 reports are shown, and what changed of protections is written down', async () => {
      const { browser, agent, deviceId, tenantId } = await office();
      await agent.callAsDevice(deviceId, 'PUT', '/agent/facts', someReport);
      expect(await detail(browser, deviceId)).toMatchObject({
        serial: 'PF3X1234',
        signedInUsers: ['greta'],
        posture: someReport.posture,
      });
      await agent.callAsDevice(deviceId, 'PUT', '/agent/facts', someReport);
      const codes = await world.identity.auditCodes(tenantId);
      expect(codes.filter((code) => code === 'device.protection-changed')).toHaveLength(1);
      const other = await world.agent();
      expect(await other.refusal('PUT', '/agent/facts', someReport, { token: deviceId })).toBe(
        '401 PROOF_INVALID key',
      );
      expect(await other.refusal('PUT', '/agent/facts', someReport, { token: NOBODY })).toBe(
        '403 DEVICE_UNENROLLED',
      );
    });

    it('DEV17 facts from outside are kept by source, in place of what the source told before', async () => {
      const { browser, deviceId, tenantId } = await office();
      const put = (source: string, facts: object) =>
        browser.call('PUT', `/devices/${deviceId}/external-facts/${source}`, { facts });
      await put('intune', { 'antivirus-on': true, risk: 1 });
      await put('jamf', {});
      await put('intune', { risk: 2 });
      const { externalFacts } = await detail(browser, deviceId);
      expect(externalFacts).toMatchObject([
        { source: 'intune', facts: { risk: 2 }, setBy: { kind: 'person', name: 'Person ada' } },
        { source: 'jamf', facts: {} },
      ]);
      const rows = await world.identity.auditRows(tenantId);
      expect(rows.at(-1)).toMatchObject({
        code: 'device.external-facts-changed',
        before: { source: 'intune', facts: { 'antivirus-on': true, risk: 1 } },
        after: { source: 'intune', facts: { risk: 2 } },
      });
      for (let n = 0; n < 8; n += 1) await put(`source-${String(n)}`, {});
      const one = browser.refusal('PUT', `/devices/${deviceId}/external-facts/more`, { facts: {} });
      expect(await one).toBe('409 CONFLICT');
      const proto = browser.refusal('PUT', `/devices/${deviceId}/external-facts/__proto__`, { facts: {} });
      expect(await proto).toBe('400 REQUEST_MALFORMED');
    });
  });

  describe('groups by rule', () => {
    it('DEV18 have the devices that meet the rule, when it is made or changed and when a device changes', async () => {
      const { browser, agent, deviceId, tenantId } = await office('BER-1');
      const [munich = ''] = await fleet(browser, ['MUC-1']);
      const rule = (value: string) => ({ all: [{ field: 'name', op: 'starts-with', value }] });
      expect(await browser.call('POST', '/device-groups/preview', { rule: rule('ber') })).toEqual({
        devices: 1,
      });
      const group = (await browser.call('POST', '/device-groups', {
        name: 'By name',
        description: null,
        rule: rule('ber'),
      })) as { id: string };
      const members = () => names(browser, `?group=${group.id}`);
      expect(await members()).toEqual(['BER-1']);
      await browser.call('PATCH', `/devices/${munich}`, { displayName: 'ber-2' });
      expect(await members()).toEqual(['BER-1', 'ber-2']);
      await agent.callAsDevice(deviceId, 'PUT', '/agent/facts', {
        ...someReport,
        facts: { ...someFacts, name: 'HAM-1' },
      });
      expect(await members()).toEqual(['ber-2']);
      await browser.call('PUT', `/device-groups/${group.id}/rule`, { rule: rule('HAM') });
      expect(await members()).toEqual(['HAM-1']);
      expect(
        await browser.refusal('POST', `/groups/${group.id}/members`, { add: { devices: [munich] } }),
      ).toBe('409 GROUP_MANAGED_ELSEWHERE');
      const codes = await world.identity.auditCodes(tenantId);
      expect(codes).toEqual(expect.arrayContaining(['group.added', 'group.rule-changed']));
    });
  });
});
