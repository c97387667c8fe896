import type { SessionCommand } from '@alongside/protocol';
import type { BrowserSessionEnd, CapturedScreen, CaptureRefusal } from '@alongside/ui';

export interface SharedScreenState {
  /** What the person chose in the browser's picker and hasn't stopped since. */
  readonly screen: CapturedScreen | null;
  /** The picker or the server is being waited for. */
  readonly isBusy: boolean;
  /** Why the last try gave no picture. */
  readonly refusal: CaptureRefusal | null;
  readonly error: unknown;
}

type End = Pick<BrowserSessionEnd, 'state' | 'subscribe' | 'command' | 'setScreen'>;

/**
 * The sharer's screen in one session: chosen by a click, shown only while it is allowed, and let go in the same moment
 * in which that ends, whoever ends it and whether or not there is a network.
 */
export class SharedScreen {
  readonly #end: End;
  readonly #capture: () => Promise<CapturedScreen | CaptureRefusal>;
  readonly #listeners = new Set<() => void>();
  #state: SharedScreenState = { screen: null, isBusy: false, refusal: null, error: null };
  #wasAllowed = false;

  constructor(end: End, capture: () => Promise<CapturedScreen | CaptureRefusal>) {
    this.#end = end;
    this.#capture = capture;
  }

  get state(): SharedScreenState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Follows the session until the answer is called, which lets the screen go as well. */
  open(): () => void {
    const unsubscribe = this.#end.subscribe(() => {
      this.#followSession();
    });
    return () => {
      unsubscribe();
      this.#release();
    };
  }

  /** Lets the person choose, then says `command` to the session. Has to be called from a click. */
  async show(command: SessionCommand): Promise<void> {
    if (this.#state.isBusy) return;
    this.#change({ isBusy: true, refusal: null, error: null });
    try {
      const captured = await this.#capture();
      if (typeof captured === 'string') this.#change({ refusal: captured });
      else await this.#take(captured, command);
    } catch (error) {
      this.#release();
      this.#change({ error });
    } finally {
      this.#change({ isBusy: false });
    }
  }

  /** Takes the screen back: here and now, then told to the server. */
  stop(): void {
    this.#release();
    this.#end.command({ kind: 'give-up', capability: 'view' }).catch((error: unknown) => {
      this.#change({ error });
    });
  }

  async #take(captured: CapturedScreen, command: SessionCommand): Promise<void> {
    this.#release();
    this.#wasAllowed = false;
    captured.track.addEventListener('ended', () => {
      // The browser's own *stop sharing*.
      if (this.#state.screen === captured) this.stop();
    });
    this.#change({ screen: captured });
    // Before the answer: the picture goes out in the moment in which the server has told that it may.
    this.#end.setScreen(captured);
    await this.#end.command(command);
  }

  #followSession(): void {
    const { view } = this.#end.state;
    if (view === null) return;
    const isAllowed =
      view.progress.kind === 'active' && view.progress.grants.some(({ capability }) => capability === 'view');
    if (!isAllowed && (this.#wasAllowed || view.progress.kind === 'ended')) this.#release();
    this.#wasAllowed = isAllowed;
  }

  #release(): void {
    const { screen } = this.#state;
    if (screen === null) return;
    this.#change({ screen: null });
    this.#end.setScreen(null);
    screen.track.stop();
  }

  #change(part: Partial<SharedScreenState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of [...this.#listeners]) listener();
  }
}
