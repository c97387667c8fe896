import {
  type Capability,
  type CodedError,
  type FastMessage,
  type IceServer,
  type Incarnation,
  LIVE_GRACE_MS,
  type SessionCommand,
  type SessionId,
  type SessionView,
  type Side,
  otherSide,
} from '@alongside/protocol';
import { Chat, type ChatRefusal } from './chat.ts';
import { LiveConnection, type LiveHandlers, type LiveState } from './live-connection.ts';
import type { ControlMessage } from './key-comparison.ts';
import { HeldGrants } from './held-grants.ts';
import { mayShowScreen } from './may-show-screen.ts';
import { type LinkMessage, PeerLink } from './peer-link.ts';
import type { PeerPorts, Timer } from './ports.ts';
import type { RemoteScreen, SessionEndState } from './session-end-state.ts';

const STATS_EVERY_MS = 1_000;

export interface SessionEndOptions {
  readonly sessionId: SessionId;
  readonly side: Side;
  /** Of this page or agent; a new one for each life. */
  readonly incarnation: Incarnation;
  /** Gets a one-time ticket for the live socket; rejects with a CodedError. */
  readonly ticket: () => Promise<string>;
}

/** What the sharer's end has to show. */
export interface OwnScreen<Track> {
  readonly track: Track;
  readonly surface: RemoteScreen['surface'];
  /** Default: not known. */
  readonly layout?: RemoteScreen['layout'];
}

/**
 * One end of one session: the live socket to the server, the direct connection to the other end, chat, and the rule
 * that a picture goes out only while the sharer's own view of the session allows it.
 *
 * The live socket and the direct connection fail and come back independently: a picture doesn't stop because the
 * server is away.
 */
export class SessionEnd<Track, Stream> {
  readonly #ports: PeerPorts<Track, Stream>;
  readonly #options: SessionEndOptions;
  readonly #live: LiveConnection;
  readonly #chat: Chat;
  readonly #grants: HeldGrants;
  readonly #listeners = new Set<() => void>();
  readonly #messageListeners = new Set<(message: LinkMessage) => void>();
  #state: SessionEndState<Stream>;
  #iceServers: readonly IceServer[] = [];
  #link: PeerLink<Track, Stream> | null = null;
  /** Sharer: what is to be shown as soon as it may be. */
  #screen: OwnScreen<Track> | null = null;
  #shownTrack: Track | null = null;
  #statsTimer: Timer | null = null;
  /** Runs while the server is away, until the session must have ended without this end. */
  #touchTimer: Timer | null = null;
  #isInTouch = true;
  #isPausedHere = false;
  /** The server's clock, ahead of this end's by. */
  #serverAheadMs = 0;

