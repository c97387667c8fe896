import { dueAt, type AuditEvent, type Session } from '@alongside/domain';
import type { SessionId, TenantId } from '@alongside/protocol';
import { mayShowScreen } from '@alongside/peer';
import type { SimulatedPage } from './simulated-page.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** A page in touch with the server stops within this time after what it shows was taken back. */
const HEARS_WITHIN_MS = 3_000;
/** A page out of touch stops when the session must have ended without it. */
const OUT_OF_TOUCH_MAX_MS = 125_000;

/** What must be true after every step, whatever happened. Says so to the world when it isn't. */
export class Invariants {
  readonly #world: SimulatedWorld;
  readonly #known = new Map<SessionId, Session>();
  /** When viewing was last allowed, by the store and its audit log. */
  readonly #viewedAt = new Map<SessionId, number>();
  readonly #grants = new Map<string, SessionId>();
  readonly #auditRead = new Map<TenantId, number>();

  constructor(world: SimulatedWorld) {
    this.#world = world;
  }

  check(): void {
    for (const page of this.#world.pages) page.noteTouch();
    this.#readAudit();
    for (const session of this.#world.memory.sessions.all()) this.#checkSession(session);
    for (const page of this.#world.sending()) this.#checkSending(page);
    for (const { by, of } of this.#world.seen()) this.#checkSeen(by, of);
  }

  /** Every session has ended, and nothing is left of it. */
  checkEnd(): void {
    this.check();
    for (const session of this.#world.memory.sessions.all()) {
      if (session.kind !== 'ended') {
        const due = (dueAt(session) ?? 0) - this.#world.clock.now();
        this.#world.violate(`${session.id} is still ${session.kind}, due in ${String(due)} ms`);
      }
    }
  }

  #readAudit(): void {
    for (const tenantId of this.#world.tenantIds) {
      const rows = this.#world.memory.audit.all(tenantId);
      for (const row of rows.slice(this.#auditRead.get(tenantId) ?? 0)) {
        if (row.code === 'session.grant-given') this.#checkGrant(tenantId, row);
        if (row.code === 'session.grant-given' || row.code === 'session.grant-ended') {
          this.#viewedAt.set(row.target?.id as SessionId, row.at);
        }
      }
      this.#auditRead.set(tenantId, rows.length);
    }
  }

  #checkGrant(tenantId: TenantId, row: Extract<AuditEvent, { code: 'session.grant-given' }>): void {
    this.#grants.set(row.after.grantId, row.target?.id as SessionId);
    const session = this.#world.memory.sessions.all().find(({ id }) => id === row.target?.id);
    const isBySharer = session !== undefined && sharerOf(session)?.personId === row.actor.id;
    if (!isBySharer || session.tenantId !== tenantId) this.#world.violate('a grant wasn’t the sharer’s');
  }

  #checkSession(session: Session): void {
    const before = this.#known.get(session.id);
    this.#known.set(session.id, session);
    if (isViewAllowed(session)) this.#viewedAt.set(session.id, this.#world.clock.now());
    if (before !== session) this.#checkChange(session, before);
  }

  #checkChange(session: Session, before: Session | undefined): void {
    const { id } = session;
    if (session.kind === 'active') {
      for (const grant of session.grants) {
        if (this.#grants.get(grant.id) !== id) this.#world.violate(`grant ${grant.id} has no audit row`);
      }
    }
    const sharer = sharerOf(session);
    if (sharer !== null && !this.#isOf(session.tenantId, sharer.personId)) {
      this.#world.violate(`${id} joins two tenants`);
    }
    if (before === undefined) return;
    if (session.version <= before.version) this.#world.violate(`${id} changed without a new version`);
    if (before.kind === 'ended' && (session.kind !== 'ended' || session.reason !== before.reason)) {
      this.#world.violate(`${id} changed after its end`);
    }
  }

  #isOf(tenantId: TenantId, personId: string): boolean {
    return this.#world.people.some((person) => person.tenantId === tenantId && person.personId === personId);
  }

  #checkSending(page: SimulatedPage): void {
    if (page.isClosed) this.#world.violate('a closed page sends a picture');
    if (page.side !== 'sharer') this.#world.violate('a helper sends a picture');
    if (page.track === null) this.#world.violate('a picture goes out that its person has stopped');
    if (page.isOver) this.#world.violate('a page sends a picture whose socket is closed for good');
    if (!mayShowScreen(page.state)) this.#world.violate('a picture goes out that the own view doesn’t allow');
  }

  #checkSeen(by: SimulatedPage, of: SimulatedPage): void {
    const session = this.#known.get(of.sessionId);
    if (session === undefined) {
      this.#world.violate('a picture is seen in a session that doesn’t exist');
      return;
    }
    const isTheirs =
      by.sessionId === of.sessionId &&
      session.helper.personId === by.person.personId &&
      sharerOf(session)?.personId === of.person.personId &&
      by.person.tenantId === of.person.tenantId;
    if (!isTheirs) this.#world.violate('a picture is seen by somebody whose session it isn’t');
    const viewedAt = this.#viewedAt.get(session.id);
    if (viewedAt === undefined) this.#world.violate('a picture is seen that never was allowed');
    else this.#checkStillSeen(of, viewedAt);
  }

  #checkStillSeen(of: SimulatedPage, viewedAt: number): void {
    const now = this.#world.clock.now();
    const { isOpen, since } = of.touch;
    const limitMs = isOpen ? HEARS_WITHIN_MS : OUT_OF_TOUCH_MAX_MS;
    const forMs = now - Math.max(viewedAt, since);
    if (forMs > limitMs) {
      this.#world.violate(
        `a picture is seen ${String(forMs)} ms after it was taken back, ${isOpen ? 'in' : 'out of'} touch`,
      );
    }
  }
}

/** Does the stored session allow that the screen is seen? */
export const isViewAllowed = (session: Session): boolean =>
  session.kind === 'active' &&
  session.pausedBy.length === 0 &&
  session.grants.some(({ capability }) => capability === 'view');

/** Said here anew: what is checked must not be what it is checked by. */
const sharerOf = (session: Session): { readonly personId: string } | null =>
  session.kind === 'waiting' ? null : session.sharer;
