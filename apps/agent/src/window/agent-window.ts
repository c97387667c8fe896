import type { Clock, Timer } from '@alongside/peer';
import type { AgentWindowScene } from '@alongside/protocol';
import { AgentError } from '../agent-error.ts';
import type { ShellWindow, WindowShell } from './shell/window-shell.ts';
import type { WindowStacking } from './stacking/window-stacking.ts';
import type { WindowAgent } from './window-agent.ts';

/** How long a window may take until its page hears the agent; slow machines start a browser slowly. */
const PAGE_WITHIN_MS = 20_000;
/** A page that is only loaded anew is back within this time; one that hangs isn't. */
const PAGE_BACK_WITHIN_MS = 5_000;
/** Windows in a row whose page never came. */
const MOST_FAILURES = 3;

/** What of the server of the page is needed here. */
interface PageServer {
  makeAddress(): string;
  readonly isPageThere: boolean;
  onPage(listener: () => void): () => void;
}

export interface AgentWindowPorts {
  readonly agent: WindowAgent;
  readonly server: PageServer;
  readonly shell: WindowShell;
  readonly stacking: WindowStacking;
  readonly clock: Clock;
  /** Told what couldn't be done; nobody waits for it. */
  readonly failed: (error: AgentError) => void;
}

type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly done: Promise<void> }
  | { readonly kind: 'open'; readonly window: ShellWindow }
  | { readonly kind: 'closing' };

/**
 * Keeps the agent's window as the agent's state wants it. During a session there is a window, above all others: one that
 * goes away is opened again, and where that can't be done the session ends. Nobody is helped unseen.
 */
export class AgentWindow implements AsyncDisposable {
  readonly #ports: AgentWindowPorts;
  readonly #unsubscribe: (() => void)[];
  #shown: Shown = { kind: 'none' };
  #pageTimer: Timer | null = null;
  /** The page of the present window has been there. */
  #hadPage = false;
  #failures = 0;
  #isAbove = false;
  #attention: string;
  #isDisposed = false;

  constructor(ports: AgentWindowPorts) {
    this.#ports = ports;
    this.#attention = attentionOf(ports.agent.state.scene);
    this.#unsubscribe = [
      ports.agent.subscribe(() => {
        this.#follow();
      }),
      ports.server.onPage(() => {
        this.#followPage();
      }),
    ];
    this.#follow();
  }

  /** Brings the window before the person, as when they ask for it a second time. */
  raise(): void {
    if (this.#shown.kind === 'open') this.#stack((stacking, id) => stacking.raise(id));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    if (this.#shown.kind === 'opening') await this.#shown.done;
    await this.#close();
  }

  get #isWanted(): boolean {
    const { scene, isWindowWanted } = this.#ports.agent.state;
    return !this.#isDisposed && (isWindowWanted || isSession(scene));
  }

  #follow(): void {
    const { scene } = this.#ports.agent.state;
    if (this.#shown.kind === 'none' && this.#isWanted) this.#open();
    else if (this.#shown.kind === 'open' && !this.#isWanted) void this.#close();
    const isAbove = scene.kind === 'active';
    if (isAbove !== this.#isAbove) {
      this.#isAbove = isAbove;
      this.#placeAbove();
    }
    const attention = attentionOf(scene);
    if (attention !== this.#attention && attention !== '') this.raise();
    this.#attention = attention;
  }

  #open(): void {
    const done = this.#ports.shell.open(this.#ports.server.makeAddress()).then(
      (window) => {
        this.#opened(window);
      },
      (cause: unknown) => {
        this.#shown = { kind: 'none' };
        this.#giveUp(cause instanceof AgentError ? cause : new AgentError('WINDOW_FAILED', cause));
      },
    );
    this.#shown = { kind: 'opening', done };
  }

  #opened(window: ShellWindow): void {
    this.#shown = { kind: 'open', window };
    this.#hadPage = false;
    this.#awaitPage(PAGE_WITHIN_MS);
    void window.gone.then(() => {
      this.#gone();
    });
    if (!this.#isWanted && !this.#isDisposed) void this.#close();
  }

  #awaitPage(withinMs: number): void {
    this.#pageTimer?.cancel();
    this.#pageTimer = this.#ports.clock.setTimer(withinMs, () => {
      void this.#close();
    });
  }

  #followPage(): void {
    if (this.#shown.kind !== 'open') return;
    if (!this.#ports.server.isPageThere) {
      if (this.#hadPage) this.#awaitPage(PAGE_BACK_WITHIN_MS);
      return;
    }
    this.#pageTimer?.cancel();
    this.#pageTimer = null;
    this.#hadPage = true;
    this.#failures = 0;
    this.#placeAbove();
  }

  #gone(): void {
    const wasClosedHere = this.#shown.kind === 'closing';
    const hadPage = this.#hadPage;
    this.#pageTimer?.cancel();
    this.#pageTimer = null;
    this.#shown = { kind: 'none' };
    if (!hadPage) this.#failures += 1;
    if (this.#failures >= MOST_FAILURES) {
      this.#giveUp(new AgentError('WINDOW_FAILED'));
    } else if (!wasClosedHere && hadPage && !isSession(this.#ports.agent.state.scene)) {
      // The person closed it.
      this.#command('hide');
    } else if (this.#isWanted) {
      this.#open();
    }
  }

  #giveUp(error: AgentError): void {
    this.#failures = 0;
    if (this.#isDisposed) return;
    this.#ports.failed(error);
    if (isSession(this.#ports.agent.state.scene)) this.#command('end-now');
    this.#command('hide');
  }

  async #close(): Promise<void> {
    const shown = this.#shown;
    if (shown.kind !== 'open') return;
    this.#shown = { kind: 'closing' };
    await shown.window[Symbol.asyncDispose]();
  }

  #placeAbove(): void {
    const isAbove = this.#isAbove;
    this.#stack((stacking, id) => stacking.setAbove(id, isAbove));
  }

  #stack(act: (stacking: WindowStacking, processId: number) => Promise<void>): void {
    if (this.#shown.kind !== 'open') return;
    act(this.#ports.stacking, this.#shown.window.processId).catch((cause: unknown) => {
      this.#ports.failed(new AgentError('WINDOW_FAILED', cause));
    });
  }

  #command(kind: 'hide' | 'end-now'): void {
    this.#ports.agent.command({ kind }).catch((cause: unknown) => {
      this.#ports.failed(new AgentError('WINDOW_FAILED', cause));
    });
  }
}

/** Somebody is there who sees something, or may in a moment. */
const isSession = (scene: AgentWindowScene): boolean => scene.kind === 'meeting' || scene.kind === 'active';

/** Changes when there is something new that the person has to look at; empty: there is nothing. */
function attentionOf(scene: AgentWindowScene): string {
  if (scene.kind === 'meeting' || scene.kind === 'active')
    return scene.question === null ? scene.kind : scene.question.id;
  return scene.kind === 'ended' || scene.kind === 'interrupted' ? scene.kind : '';
}