  constructor(ports: PeerPorts<Track, Stream>, options: SessionEndOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#chat = new Chat({
      side: options.side,
      storage: ports.chatStorage,
      send: (message) => this.#link?.send(message) ?? false,
      now: () => ports.clock.now(),
      changed: () => {
        this.#change({ chat: this.#chat.thread, unsentChat: this.#chat.waiting });
      },
    });
    const attach = {
      type: 'attach',
      sessionId: options.sessionId,
      incarnation: options.incarnation,
    } as const;
    this.#grants = new HeldGrants({
      clock: ports.clock,
      serverTime: () => this.serverTime(),
      prove: ports.proveGrants?.bind(ports),
      changed: () => {
        this.#grantsChanged();
      },
      report: (cause) => ports.report?.(cause),
    });
    this.#live = new LiveConnection(
      ports,
      { ticket: options.ticket, standing: [attach] },
      {
        stateChanged: (live) => {
          this.#change({ live });
          this.#liveChanged(live);
        },
        welcomed: (iceServers, serverTimeMs) => {
          this.#takeIceServers(iceServers);
          this.#serverAheadMs = serverTimeMs - ports.clock.now();
          this.#link?.relayIsBack();
        },
        refused: (error) => {
          this.#refused(error);
        },
        message: (message) => {
          this.#told(message);
        },
      },
    );
    this.#state = {
      incarnation: options.incarnation,
      live: this.#live.state,
      view: null,
      grants: [],
      isPaused: false,
      peer: 'none',
      phrase: { kind: 'none' },
      chat: this.#chat.thread,
      unsentChat: [],
      remoteScreen: null,
      video: null,
      stats: null,
    };
  }

  get state(): SessionEndState<Stream> {
    return this.#state;
  }

  /** Calls `listener` after each change of `state`; the answer ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Milliseconds since 1970 by the server's clock, as well as it is known. */
  serverTime(): number {
    return this.#ports.clock.now() + this.#serverAheadMs;
  }

  /** Calls `listener` with what the other end says, once its keys were compared; the answer ends that. */
  onMessage(listener: (message: LinkMessage) => void): () => void {
    this.#messageListeners.add(listener);
    return () => {
      this.#messageListeners.delete(listener);
    };
  }

  /** False if it couldn't be sent; the caller keeps what mustn't be lost. */
  send(message: ControlMessage): boolean {
    return this.#link?.send(message) === true;
  }

  /** False if it couldn't be sent now; it isn't worth sending later. */
  sendFast(message: FastMessage): boolean {
    return this.#link?.sendFast(message) === true;
  }

  /**
   * Takes back, or gives back, one capability with what can't be without it: at this end at once, whether or not there
   * is a network, then told to the server.
   */
  giveUp(capability: Capability): Promise<void> {
    this.#grants.takeBack(capability);
    return this.command({ kind: 'give-up', capability });
  }

  /** Pausing takes effect at this end at once; resuming when the server has told it. */
  setPaused(isPaused: boolean): Promise<void> {
    this.#isPausedHere = isPaused;
    this.#grantsChanged();
    return this.command({ kind: isPaused ? 'pause' : 'resume' });
  }

  open(): void {
    this.#live.open();
  }

  /** Resolves when the server has done it; rejects with its CodedError. Survives reconnections. */
  command(command: SessionCommand): Promise<void> {
    return this.#live.request({ type: 'command', sessionId: this.#options.sessionId, command });
  }

  /** null when taken: it is in the thread or waits for the direct connection. */
  sendChat(text: string): ChatRefusal | null {
    return this.#chat.write(text);
  }

  /** Sharer: what to show, or nothing. Takes effect here and now; whether it goes out is up to the grants. */
  setScreen(screen: OwnScreen<Track> | null): void {
    this.#screen = screen;
    if (!this.#applyScreen()) this.#tellScreen();
  }

  /** The network is back, says the platform: try now. */
  networkChanged(): void {
    this.#live.retryNow();
  }

  /** Lets everything go without ending the session, as when a page is closed. Idempotent. */
  close(): void {
    this.#screen = null;
    this.#applyScreen();
    this.#dropLink();
    this.#grants.close();
    this.#live.close();
  }

  /** The present path stays as it is. */
  #takeIceServers(iceServers: readonly IceServer[]): void {
    this.#iceServers = iceServers;
    this.#link?.setIceServers(iceServers);
  }

  #told(message: Parameters<LiveHandlers['message']>[0]): void {
    if (message.type === 'ice-servers') this.#takeIceServers(message.iceServers);
    else if (message.type === 'session' && message.view.id === this.#options.sessionId)
      this.#viewed(message.view);
    else if (message.type === 'signal' && message.from === this.#link?.other)
      this.#link.receive(message.frame);
  }

  #viewed(view: SessionView): void {
    if (view.side !== this.#options.side || view.version < (this.#state.view?.version ?? 0)) return;
    this.#chat.isAllowed = view.isChatAllowed;
    this.#touchTimer?.cancel();
    this.#touchTimer = null;
    this.#isInTouch = true;
    this.#grants.handleView(view);
    this.#change({ view, ...this.#held(view) });
    this.#followOther(view);
    this.#applyScreen();
    if (view.progress.kind === 'ended') this.#ended();
  }

  /** Not the open socket but the next view says how the session stands. */
  #liveChanged(live: LiveState): void {
    if (live.kind === 'closed') this.#lostTouch();
    else if (live.kind !== 'open') {
      this.#touchTimer ??= this.#ports.clock.setTimer(LIVE_GRACE_MS, () => {
        this.#lostTouch();
      });
    }
  }

  #lostTouch(): void {
    this.#touchTimer?.cancel();
    this.#touchTimer = null;
    this.#isInTouch = false;
    this.#applyScreen();
  }

  /** Makes the link to the other side's current incarnation, and lets one to a former incarnation go. */
  #followOther(view: SessionView): void {
    const presence = view.presence[otherSide(this.#options.side)];
    const isMet = view.progress.kind === 'meeting' || view.progress.kind === 'active';
    if (!isMet || presence.kind !== 'here' || presence.incarnation === this.#link?.other) return;
    this.#dropLink();
    this.#makeLink(presence.incarnation);
  }

  #makeLink(other: Incarnation): void {
    this.#link = new PeerLink<Track, Stream>({
      ports: this.#ports,
      side: this.#options.side,
      sessionId: this.#options.sessionId,
      other,
      iceServers: this.#iceServers,
      sendFrame: (frame) => {
        this.#live.sendOneWay({ type: 'signal', sessionId: this.#options.sessionId, to: other, frame });
      },
      changed: () => {
        this.#linkChanged();
      },
      channelReady: () => {
        this.#chat.channelOpened();
        this.#tellScreen();
      },
      message: (message) => {
        this.#heard(message);
      },
      video: (video) => {
        this.#change({ video });
        this.#readStats();
      },
    });
    this.#applyScreen();
    this.#change({ peer: this.#link.state });
  }

  #linkChanged(): void {
    if (this.#link === null) return;
    this.#change({ peer: this.#link.state, phrase: this.#link.phrase });
    this.#applyScreen();
  }

  #grantsChanged(): void {
    this.#change(this.#held(this.#state.view));
    this.#applyScreen();
  }

  #held(view: SessionView | null): Pick<SessionEndState<Stream>, 'grants' | 'isPaused'> {
    const isPausedThere = view?.progress.kind === 'active' && view.progress.pausedBy.length > 0;
    return { grants: this.#grants.held, isPaused: this.#isPausedHere || isPausedThere };
  }

  #heard(message: LinkMessage): void {
    for (const listener of [...this.#messageListeners]) listener(message);
    switch (message.type) {
      case 'chat':
        this.#chat.received(message.message);
        break;
      case 'chat-have':
        this.#chat.receivedHave(message);
        break;
      case 'screen':
        this.#change({
          remoteScreen: { isShown: message.isShown, surface: message.surface, layout: message.layout },
        });
        break;
      case 'bye':
        this.#change({ remoteScreen: null });
        break;
      default:
        break;
    }
  }

  /** The only place from which a picture starts or stops going out. True if it did. */
  #applyScreen(): boolean {
    const mayShow = this.#isInTouch && mayShowScreen(this.#state) && this.#link?.mayShow === true;
    const track = mayShow ? (this.#screen?.track ?? null) : null;
    if (track === this.#shownTrack) return false;
    this.#shownTrack = track;
    this.#link?.setVideo(track);
    this.#tellScreen();
    return true;
  }

  #tellScreen(): void {
    if (this.#options.side !== 'sharer') return;
    const { surface = 'unknown', layout = null } = this.#screen ?? {};
    this.#link?.send({ type: 'screen', isShown: this.#shownTrack !== null, surface, layout });
  }

  #readStats(): void {
    this.#statsTimer?.cancel();
    this.#statsTimer = this.#ports.clock.setTimer(STATS_EVERY_MS, () => {
      void this.#link?.stats().then(
        (stats) => {
          this.#change({ stats });
          this.#readStats();
        },
        (cause: unknown) => this.#ports.report?.(cause),
      );
    });
  }

  #refused(error: CodedError): void {
    this.#live.close(error.code);
    this.close();
  }

  #ended(): void {
    this.#link?.send({ type: 'bye' });
    this.#chat.forget();
    this.close();
  }

  #dropLink(): void {
    this.#statsTimer?.cancel();
    this.#shownTrack = null;
    if (this.#link === null) return;
    this.#link.close();
    this.#link = null;
    this.#chat.channelClosed();
    this.#change({ peer: 'none', phrase: { kind: 'none' }, video: null, remoteScreen: null, stats: null });
  }

  #change(part: Partial<SessionEndState<Stream>>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of [...this.#listeners]) listener();
  }
}
