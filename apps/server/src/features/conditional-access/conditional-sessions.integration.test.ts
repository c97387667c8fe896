import { randomBytes, randomUUID } from 'node:crypto';
import { BROWSER_DEVICE, joinSession, startSession, type SessionPorts } from '@alongside/domain';
import {
  type ApprovalView,
  CodedError,
  GrantId,
  Incarnation,
  type Mode,
  QuestionId,
  SessionId,
  SignInId,
} from '@alongside/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DatabaseAuditLog } from '../../platform/audit/index.ts';
import { KeyedCodeHasher } from '../../platform/codes/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { networkOf } from '../../platform/http/index.ts';
import { type Page, TestTenant } from '../directory/test-directory-world.ts';
import { DatabaseDirectory } from '../identity/index.ts';
import type { TestIdentityWorld, TestMember } from '../identity/test-identity-world.ts';
import { LiveHub } from '../live/index.ts';
import type { LiveCaller } from '../live/live-ports.ts';
import { TestPage } from '../live/test-page.ts';
import { DatabaseAccessReader, sweepAccessChanges } from '../roles/index.ts';
import { AnnouncingSessionStore, DatabaseSessionStore } from '../sessions/index.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { SessionConditions } from './session-conditions.ts';
import { addPolicy, openConditionalWorld } from './test-conditional-world.ts';
import { judgeWhatTimeChanges } from './time-sweeper.ts';

