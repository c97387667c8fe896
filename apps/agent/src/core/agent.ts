import type { Clock, Timer } from '@alongside/peer';
import {
  type AgentMe,
  type AgentWindowCommand,
  type AgentWindowScene,
  type AgentWindowState,
  CodedError,
  LIVE_GRACE_MS,
  SessionCode,
  type SessionId,
  type SignedIn,
} from '@alongside/protocol';
import type { PictureFile } from '../server/help-server.ts';
import { AgentSession, type SessionPorts } from '../session/agent-session.ts';
import { Account, type AccountPorts, type OpenAccount, isOver, isRetired } from './account.ts';
import type { WindowAgent } from '../window/window-agent.ts';
import type { AgentMemory, Remembered } from './agent-memory.ts';
import { codedFault } from './coded-fault.ts';
import { sessionScene } from './session-scene.ts';

/** While nothing runs, the server is asked this often whether the sign-in still holds. */
const LOOK_EVERY_MS = 30_000;
const RETRY_MS = 3_000;
const ALIVE_EVERY_MS = 10_000;

export interface AgentOptions {
  readonly clock: Clock;
  readonly account: AccountPorts;
  readonly session: SessionPorts;
  readonly memory: AgentMemory;
  readonly version: string;
  /** Set for this start or this machine; null: the person says which. */
  readonly server: string | null;
  readonly isHidden: boolean;
  /** Told once when the person wants the program to end and everything is let go. */
  readonly quit: () => void;
}

/** Where the agent is; each state has what can be done in it. */
type Stage =
  | { readonly kind: 'starting' | 'no-server' | 'signed-out' | 'stopped' }
  | { readonly kind: 'signing-in'; readonly abort: AbortController }
  | { readonly kind: 'idle'; readonly isReachable: boolean; readonly code: SessionCode | null }
  | { readonly kind: 'joining' }
  | { readonly kind: 'interrupted'; readonly sessionId: SessionId }
  | { readonly kind: 'session'; readonly session: AgentSession }
  | { readonly kind: 'ended'; readonly scene: Extract<AgentWindowScene, { kind: 'ended' }> };

type Handlers = {
  readonly [Kind in AgentWindowCommand['kind']]: (
    command: Extract<AgentWindowCommand, { kind: Kind }>,
  ) => Promise<void> | void;
};

/** The agent: signed in or not, in one session or none. */
export class Agent implements WindowAgent {
  readonly #options: AgentOptions;
  readonly #account: Account;
  readonly #listeners = new Set<() => void>();
  #remembered: Remembered;
  #stage: Stage = { kind: 'starting' };
  #open: OpenAccount | null = null;
  #fault: AgentWindowState['fault'] = null;
  #globalKey: string | null = null;
  #isWindowWanted: boolean;
  #offered: SessionCode | null = null;
  #seenQuestion: string | null = null;
  #timer: Timer | null = null;

  /** Loads what is remembered and goes on from there. */
  static async start(options: AgentOptions): Promise<Agent> {
    const agent = new Agent(options, await options.memory.load());
    options.session.log.write({ kind: 'started', version: options.version });
    void agent.#restore();
    return agent;
  }

  private constructor(options: AgentOptions, remembered: Remembered) {
    this.#options = options;
    this.#remembered = remembered;
    this.#account = new Account(options.account);
    this.#isWindowWanted = !options.isHidden;
  }

