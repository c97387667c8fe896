import type { SessionEndState } from '@alongside/peer';
import type { Grant, GrantId, SessionId } from '@alongside/protocol';
import type { SystemLog } from '../system-log/system-log.ts';

/** Writes into the system's log what changes in one session, each once. */
export class SessionJournal {
  readonly #log: SystemLog;
  readonly #session: SessionId;
  #stage: 'before' | 'running' | 'over' = 'before';
  #held = new Map<GrantId, Grant>();
  #isPaused = false;
  readonly #lost = { server: false, helper: false };
  #areKeysDifferent = false;
  readonly #unproven = new Set<GrantId>();

  constructor(log: SystemLog, session: SessionId) {
    this.#log = log;
    this.#session = session;
  }

  follow(state: SessionEndState<never>): void {
    const session = this.#session;
    if (state.view === null || this.#stage === 'over') return;
    if (this.#stage === 'before') {
      this.#stage = 'running';
      this.#log.write({ kind: 'session-started', session, helper: state.view.helper.personId });
    }
    this.#followGrants(state.grants);
    if (state.view.progress.kind === 'ended') {
      this.#stage = 'over';
      this.#log.write({ kind: 'session-ended', session, reason: state.view.progress.reason });
      return;
    }
    this.#followPause(state.isPaused);
    this.#followConnection('server', state.live.kind === 'retrying' || state.live.kind === 'closed');
    this.#followConnection('helper', state.peer === 'silent');
    if (state.phrase.kind === 'differs' && !this.#areKeysDifferent) {
      this.#areKeysDifferent = true;
      this.#log.write({ kind: 'fault', code: 'KEYS_DIFFER', session });
    }
  }

  /** Each view of the session tells of it again. */
  proofRefused(grant: GrantId): void {
    if (this.#unproven.has(grant)) return;
    this.#unproven.add(grant);
    this.#log.write({ kind: 'fault', code: 'GRANT_UNPROVEN', session: this.#session });
  }

  /** The person ended it here, whatever the server knows of it. */
  endedHere(): void {
    this.#followGrants([]);
    if (this.#stage === 'running') {
      this.#log.write({ kind: 'session-ended', session: this.#session, reason: 'emergency' });
    }
    this.#stage = 'over';
  }

  #followGrants(grants: readonly Grant[]): void {
    const session = this.#session;
    const held = new Map(grants.map((grant) => [grant.id, grant]));
    for (const [grant, { capability }] of held) {
      if (!this.#held.has(grant)) this.#log.write({ kind: 'grant-given', session, grant, capability });
    }
    for (const [grant, { capability }] of this.#held) {
      if (!held.has(grant)) this.#log.write({ kind: 'grant-ended', session, grant, capability });
    }
    this.#held = held;
  }

  #followPause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#log.write({ kind: isPaused ? 'paused' : 'resumed', session: this.#session });
  }

  #followConnection(to: 'server' | 'helper', isLost: boolean): void {
    if (isLost === this.#lost[to]) return;
    this.#lost[to] = isLost;
    this.#log.write({ kind: isLost ? 'connection-lost' : 'connection-back', session: this.#session, to });
  }
}
