import { type Capability, type Grant, type GrantId, IMPLYING, type SessionView } from '@alongside/protocol';
import type { Clock, Timer } from './ports.ts';

interface HeldGrantsOptions {
  readonly clock: Clock;
  /** Milliseconds since 1970 by the server's clock, which grants go by. */
  readonly serverTime: () => number;
  /** Which grants carry a proof that holds; undefined: they need none here. */
  readonly prove: ((view: SessionView) => Promise<ReadonlySet<GrantId>>) | undefined;
  readonly changed: () => void;
  readonly report: (cause: unknown) => void;
}

/**
 * What holds at this end: the grants of the session as it was last told, without those that were taken back here, have
 * run out, or aren't proven.
 */
export class HeldGrants {
  readonly #options: HeldGrantsOptions;
  #view: SessionView | null = null;
  #held: readonly Grant[] = [];
  #proven: ReadonlySet<GrantId> = new Set();
  /** A grant is never revived, so what was taken back stays so. */
  readonly #takenBack = new Set<GrantId>();
  #timer: Timer | null = null;

  constructor(options: HeldGrantsOptions) {
    this.#options = options;
  }

  get held(): readonly Grant[] {
    return this.#held;
  }

  handleView(view: SessionView): void {
    this.#view = view;
    this.#follow();
    void this.#options.prove?.(view).then(
      (proven) => {
        if (this.#view !== view) return;
        this.#proven = proven;
        this.#follow();
        this.#options.changed();
      },
      (cause: unknown) => {
        this.#options.report(cause);
      },
    );
  }

  /** Here and now, with what can't be without it. */
  takeBack(capability: Capability): void {
    for (const grant of this.#granted()) {
      if (IMPLYING[capability].includes(grant.capability)) this.#takenBack.add(grant.id);
    }
    this.#follow();
    this.#options.changed();
  }

  close(): void {
    this.#timer?.cancel();
    this.#view = null;
    this.#held = [];
  }

  #granted(): readonly Grant[] {
    return this.#view?.progress.kind === 'active' ? this.#view.progress.grants : [];
  }

  #follow(): void {
    const { clock, serverTime, prove } = this.#options;
    const now = serverTime();
    this.#held = this.#granted().filter(
      ({ id, until }) =>
        Date.parse(until) > now && !this.#takenBack.has(id) && (prove === undefined || this.#proven.has(id)),
    );
    this.#timer?.cancel();
    const ends = this.#held.map(({ until }) => Date.parse(until) - now);
    if (ends.length === 0) return;
    this.#timer = clock.setTimer(Math.min(LONGEST_TIMER_MS, ...ends), () => {
      this.#follow();
      this.#options.changed();
    });
  }
}

/** Timers of JavaScript hold 31 bits. */
const LONGEST_TIMER_MS = 2_147_483_647;
