import {
  newSession,
  timelineOf,
  transition,
  auditOfSession,
  type NewSession,
  type Person,
  type Session,
  type SessionInput,
  type SessionStore,
} from '@alongside/domain';
import {
  CodedError,
  Incarnation,
  SessionId,
  defaultTenantSettings,
  type TenantId,
} from '@alongside/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { numberedUuid, participantOf, samplePerson } from '../sample-people.ts';

/** A store under test with two tenants that exist, and a way to look at what it keeps. */
export interface SessionStoreSubject {
  readonly store: SessionStore;
  readonly tenantIds: readonly [TenantId, TenantId];
  /** `what` of the session's timeline, in order. */
  timeline(tenantId: TenantId, sessionId: SessionId): Promise<readonly string[]>;
  /** Codes of the tenant's audit rows, in order. */
  auditCodes(tenantId: TenantId): Promise<readonly string[]>;
  close(): Promise<void>;
}

const NOW = Date.UTC(2026, 0, 1);
const helperOf = (tenantId: TenantId): Person =>
  samplePerson({ n: 1, tenantId, roles: ['help-desk-operator'] });
const sharerOf = (tenantId: TenantId): Person => samplePerson({ n: 2, tenantId });
const incarnation = Incarnation.parse(numberedUuid(77));

function startOf(tenantId: TenantId, n: number, codeHash = `code ${String(n)}`): NewSession {
  const { session, events } = newSession(
    {
      id: SessionId.parse(numberedUuid(n)),
      tenantId,
      helper: participantOf(helperOf(tenantId)),
      startedBy: 'code',
      settings: defaultTenantSettings,
    },
    NOW + n,
  );
  return {
    session,
    codeHash,
    timeline: timelineOf(events),
    audit: auditOfSession(session, events, { by: 'helper', address: '192.0.2.1' }),
  };
}

const joinOf = (tenantId: TenantId): SessionInput => ({
  kind: 'join',
  way: 'code',
  sharer: participantOf(sharerOf(tenantId)),
  device: { surface: 'browser', isEnrolled: false, isCompliant: false, id: null, name: null },
});

/** Takes one step as the use cases do. */
function step(
  store: SessionStore,
  { tenantId, id }: Pick<Session, 'tenantId' | 'id'>,
  input: SessionInput,
  at = NOW + 1_000,
): Promise<Session> {
  return store.change<Session>(tenantId, id, (session) => {
    const result = transition(session, input, at);
    if (!result.ok) return { ok: false, error: new CodedError(result.code) };
    return {
      ok: true,
      session: result.session,
      timeline: timelineOf(result.events),
      audit: auditOfSession(result.session, result.events, { by: null, address: null }),
      result: result.session,
    };
  });
}

