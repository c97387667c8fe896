import {
  dueAt,
  sharerOf,
  type Decision,
  type NewSession,
  type OrphanedSide,
  type Session,
  type SessionChange,
  type SessionKey,
  type SessionStore,
  type TimelineFact,
} from '@alongside/domain';
import { CodedError, type PersonId, type SessionId, Side, type TenantId } from '@alongside/protocol';
import type { InMemoryAuditLog } from './in-memory-audit-log.ts';

interface Stored {
  session: Session;
  codeHash: string | null;
  readonly timeline: TimelineFact[];
}

/** Sessions in memory; what a change tells goes to the audit log in the same turn. */
export class InMemorySessionStore implements SessionStore {
  readonly #audit: InMemoryAuditLog;
  readonly #stored = new Map<SessionId, Stored>();

  constructor(audit: InMemoryAuditLog) {
    this.#audit = audit;
  }

  async create(start: NewSession): Promise<void> {
    await Promise.resolve();
    const { session, codeHash } = start;
    if (this.#waitingWith(session.tenantId, codeHash) !== undefined) throw new CodedError('CONFLICT');
    const stored: Stored = { session, codeHash, timeline: [] };
    this.#stored.set(session.id, stored);
    this.#storeFacts(stored, start);
  }

  async change<Result>(
    tenantId: TenantId,
    sessionId: SessionId,
    decide: (session: Session) => Decision<Result>,
  ): Promise<Result> {
    await Promise.resolve();
    const stored = this.#find(tenantId, sessionId);
    if (stored === undefined) throw new CodedError('NOT_FOUND');
    const decision = decide(stored.session);
    if (!decision.ok) throw decision.error;
    stored.session = decision.session;
    if (decision.session.kind !== 'waiting') stored.codeHash = null;
    this.#storeFacts(stored, decision);
    return decision.result;
  }

  async find(tenantId: TenantId, sessionId: SessionId): Promise<Session | null> {
    await Promise.resolve();
    return this.#find(tenantId, sessionId)?.session ?? null;
  }

  async findWaiting(tenantId: TenantId, codeHash: string): Promise<SessionId | null> {
    await Promise.resolve();
    return this.#waitingWith(tenantId, codeHash)?.session.id ?? null;
  }

  async listRunning(tenantId: TenantId, personId?: PersonId): Promise<readonly Session[]> {
    await Promise.resolve();
    return this.all()
      .filter((session) => session.tenantId === tenantId && session.kind !== 'ended')
      .filter(
        (session) =>
          personId === undefined || [session.helper.personId, sharerOf(session)?.personId].includes(personId),
      )
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  async listDue(now: number, limit: number): Promise<readonly SessionKey[]> {
    await Promise.resolve();
    return this.all()
      .map((session) => ({ session, at: dueAt(session) ?? Infinity }))
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at)
      .slice(0, limit)
      .map(({ session }) => keyOf(session));
  }

  /** It knows no servers: every side that is here may be one of theirs. */
  async listOrphans(): Promise<readonly OrphanedSide[]> {
    await Promise.resolve();
    return this.all().flatMap((session) =>
      session.kind === 'ended'
        ? []
        : Side.options.flatMap((side) => {
            const there = session.presence[side];
            return there.kind === 'here' ? [{ ...keyOf(session), side, incarnation: there.incarnation }] : [];
          }),
    );
  }

  all(): readonly Session[] {
    return [...this.#stored.values()].map(({ session }) => session);
  }

  timeline(sessionId: SessionId): readonly TimelineFact[] {
    return this.#stored.get(sessionId)?.timeline ?? [];
  }

  #find(tenantId: TenantId, sessionId: SessionId): Stored | undefined {
    const stored = this.#stored.get(sessionId);
    return stored?.session.tenantId === tenantId ? stored : undefined;
  }

  #waitingWith(tenantId: TenantId, codeHash: string): Stored | undefined {
    return [...this.#stored.values()].find(
      (stored) => stored.codeHash === codeHash && stored.session.tenantId === tenantId,
    );
  }

  #storeFacts(stored: Stored, { session, timeline, audit }: SessionChange): void {
    stored.timeline.push(...timeline);
    this.#audit.append(session.tenantId, audit);
  }
}

const keyOf = (session: Session): SessionKey => ({ tenantId: session.tenantId, sessionId: session.id });
