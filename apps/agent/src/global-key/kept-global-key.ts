import type { Clock, Timer } from '@alongside/peer';
import { AgentError } from '../agent-error.ts';
import type { GlobalKey } from './global-key.ts';

/** Between two attempts to hold the key, in milliseconds: another program may let it go, a display may come back. */
const LOOK_AGAIN_MS = 3_000;

interface KeptGlobalKeyOptions {
  /** @throws {AgentError} as `openGlobalKey` */
  readonly open: (lost: () => void) => Promise<GlobalKey>;
  readonly clock: Clock;
  /** The key works from now on, or no longer. */
  readonly changed: (isHeld: boolean) => void;
  /** Told of why it can't be held, once for as long as that is so. */
  readonly report: (cause: unknown) => void;
}

/** Holds the global key whenever it can be held. */
export class KeptGlobalKey implements AsyncDisposable {
  readonly #options: KeptGlobalKeyOptions;
  #key: GlobalKey | null = null;
  #reported: string | null = null;
  #timer: Timer | null = null;
  #isDisposed = false;

  /** Resolves after the first attempt. */
  static async hold(options: KeptGlobalKeyOptions): Promise<KeptGlobalKey> {
    const kept = new KeptGlobalKey(options);
    await kept.#hold();
    return kept;
  }

  private constructor(options: KeptGlobalKeyOptions) {
    this.#options = options;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    this.#timer?.cancel();
    await this.#key?.[Symbol.asyncDispose]();
  }

  async #hold(): Promise<void> {
    try {
      const key = await this.#options.open(() => {
        this.#lost();
      });
      if (this.#isDisposed) {
        await key[Symbol.asyncDispose]();
        return;
      }
      this.#key = key;
      this.#reported = null;
      this.#options.changed(true);
    } catch (cause) {
      this.#failed(cause);
    }
  }

  #lost(): void {
    if (this.#isDisposed) return;
    const former = this.#key;
    this.#key = null;
    void former?.[Symbol.asyncDispose]().then(undefined, this.#options.report);
    this.#options.changed(false);
    this.#failed(new AgentError('DISPLAY_LOST'));
  }

  #failed(cause: unknown): void {
    const code = cause instanceof AgentError ? cause.code : null;
    if (code === null || code !== this.#reported) this.#options.report(cause);
    this.#reported = code;
    if (this.#isDisposed || code === 'SYSTEM_UNSUPPORTED') return;
    this.#timer = this.#options.clock.setTimer(LOOK_AGAIN_MS, () => void this.#hold());
  }
}