/** What every session store does, whatever it is made of. */
export function sessionStoreContract(name: string, make: () => Promise<SessionStoreSubject>): void {
  describe(name, () => {
    let subject: SessionStoreSubject;
    let store: SessionStore;
    let tenantId: TenantId;
    let other: TenantId;

    beforeEach(async () => {
      subject = await make();
      store = subject.store;
      [tenantId, other] = subject.tenantIds;
    });
    afterEach(async () => {
      await subject.close();
    });

    test('STO1 a created session is found again as it was', async () => {
      const start = startOf(tenantId, 1);
      await store.create(start);
      expect(await store.find(tenantId, start.session.id)).toEqual(start.session);
      expect(await store.find(tenantId, SessionId.parse(numberedUuid(2)))).toBeNull();
    });

    test('STO1 every state is found again as it was', async () => {
      const { session } = await created(startOf(tenantId, 1));
      const joined = await step(store, session, joinOf(tenantId));
      expect(await store.find(tenantId, session.id)).toEqual(joined);
      const attached = await step(store, session, { kind: 'attach', side: 'helper', incarnation });
      expect(await store.find(tenantId, session.id)).toEqual(attached);
      const ended = await step(store, session, { kind: 'end', reason: 'turned-off', by: 'system' });
      expect(await store.find(tenantId, session.id)).toEqual(ended);
    });

    test('STO2 a session is nowhere in another tenant', async () => {
      const { session, codeHash } = await created(startOf(tenantId, 1));
      expect(await store.find(other, session.id)).toBeNull();
      expect(await store.findWaiting(other, codeHash)).toBeNull();
      expect(await store.listRunning(other)).toEqual([]);
      await expect(
        step(store, { tenantId: other, id: session.id }, { kind: 'pass-time' }),
      ).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    test('STO3 a code leads to its session as long as it waits', async () => {
      const { session, codeHash } = await created(startOf(tenantId, 1));
      expect(await store.findWaiting(tenantId, codeHash)).toBe(session.id);
      await step(store, session, joinOf(tenantId));
      expect(await store.findWaiting(tenantId, codeHash)).toBeNull();
    });

    test('STO4 two waiting sessions of a tenant never have the same code', async () => {
      await created(startOf(tenantId, 1, 'same'));
      await expect(store.create(startOf(tenantId, 2, 'same'))).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await store.find(tenantId, SessionId.parse(numberedUuid(2)))).toBeNull();
      expect(await subject.auditCodes(tenantId)).toEqual(['session.started']);
      await created(startOf(other, 3, 'same'));
    });

    test('STO4 a code is free again when its session no longer waits', async () => {
      const { session } = await created(startOf(tenantId, 1, 'same'));
      await step(store, session, joinOf(tenantId));
      await created(startOf(tenantId, 2, 'same'));
      expect(await store.findWaiting(tenantId, 'same')).toBe(numberedUuid(2));
    });

    test('STO5 state, timeline and audit rows are stored together', async () => {
      const { session } = await created(startOf(tenantId, 1));
      await step(store, session, joinOf(tenantId));
      expect(await subject.timeline(tenantId, session.id)).toEqual(['started', 'joined']);
      expect(await subject.auditCodes(tenantId)).toEqual(['session.started', 'session.joined']);
      expect(await subject.auditCodes(other)).toEqual([]);
    });

    test('STO6 a refused change stores nothing and says why', async () => {
      const { session } = await created(startOf(tenantId, 1));
      const refused = store.change<never>(tenantId, session.id, () => ({
        ok: false,
        error: new CodedError('SESSION_ENDED', { detail: 1 }),
      }));
      await expect(refused).rejects.toMatchObject({ code: 'SESSION_ENDED', details: { detail: 1 } });
      expect(await store.find(tenantId, session.id)).toEqual(session);
      expect(await subject.timeline(tenantId, session.id)).toEqual(['started']);
    });

    test('STO6 a decision that throws stores nothing', async () => {
      const { session } = await created(startOf(tenantId, 1));
      const broken = store.change<never>(tenantId, session.id, () => {
        throw new RangeError('broken');
      });
      await expect(broken).rejects.toThrow('broken');
      expect(await store.find(tenantId, session.id)).toEqual(session);
    });

    test('STO7 of changes at the same time each sees the one before', async () => {
      const { session } = await created(startOf(tenantId, 1));
      const joins = await Promise.allSettled(
        Array.from({ length: 5 }, () => step(store, session, joinOf(tenantId))),
      );
      expect(joins.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await subject.timeline(tenantId, session.id)).toEqual(['started', 'joined']);
    });

    test('STO8 running sessions are listed by tenant and by person, oldest first', async () => {
      const first = await created(startOf(tenantId, 1));
      const second = await created(startOf(tenantId, 2));
      const third = await created(startOf(tenantId, 3));
      await created(startOf(other, 4));
      await step(store, second.session, { kind: 'end', reason: 'turned-off', by: 'system' });
      await step(store, third.session, joinOf(tenantId));

      const ids = async (...of: Parameters<SessionStore['listRunning']>) =>
        (await store.listRunning(...of)).map(({ id }) => id);
      expect(await ids(tenantId)).toEqual([first.session.id, third.session.id]);
      expect(await ids(tenantId, helperOf(tenantId).personId)).toEqual([first.session.id, third.session.id]);
      expect(await ids(tenantId, sharerOf(tenantId).personId)).toEqual([third.session.id]);
      expect(await ids(tenantId, samplePerson({ n: 9, tenantId }).personId)).toEqual([]);
    });

    test('STO9 due sessions of all tenants are listed, the longest due first', async () => {
      const late = await created(startOf(tenantId, 500));
      const early = await created(startOf(other, 400));
      const ended = await created(startOf(tenantId, 300));
      await step(store, ended.session, { kind: 'end', reason: 'turned-off', by: 'system' });

      const due = (session: Session) => ({ tenantId: session.tenantId, sessionId: session.id });
      const all = early.session.codeExpiresAt + 1_000_000;
      expect(await store.listDue(early.session.codeExpiresAt - 1, 10)).toEqual([]);
      expect(await store.listDue(early.session.codeExpiresAt, 10)).toEqual([due(early.session)]);
      expect(await store.listDue(all, 10)).toEqual([due(early.session), due(late.session)]);
      expect(await store.listDue(all, 1)).toEqual([due(early.session)]);
    });

    test('STO10 sides that are here and that nobody holds are listed', async () => {
      const one = await created(startOf(tenantId, 1));
      await created(startOf(tenantId, 2));
      const attach: SessionInput = { kind: 'attach', side: 'helper', incarnation };
      await step(store, one.session, attach);
      expect(await store.listOrphans()).toEqual([
        { tenantId, sessionId: one.session.id, side: 'helper', incarnation },
      ]);
      await step(store, one.session, { kind: 'lose', side: 'helper', incarnation });
      expect(await store.listOrphans()).toEqual([]);
      await step(store, one.session, attach);
      await step(store, one.session, { kind: 'end', reason: 'turned-off', by: 'system' });
      expect(await store.listOrphans()).toEqual([]);
    });

    async function created(start: NewSession): Promise<NewSession> {
      await store.create(start);
      return start;
    }
  });
}