const HOUR_MS = 60 * 60_000;
const never = { cancel: () => undefined };

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let conditional: ConditionalPorts;
  let ports: SessionPorts;
  let hub: LiveHub;
  beforeAll(async () => {
    ({ world, ports: conditional } = await openConditionalWorld(engine));
    const { database, bus, clock, settings } = world.ports;
    const access = new DatabaseAccessReader({ database, clock, countryOf: conditional.countryOf });
    ports = {
      sessions: new AnnouncingSessionStore(new DatabaseSessionStore(database), bus),
      directory: new DatabaseDirectory(database),
      access,
      settings,
      tries: conditional.tries,
      codes: new KeyedCodeHasher(randomBytes(32)),
      audit: new DatabaseAuditLog(database),
      clock,
      ids: {
        sessionId: () => SessionId.parse(randomUUID()),
        grantId: () => GrantId.parse(randomUUID()),
      },
      randomness: { bytes: (count) => randomBytes(count) },
      networkOf,
    };
    hub = new LiveHub({
      sessions: ports,
      bus,
      clock: { now: () => clock.now(), setTimer: () => never },
      reporter: { count: () => undefined, fault: (fault) => expect(fault).toBeUndefined() },
      isSignedIn: () => Promise.resolve(true),
      held: { hold: () => Promise.resolve(), letGo: () => Promise.resolve() },
      conditions: new SessionConditions({ ...conditional, access }),
      proveGrants: (_session, view) => Promise.resolve(view),
      iceServers: () => [],
      connectionId: () => randomUUID(),
    });
  });
  afterAll(async () => {
    await hub.stop();
    await world.close();
  });

  const within = <Row>(member: TestMember, query: ReturnType<typeof sql<Row>>) =>
    world.ports.database.inTenant(member.tenantId, async (tx) => (await query.execute(tx)).rows);

  async function callerOf(member: TestMember): Promise<LiveCaller> {
    await world.signedIn(member.email);
    const [row] = await within(
      member,
      sql<{ id: string; address: string }>`
        select id, address from sign_ins where person_id = ${member.personId} order by created_at desc limit 1`,
    );
    if (row === undefined) throw new Error('not signed in');
    return {
      tenantId: member.tenantId,
      personId: member.personId,
      signInId: SignInId.parse(row.id),
      device: null,
      address: row.address,
    };
  }

  /** A helper and a sharer who have met, each with a page. */
  class Meeting {
    readonly own: TestTenant;
    readonly helper: TestMember;
    readonly sessionId: SessionId;
    readonly pages: Readonly<Record<'helper' | 'sharer', TestPage>>;
    readonly callers: Readonly<Record<'helper' | 'sharer', LiveCaller>>;

    private constructor(parts: Pick<Meeting, 'own' | 'helper' | 'sessionId' | 'pages' | 'callers'>) {
      ({
        own: this.own,
        helper: this.helper,
        sessionId: this.sessionId,
        pages: this.pages,
        callers: this.callers,
      } = parts);
    }

    static async begin(own?: TestTenant): Promise<Meeting> {
      const tenant = own ?? (await TestTenant.make(world));
      const helper = await tenant.member('helen', 'help-desk-operator');
      const callers = {
        helper: await callerOf(helper),
        sharer: await callerOf(await tenant.member('sam')),
      };
      const { session, code } = await startSession(ports, { caller: callers.helper });
      await joinSession(ports, { caller: callers.sharer, code, way: 'code', device: BROWSER_DEVICE });
      const pages = { helper: new TestPage(), sharer: new TestPage() };
      for (const side of ['helper', 'sharer'] as const) {
        hub.accept(pages[side].socket, callers[side]);
        pages[side].hello();
        const id = pages[side].attach(session.id, Incarnation.parse(randomUUID()));
        await vi.waitFor(() => expect(pages[side].answer(id)).toBe('ok'));
      }
      return new Meeting({ own: tenant, helper, sessionId: session.id, pages, callers });
    }

    async ask(mode: Mode): Promise<string> {
      const { helper } = this.pages;
      const questionId = QuestionId.parse(randomUUID());
      const id = helper.command(this.sessionId, { kind: 'ask', questionId, mode });
      await vi.waitFor(() => expect(helper.answer(id)).not.toBeNull());
      const error = helper.reply(id)?.error;
      if (error === null || error === undefined) {
        await this.answer(questionId);
        return 'ok';
      }
      const { missing = [] } = (error.details ?? {}) as { missing?: { reason: string; on?: string }[] };
      return [error.code, ...missing.map(({ reason, on }) => `${reason} ${on ?? ''}`)].join(', ');
    }

    async answer(questionId: QuestionId): Promise<void> {
      const { sharer } = this.pages;
      const id = sharer.command(this.sessionId, { kind: 'answer', questionId, isAllowed: true });
      await vi.waitFor(() => expect(sharer.answer(id)).toBe('ok'));
    }

    /** What the helper's page is told came of asking for approval to view. */
    get approval(): string {
      const answer = this.pages.helper.view?.modes.view;
      if (answer?.isAllowed !== false) return 'none needed';
      return answer.missing.map(({ approval }) => approval ?? 'not asked').join();
    }

    /** What the helper's page is told of viewing. */
    get viewing(): string {
      const answer = this.pages.helper.view?.modes.view;
      if (answer === undefined) return 'nothing';
      return answer.isAllowed ? 'allowed' : answer.missing.map(({ reason }) => reason).join();
    }

    get state(): string {
      const progress = this.pages.helper.view?.progress;
      return progress?.kind === 'ended' ? `ended: ${progress.reason}` : (progress?.kind ?? 'nothing');
    }

    setHelpers(columns: ReturnType<typeof sql<unknown>>): Promise<unknown> {
      return within(
        this.helper,
        sql`update sign_ins set ${columns} where person_id = ${this.helper.personId}`,
      );
    }

    sweep(): Promise<void> {
      const { database } = world.ports;
      return sweepAccessChanges({ database, sessions: ports }, (fault) => expect(fault).toBeUndefined());
    }
  }

  const helpers = { sides: ['helper' as const], people: 'all' as const };
  const require = (...of: { kind: 'mfa' | 'approval' | 'fresh-sign-in'; withinMs?: number }[]) =>
    ({ kind: 'require', match: 'all', of }) as never;
  const forViewing = { who: helpers, conditions: { modes: ['view' as const] } };

  it('CSE1 a helper without the second factor is refused by name, and may ask with the same sign-in once it has one', async () => {
    const meeting = await Meeting.begin();
    await addPolicy(meeting.own.browser, { name: 'Proof', ...forViewing, then: require({ kind: 'mfa' }) });
    expect(await meeting.ask('view')).toBe('ACCESS_REFUSED, needs-mfa Proof');
    await meeting.setHelpers(sql`amr = '{pwd,otp,mfa}'`);
    expect(await meeting.ask('view')).toBe('ok');
    await vi.waitFor(() => expect(meeting.state).toBe('active'));
  });

  it('CSE2 a sharer whom a policy asks for more is refused at joining, with what is missing', async () => {
    const own = await TestTenant.make(world);
    const helper = await own.member('helen', 'help-desk-operator');
    const sam = await callerOf(await own.member('sam'));
    await addPolicy(own.browser, {
      name: 'Sharers prove it',
      who: { sides: ['sharer'], people: 'all' },
      then: require({ kind: 'mfa' }),
    });
    const { code } = await startSession(ports, { caller: await callerOf(helper) });
    const joining = joinSession(ports, { caller: sam, code, way: 'code', device: BROWSER_DEVICE });
    const refusal: unknown = await joining.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CodedError);
    expect(refusal).toMatchObject({
      code: 'ACCESS_REFUSED',
      details: { missing: [{ reason: 'needs-mfa', on: 'Sharers prove it', side: 'sharer' }] },
    });
    await expect(
      joinSession(ports, { caller: sam, code, way: 'link', device: BROWSER_DEVICE }),
    ).rejects.toMatchObject({ code: 'ACCESS_REFUSED' });
    const rows = (await world.auditRows(sam.tenantId)).filter((row) => row.code === 'session.code-refused');
    expect(rows.map(({ result, after }) => [result, after])).toEqual([
      [
        'refused',
        { reason: 'access', missing: [{ reason: 'needs-mfa', on: 'Sharers prove it', side: 'sharer' }] },
      ],
    ]);
  });

  it('CSE3 a running session ends when its helper’s network is one that a policy blocks', async () => {
    const meeting = await Meeting.begin();
    await addPolicy(meeting.own.browser, {
      name: 'Not from there',
      who: helpers,
      conditions: { countries: { is: 'in', of: ['DE'] } },
    });
    expect(await meeting.ask('view')).toBe('ok');
    await meeting.sweep();
    expect(meeting.state).toBe('active');
    await meeting.setHelpers(sql`address = '192.0.2.9'`);
    await within(
      meeting.helper,
      sql`insert into access_changes (tenant_id, kind, subject_id)
        values (${meeting.helper.tenantId}, 'person', ${meeting.helper.personId})`,
    );
    await meeting.sweep();
    await vi.waitFor(() => expect(meeting.state).toBe('ended: access-lost'));
    expect(meeting.pages.sharer.view?.progress.kind).toBe('ended');
  });

  it('CSE3 a running session ends when a policy that blocks its helper is turned on', async () => {
    const meeting = await Meeting.begin();
    expect(await meeting.ask('view')).toBe('ok');
    await addPolicy(meeting.own.browser, {
      name: 'Nobody helps',
      who: { sides: ['helper'], people: { people: [meeting.helper.personId] } },
    });
    await meeting.sweep();
    await vi.waitFor(() => expect(meeting.state).toBe('ended: access-lost'));
  });

  it('CSE4 as time passes a sign-in grows too old for what goes on', async () => {
    const meeting = await Meeting.begin();
    await addPolicy(meeting.own.browser, {
      name: 'Fresh',
      who: helpers,
      then: require({ kind: 'fresh-sign-in', withinMs: 2 * HOUR_MS }),
    });
    expect(await meeting.ask('view')).toBe('ok');
    await judgeWhatTimeChanges(conditional);
    await meeting.sweep();
    expect(meeting.state).toBe('active');
    await meeting.setHelpers(sql`authenticated_at = authenticated_at - interval '3 hours'`);
    await judgeWhatTimeChanges(conditional);
    await meeting.sweep();
    await vi.waitFor(() => expect(meeting.state).toBe('ended: access-lost'));
  });

  describe('a second person’s approval', () => {
    const approvals = ({ browser }: TestTenant, query = '') =>
      browser.call('GET', `/approvals${query}`) as Promise<Page<ApprovalView>>;

    async function waiting(): Promise<Meeting> {
      const meeting = await Meeting.begin();
      await addPolicy(meeting.own.browser, {
        name: 'Four eyes',
        ...forViewing,
        then: require({ kind: 'approval' }),
      });
      expect(await meeting.ask('view')).toBe('ACCESS_REFUSED, needs-approval Four eyes');
      return meeting;
    }

    it('CSE5 asking asks who manages policies, once; approved, the helper may ask in this session and mode', async () => {
      const meeting = await waiting();
      await meeting.ask('view');
      const list = await approvals(meeting.own);
      expect(list.total).toBe(1);
      const [approval] = list.items;
      expect(approval).toMatchObject({
        policy: { name: 'Four eyes' },
        helper: { name: 'Person helen' },
        sharer: { name: 'Person sam' },
        mode: 'view',
        state: 'waiting',
        mayAnswer: true,
      });
      const path = `/approvals/${approval?.id ?? ''}/answer`;
      expect(await meeting.own.browser.call('POST', path, { isApproved: true })).toMatchObject({
        state: 'approved',
        answeredBy: { name: 'Person admin' },
        mayAnswer: false,
      });
      // The helper's page is told by itself.
      await vi.waitFor(() => expect(meeting.viewing).toBe('allowed'));
      expect(await meeting.ask('view')).toBe('ok');
      expect(await meeting.own.browser.refusal('POST', path, { isApproved: false })).toBe(
        '409 APPROVAL_CLOSED',
      );
      const rows = await world.auditRows(meeting.helper.tenantId);
      expect(
        rows
          .filter(({ code }) => code.startsWith('approval.'))
          .map(({ code, actor_name }) => [code, actor_name]),
      ).toEqual([
        ['approval.asked', 'Person helen'],
        ['approval.approved', 'Person admin'],
      ]);
      // Time over, the session doesn't go on with it.
      await within(
        meeting.helper,
        sql`update access_approvals set expires_at = now() - interval '1 minute' where session_id = ${meeting.sessionId}`,
      );
      await judgeWhatTimeChanges(conditional);
      await meeting.sweep();
      await vi.waitFor(() => expect(meeting.state).toBe('ended: access-lost'));
    });

    it('CSE5 a policy that isn’t for this helper isn’t asked for, however much its name is like the other’s', async () => {
      const meeting = await Meeting.begin();
      const approval = require({ kind: 'approval' });
      await addPolicy(meeting.own.browser, { name: 'Control', ...forViewing, then: approval });
      await addPolicy(meeting.own.browser, {
        name: 'Control Berlin',
        ...forViewing,
        who: { sides: ['helper'], people: { people: [meeting.own.admin.personId] } },
        then: approval,
      });
      expect(await meeting.ask('view')).toBe('ACCESS_REFUSED, needs-approval Control');
      const { items } = await approvals(meeting.own);
      expect(items.map(({ policy }) => policy.name)).toEqual(['Control']);
    });

    it('CSE6 declined, nothing is allowed; the helper, the sharer and strangers can’t answer', async () => {
      const meeting = await waiting();
      const [approval] = (await approvals(meeting.own)).items;
      const path = `/approvals/${approval?.id ?? ''}/answer`;
      for (const name of ['helen', 'sam'] as const) {
        const email = `${name}@${meeting.own.domain}`;
        await within(
          meeting.helper,
          sql`update persons set roles = '{administrator}' where email = ${email}`,
        );
        const browser = await world.signedIn(email);
        expect(await browser.refusal('POST', path, { isApproved: true })).toBe('404 NOT_FOUND');
        expect(await browser.call('GET', '/approvals')).toMatchObject({ items: [{ mayAnswer: false }] });
      }
      const robin = await world.signedIn((await meeting.own.member('robin')).email);
      expect(await robin.refusal('POST', path, { isApproved: true })).toBe('404 NOT_FOUND');
      expect(await robin.call('GET', '/approvals')).toMatchObject({ items: [], total: 0 });
      await meeting.own.browser.call('POST', path, { isApproved: false });
      expect(await meeting.ask('view')).toBe('ACCESS_REFUSED, needs-approval Four eyes');
      expect((await approvals(meeting.own, '?state=waiting')).total).toBe(0);
      expect((await approvals(meeting.own, '?state=declined')).total).toBe(1);
    });

    it('CSE9 the helper is told that the request waits, that it was declined, and that nobody answered in time', async () => {
      const meeting = await waiting();
      await vi.waitFor(() => expect(meeting.approval).toBe('waiting'));
      const expire = () =>
        within(
          meeting.helper,
          sql`update access_approvals set expires_at = now() - interval '1 second' where session_id = ${meeting.sessionId}`,
        );
      await expire();
      await judgeWhatTimeChanges(conditional);
      await vi.waitFor(() => expect(meeting.approval).toBe('expired'));
      await meeting.ask('view');
      await vi.waitFor(() => expect(meeting.approval).toBe('waiting'));
      const [approval] = (await approvals(meeting.own, '?state=waiting')).items;
      const path = `/approvals/${approval?.id ?? ''}/answer`;
      await meeting.own.browser.call('POST', path, { isApproved: false });
      await vi.waitFor(() => expect(meeting.approval).toBe('declined'));
      await meeting.ask('view');
      expect((await approvals(meeting.own, '?state=waiting')).total).toBe(0);
      // As long as it was to wait nobody is asked again.
      await expire();
      await meeting.ask('view');
      await vi.waitFor(() => expect(meeting.approval).toBe('waiting'));
    });

    it('CSE7 the groups that a policy names approve, and nobody else', async () => {
      const own = await TestTenant.make(world);
      const leads = await own.group('Leads');
      const lead = await own.member('lea');
      await own.change(leads.id, { add: { people: [lead.personId] } });
      await addPolicy(own.browser, {
        name: 'By leads',
        ...forViewing,
        then: { kind: 'require', match: 'all', of: [{ kind: 'approval', approvers: [leads.id] }] },
      });
      const meeting = await Meeting.begin(own);
      expect(await meeting.ask('view')).toBe('ACCESS_REFUSED, needs-approval By leads');
      expect((await approvals(own)).total).toBe(0);
      const browser = await world.signedIn(lead.email);
      const { items } = (await browser.call('GET', '/approvals')) as Page<ApprovalView>;
      await browser.call('POST', `/approvals/${items[0]?.id ?? ''}/answer`, { isApproved: true });
      expect(await meeting.ask('view')).toBe('ok');
    });
  });

  it('CSE8 what a policy that is only reported would do to a session is in the audit log, and nothing happens', async () => {
    const own = await TestTenant.make(world);
    await addPolicy(own.browser, {
      name: 'Perhaps',
      state: 'report-only',
      ...forViewing,
      then: { kind: 'block' },
    });
    const meeting = await Meeting.begin(own);
    expect(await meeting.ask('view')).toBe('ok');
    const rows = await world.auditRows(own.admin.tenantId);
    expect(rows.filter(({ code }) => code === 'access-policy.would-apply').map(({ after }) => after)).toEqual(
      [{ policy: 'Perhaps', side: 'helper', outcome: 'block', at: 'session', mode: 'view' }],
    );
  });
});
