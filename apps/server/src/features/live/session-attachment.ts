import { attachSide, loseSide, modesOf, runCommand, viewFor, type Session } from '@alongside/domain';
import {
  CodedError,
  otherSide,
  type Incarnation,
  type ServerMessage,
  type SessionCommand,
  type SessionId,
  type Side,
  type SignalFrame,
} from '@alongside/protocol';
import type { LiveCaller, LiveHubPorts } from './live-ports.ts';
import { isNewer, sessionTopic, type ConnectionOrder, type SessionFact } from '../sessions/index.ts';

/** Waiting times between tries to say that a side is gone while the store doesn't answer. */
const LOSE_RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000];

interface AttachedSide {
  readonly session: Session;
  readonly side: Side;
}

export interface AttachmentOwner {
  readonly order: ConnectionOrder;
  readonly caller: LiveCaller;
  send(message: ServerMessage): void;
  /** A newer page of the same person has taken this side. */
  handleReplaced(): void;
  /** The session can't be shown any more; the page is to connect anew. */
  handleFault(fault: unknown): void;
}

/** One connection's hold on one side of one session: shows each change, relays signals, and says when it is gone. */
export class SessionAttachment {
  readonly sessionId: SessionId;
  readonly side: Side;
  readonly incarnation: Incarnation;
  readonly #ports: LiveHubPorts;
  readonly #owner: AttachmentOwner;
  readonly #unsubscribe: () => void;
  #session: Session;
  #shownVersion = 0;
  /** What was shown of access may be different now. */
  #isOutdated = false;
  #showing: Promise<void> | null = null;
  #isHeld = true;

  private constructor(
    ports: LiveHubPorts,
    owner: AttachmentOwner,
    attached: AttachedSide,
    incarnation: Incarnation,
  ) {
    this.#ports = ports;
    this.#owner = owner;
    this.#session = attached.session;
    this.sessionId = attached.session.id;
    this.side = attached.side;
    this.incarnation = incarnation;
    const topic = sessionTopic(this.sessionId);
    this.#unsubscribe = ports.bus.subscribe(topic, (fact) => this.#handleFact(fact as SessionFact));
    this.#publish({ kind: 'attached', side: this.side, incarnation, connection: owner.order });
  }

  /** @throws CodedError NOT_FOUND if the caller is on no side of the session */
  static async open(
    ports: LiveHubPorts,
    owner: AttachmentOwner,
    place: { readonly sessionId: SessionId; readonly incarnation: Incarnation },
  ): Promise<SessionAttachment> {
    // Listens before it asks: a change between the answer and the first subscription would never be shown.
    const missed: Session[] = [];
    const stop = ports.bus.subscribe(sessionTopic(place.sessionId), (message) => {
      const fact = message as SessionFact;
      if (fact.kind === 'changed') missed.push(fact.session);
    });
    try {
      // Held before it is here: what nobody holds is an orphan.
      await ports.held.hold(heldBy(owner, place));
      const attached = await attachSide(ports.sessions, { caller: owner.caller, ...place });
      await ports.conditions?.handleArrival(attached.session, attached.side, owner.caller);
      const attachment = new SessionAttachment(ports, owner, attached, place.incarnation);
      for (const session of missed) attachment.#take(session);
      return attachment;
    } catch (fault) {
      await ports.held.letGo(heldBy(owner, place));
      throw fault;
    } finally {
      stop();
    }
  }

  /** Sends the newest view, if it hasn't been sent. Settles when it has. */
  show(): Promise<void> {
    this.#showing ??= this.#showUntilNewest();
    return this.#showing;
  }