  get state(): AgentWindowState {
    const { locale, theme } = this.#remembered;
    return {
      scene: this.#scene(),
      fault: this.#fault,
      server: this.#origin,
      globalKey: this.#globalKey,
      isWindowWanted: this.#isWindowWanted,
      preferences: { locale, theme },
      agentVersion: this.#options.version,
    };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async command(command: AgentWindowCommand): Promise<void> {
    // The record has the handler of each kind under its name; TypeScript can't follow that.
    const handle = this.#handlers[command.kind] as (command: AgentWindowCommand) => Promise<void> | void;
    try {
      await handle(command);
    } catch (cause) {
      const fault = codedFault(cause);
      if (fault.code === 'AGENT_FAULT') this.#options.session.report(cause);
      throw fault;
    }
  }

  /** A link has named a code: it is filled in, nothing more. */
  offerCode(code: SessionCode): void {
    this.#offered = code;
    this.#isWindowWanted = true;
    if (this.#stage.kind === 'idle') this.#become({ ...this.#stage, code });
    else this.#tell();
  }

  /**
   * @param path as in a profile
   * @throws {CodedError}
   */
  personPicture(path: string): Promise<PictureFile> {
    return this.#signedIn().server.personPicture(path);
  }

  readonly #handlers: Handlers = {
    'set-server': async ({ origin }) => {
      if (this.#options.server !== null) throw new CodedError('PERMISSION_MISSING');
      this.#requireStage('no-server', 'signed-out', 'starting', 'idle');
      this.#remember({ server: origin });
      await this.#restore();
    },
    'sign-in': () => this.#signIn(),
    'cancel-sign-in': () => {
      if (this.#stage.kind === 'signing-in') this.#stage.abort.abort();
    },
    'sign-out': () => this.#signOut(),
    join: ({ code }) => this.#join(code),
    'go-on': () => {
      const { sessionId } = this.#requireStage('interrupted');
      this.#begin(sessionId);
    },
    answer: ({ questionId, isAllowed }) => this.#session().answer(questionId, isAllowed),
    'give-up': ({ capability }) => this.#session().giveUp(capability),
    'share-again': () => this.#session().command({ kind: 'share-again' }),
    pause: () => this.#session().setPaused(true),
    resume: () => this.#session().setPaused(false),
    chat: ({ text }) => {
      this.#session().chat(text);
    },
    'choose-monitor': ({ monitor }) => {
      this.#session().chooseMonitor(monitor);
    },
    leave: () => this.#leave(),
    'end-now': () => this.#leave(),
    report: () => this.#session().report(),
    dismiss: () => {
      this.#fault = null;
      if (this.#stage.kind === 'ended') this.#toIdle();
      else this.#tell();
    },
    activity: () =>
      this.#stage.kind === 'session' ? this.#session().command({ kind: 'activity' }) : undefined,
    'set-locale': ({ locale }) => {
      this.#remember({ locale });
      this.#tell();
    },
    'set-theme': ({ theme }) => {
      this.#remember({ theme });
      this.#tell();
    },
    show: () => {
      this.#wantWindow(true);
    },
    hide: () => {
      this.#wantWindow(false);
    },
    quit: () => this.stop(),
  };

  /** Which keys do so from now on; null: none. */
  handleGlobalKey(keys: string | null): void {
    this.#globalKey = keys;
    this.#tell();
  }

  /** What the global key does: when this returns, nothing goes out and nothing comes in any more. */
  endNow(): void {
    if (this.#stage.kind !== 'session') return;
    this.#leave().catch((cause: unknown) => {
      this.#options.session.report(cause);
    });
  }

  /** Ends what runs, and the program. */
  async stop(): Promise<void> {
    if (this.#stage.kind === 'stopped') return;
    if (this.#stage.kind === 'session') await this.#leave();
    if (this.#stage.kind === 'signing-in') this.#stage.abort.abort();
    this.#become({ kind: 'stopped' });
    const { log } = this.#options.session;
    log.write({ kind: 'stopped' });
    await log.flush();
    this.#options.quit();
  }

  get #origin(): string | null {
    return this.#options.server ?? this.#remembered.server;
  }

  #scene(): AgentWindowScene {
    const stage = this.#stage;
    if (stage.kind === 'ended') return stage.scene;
    if (stage.kind === 'no-server' || stage.kind === 'signed-out' || stage.kind === 'signing-in') {
      return { kind: stage.kind };
    }
    if (this.#open === null || stage.kind === 'starting' || stage.kind === 'stopped')
      return { kind: 'starting' };
    const who = whoIs(this.#open.me);
    switch (stage.kind) {
      case 'idle':
        return { kind: 'idle', who, isServerReachable: stage.isReachable, offeredCode: stage.code };
      case 'joining':
        return { kind: 'joining', who };
      case 'interrupted':
        return { kind: 'interrupted', who, sessionId: stage.sessionId };
      case 'session':
        return sessionScene(stage.session.state, who);
    }
  }

  async #restore(): Promise<void> {
    const origin = this.#origin;
    this.#open = null;
    if (origin === null) {
      this.#become({ kind: 'no-server' });
      return;
    }
    this.#become({ kind: 'starting' });
    const isStill = (): boolean => this.#stage.kind === 'starting' && origin === this.#origin;
    try {
      const open = await this.#account.restore(origin);
      if (!isStill()) return;
      this.#fault = null;
      if (open === null) this.#become({ kind: 'signed-out' });
      else this.#opened(open);
    } catch (cause) {
      if (!isStill()) return;
      this.#fault = { code: codedFault(cause).code };
      if (isRetired(cause)) {
        this.#become({ kind: 'signed-out' });
        return;
      }
      this.#tell();
      this.#later(RETRY_MS, () => void this.#restore());
    }
  }

  #opened(open: OpenAccount): void {
    this.#open = open;
    const { session } = this.#remembered;
    const leftMs = session === null ? 0 : session.aliveAtMs + LIVE_GRACE_MS - this.#options.clock.now();
    if (session === null || leftMs <= 0) {
      this.#toIdle();
      return;
    }
    // Nothing is shared until the person says so: they may not know that the program came back.
    this.#isWindowWanted = true;
    this.#become({ kind: 'interrupted', sessionId: session.id });
    this.#later(leftMs, () => {
      this.#toIdle();
    });
  }

  async #signIn(): Promise<void> {
    this.#requireStage('signed-out', 'signing-in');
    const origin = this.#origin;
    if (origin === null) throw new CodedError('SERVER_UNSET');
    if (this.#stage.kind === 'signing-in') this.#stage.abort.abort();
    const abort = new AbortController();
    this.#fault = null;
    this.#become({ kind: 'signing-in', abort });
    const isStill = (): boolean => this.#stage.kind === 'signing-in' && this.#stage.abort === abort;
    try {
      const open = await this.#account.signIn(origin, abort.signal);
      if (!isStill()) return;
      this.#isWindowWanted = true;
      this.#opened(open);
    } catch (cause) {
      if (isStill()) this.#become({ kind: 'signed-out' });
      if (!abort.signal.aborted) throw cause;
    }
  }

  async #signOut(): Promise<void> {
    const open = this.#signedIn();
    if (this.#stage.kind === 'session') await this.#leave();
    this.#open = null;
    this.#remember({ session: null });
    this.#become({ kind: 'signed-out' });
    await this.#account.signOut(open);
  }

  async #join(text: string): Promise<void> {
    const { server } = this.#signedIn();
    this.#requireStage('idle', 'ended');
    const code = SessionCode.safeParse(text);
    if (!code.success) throw new CodedError('SESSION_CODE_INVALID');
    this.#become({ kind: 'joining' });
    try {
      const { id } = await server.join(code.data);
      this.#offered = null;
      this.#begin(id);
    } catch (cause) {
      if (isOver(cause)) await this.#signedOut();
      else this.#toIdle();
      throw cause;
    }
  }

  #begin(sessionId: SessionId): void {
    const { server, me } = this.#signedIn();
    const session = new AgentSession({
      sessionId,
      server,
      me,
      ports: this.#options.session,
      changed: () => {
        if (this.#stage.kind === 'session' && this.#stage.session === session) this.#sessionChanged(session);
      },
    });
    this.#isWindowWanted = true;
    this.#seenQuestion = null;
    this.#become({ kind: 'session', session });
    this.#rememberAlive(sessionId);
    session.open();
  }

  #rememberAlive(sessionId: SessionId): void {
    if (this.#stage.kind !== 'session') return;
    this.#remember({ session: { id: sessionId, aliveAtMs: this.#options.clock.now() } });
    this.#later(ALIVE_EVERY_MS, () => {
      this.#rememberAlive(sessionId);
    });
  }

  #sessionChanged(session: AgentSession): void {
    const { end } = session.state;
    const scene = sessionScene(session.state, whoIs(this.#signedIn().me));
    if (scene.kind === 'ended') this.#ended(session, scene);
    else if (end.live.kind === 'closed') this.#lost(session, end.live.code);
    else {
      const question = 'question' in scene ? (scene.question?.id ?? null) : null;
      if (question !== null && question !== this.#seenQuestion) this.#isWindowWanted = true;
      this.#seenQuestion = question;
      this.#tell();
    }
  }

  /** The server lets this end no longer take part, without saying that the session is over. */
  #lost(session: AgentSession, code: string | null): void {
    session.close();
    this.#remember({ session: null });
    const fault = codedFault(new CodedError((code ?? 'SESSION_ENDED') as CodedError['code']));
    this.#fault = { code: fault.code };
    if (isOver(fault)) void this.#signedOut();
    else this.#toIdle();
  }

  #ended(session: AgentSession, scene: Extract<AgentWindowScene, { kind: 'ended' }>): void {
    this.#remember({ session: null });
    this.#become({ kind: 'ended', scene });
    session.close();
  }

  /** Stops at once; tells the server if that can be done within a moment. */
  async #leave(): Promise<void> {
    if (this.#stage.kind === 'interrupted') {
      this.#begin(this.#stage.sessionId);
    }
    const session = this.#session();
    const before = sessionScene(session.state, whoIs(this.#signedIn().me));
    await session.leave();
    if (this.#stage.kind !== 'session' || this.#stage.session !== session) return;
    // The server couldn't be told. Here it is over all the same.
    const isActive = before.kind === 'active';
    this.#ended(session, {
      kind: 'ended',
      who: before.who,
      helper: 'helper' in before ? before.helper : null,
      reason: 'sharer-left',
      startedAt: isActive ? before.startedAt : null,
      endedAt: new Date(this.#signedIn().server.now()).toISOString(),
      allowed: isActive ? before.grants.map(({ capability }) => capability) : [],
    });
  }

  #toIdle(): void {
    this.#remember({ session: null });
    this.#become({ kind: 'idle', isReachable: true, code: this.#offered });
    this.#later(LOOK_EVERY_MS, () => void this.#look());
  }

  /** Whether the server is there and the sign-in still holds. */
  async #look(): Promise<void> {
    const open = this.#open;
    if (this.#stage.kind !== 'idle' || open === null) return;
    let isReachable = true;
    try {
      const me = await open.server.me();
      if (this.#open === open) this.#open = { ...open, me };
    } catch (cause) {
      if (isOver(cause)) {
        if (isRetired(cause)) this.#fault = { code: 'DEVICE_RETIRED' };
        await this.#signedOut();
        return;
      }
      isReachable = codedFault(cause).code !== 'SERVER_UNREACHABLE';
    }
    // The compiler doesn't see that this can have changed while we waited.
    const stage = this.#stage as Stage;
    if (stage.kind !== 'idle') return;
    this.#become({ ...stage, isReachable });
    this.#later(isReachable ? LOOK_EVERY_MS : RETRY_MS, () => void this.#look());
  }

  /** The server says that the sign-in is over. */
  async #signedOut(): Promise<void> {
    this.#open = null;
    this.#become({ kind: 'signed-out' });
    await this.#account.forget().catch((cause: unknown) => {
      this.#options.session.report(cause);
    });
  }

  #signedIn(): OpenAccount {
    if (this.#open === null) throw new CodedError('SIGN_IN_REQUIRED');
    return this.#open;
  }

  #session(): AgentSession {
    return this.#requireStage('session').session;
  }

  #requireStage<Kind extends Stage['kind']>(...kinds: readonly Kind[]): Extract<Stage, { kind: Kind }> {
    const stage = this.#stage;
    if (!isOneOf(stage, kinds)) throw new CodedError('SESSION_WRONG_STATE');
    return stage;
  }

  #wantWindow(isWanted: boolean): void {
    this.#isWindowWanted = isWanted;
    this.#tell();
  }

  #remember(part: Partial<Remembered>): void {
    this.#remembered = { ...this.#remembered, ...part };
    this.#options.memory.save(this.#remembered);
  }

  #later(inMs: number, work: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.#options.clock.setTimer(inMs, () => {
      this.#timer = null;
      work();
    });
  }

  #become(stage: Stage): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#stage = stage;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const isOneOf = <Kind extends Stage['kind']>(
  stage: Stage,
  kinds: readonly Kind[],
): stage is Extract<Stage, { kind: Kind }> => kinds.some((kind) => kind === stage.kind);

const whoIs = ({ person, tenant, device }: AgentMe): SignedIn => ({
  person,
  tenant: { name: tenant.name },
  device,
});