  /** Runs one command of this side; its effect has been shown when this settles. */
  async run(command: SessionCommand): Promise<void> {
    const { caller } = this.#owner;
    const { sessionId } = this;
    try {
      const { session } = await runCommand(this.#ports.sessions, { caller, sessionId, command });
      if (command.kind === 'ask') await this.#ports.conditions?.handleAsk(session, caller, command.mode);
      this.#take(session);
    } catch (error) {
      if (command.kind === 'ask' && error instanceof CodedError && error.code === 'ACCESS_REFUSED') {
        const refused = { mode: command.mode, error };
        await this.#ports.conditions?.handleRefusal(this.#session, caller, refused);
      }
      throw error;
    }
    await this.show();
  }

  /** Passes a signal to the other side's page, if that page and this one are the session's current ones. */
  relay(to: Incarnation, frame: SignalFrame): void {
    if (!this.#isCurrentPair(to)) {
      this.#ports.reporter.count('signal-dropped');
      return;
    }
    this.#publish({ kind: 'signal', toSide: otherSide(this.side), from: this.incarnation, to, frame });
  }

  /** Lets go without a word: another connection holds the side now. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#unsubscribe();
    this.#ports.held.letGo(heldBy(this.#owner, this)).catch((fault: unknown) => {
      this.#ports.reporter.fault(fault, 'letting a side go');
    });
  }

  /** The connection is gone or gives the side up: the session is told, again and again until the store answers. */
  async lose(): Promise<void> {
    if (!this.#isHeld) return;
    this.release();
    if (this.#session.kind !== 'ended') await this.#tryToLose(0);
  }

  async #tryToLose(tries: number): Promise<void> {
    try {
      const { sessionId, side, incarnation } = this;
      const { tenantId } = this.#owner.caller;
      await loseSide(this.#ports.sessions, { tenantId, sessionId, side, incarnation });
    } catch (fault) {
      if (fault instanceof CodedError && fault.code === 'NOT_FOUND') return;
      this.#ports.reporter.fault(fault, 'saying that a side is gone');
      const waitMs = LOSE_RETRY_MS[tries];
      if (waitMs !== undefined) this.#ports.clock.setTimer(waitMs, () => void this.#tryToLose(tries + 1));
    }
  }

  #handleFact(fact: SessionFact): void {
    switch (fact.kind) {
      case 'changed':
        if (this.#take(fact.session)) void this.show();
        return;
      case 'access':
        this.#isOutdated = true;
        void this.show();
        return;
      case 'attached':
        if (this.#isTakenBy(fact)) this.release();
        return;
      case 'signal':
        if (fact.toSide === this.side && fact.to === this.incarnation) this.#deliver(fact.from, fact.frame);
    }
  }

  #isTakenBy(fact: SessionFact & { kind: 'attached' }): boolean {
    const isMine = fact.side === this.side && fact.incarnation === this.incarnation;
    return isMine && isNewer(fact.connection, this.#owner.order);
  }

  #deliver(from: Incarnation, frame: SignalFrame): void {
    if (this.#isCurrentPair(from)) {
      this.#owner.send({ type: 'signal', sessionId: this.sessionId, from, frame });
    } else {
      this.#ports.reporter.count('signal-dropped');
    }
  }

  /** @returns whether it is news */
  #take(session: Session): boolean {
    if (!this.#isHeld || session.version <= this.#session.version) return false;
    this.#session = session;
    if (session.kind === 'ended') return true;
    const own = session.presence[this.side];
    if (own.kind === 'awaited') return true;
    if (own.incarnation !== null && own.incarnation !== this.incarnation) {
      this.release();
      this.#owner.handleReplaced();
      return false;
    }
    if (own.kind === 'lost') void this.#sayThatHere();
    return true;
  }

  /** Somebody took this side for lost (a node that started anew, an older connection of the same page). */
  async #sayThatHere(): Promise<void> {
    try {
      const { sessionId, incarnation } = this;
      const { caller } = this.#owner;
      await this.#ports.held.hold(heldBy(this.#owner, this));
      const { session } = await attachSide(this.#ports.sessions, { caller, sessionId, incarnation });
      if (this.#take(session)) await this.show();
    } catch (fault) {
      if (fault instanceof CodedError && fault.code === 'LIVE_REPLACED') this.#owner.handleReplaced();
      else this.#owner.handleFault(fault);
    }
  }

  async #showUntilNewest(): Promise<void> {
    // Lets `show` keep the promise before there is a way to the end that forgets it.
    await Promise.resolve();
    try {
      while (this.#isHeld && (this.#isOutdated || this.#shownVersion < this.#session.version)) {
        this.#isOutdated = false;
        const session = this.#session;
        const modes =
          this.side === 'helper' ? await modesOf(this.#ports.sessions, session, this.#owner.caller) : null;
        const shown = viewFor(session, this.side, modes);
        const view = await this.#ports.proveGrants(session, shown, this.#owner.caller);
        if (this.#holds()) this.#owner.send({ type: 'session', view });
        this.#shownVersion = session.version;
      }
    } catch (fault) {
      this.#owner.handleFault(fault);
    } finally {
      this.#showing = null;
    }
  }

  // Not inlined: the compiler would take the field for unchanged across the await.
  #holds(): boolean {
    return this.#isHeld;
  }

  #isCurrentPair(other: Incarnation): boolean {
    const { presence, kind } = this.#session;
    const own = presence[this.side];
    const theirs = presence[otherSide(this.side)];
    return (
      this.#isHeld &&
      kind !== 'ended' &&
      own.kind === 'here' &&
      theirs.kind === 'here' &&
      theirs.incarnation === other
    );
  }

  #publish(fact: SessionFact): void {
    this.#ports.bus.publish(sessionTopic(this.sessionId), fact);
  }
}

const heldBy = (
  { order, caller }: AttachmentOwner,
  { sessionId, incarnation }: { readonly sessionId: SessionId; readonly incarnation: Incarnation },
) => ({ tenantId: caller.tenantId, sessionId, incarnation, connectionId: order.id });
