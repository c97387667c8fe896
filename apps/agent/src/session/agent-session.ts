import {
  type Clock,
  type LinkMessage,
  type PeerConnectionHandlers,
  type PeerConnectionPort,
  SessionEnd,
  type SessionEndState,
} from '@alongside/peer';
import {
  type AgentMe,
  type Capability,
  CodedError,
  type IceServer,
  type Incarnation,
  type InputRefusal,
  type QuestionId,
  type ScreenLayout,
  type SessionId,
} from '@alongside/protocol';
import { InputGate } from '../input/input-gate.ts';
import { NO_HAND, controlUntilMs } from '../input/input-refusal.ts';
import type { PictureTrack } from '../picture/picture-track.ts';
import type { HelpServer } from '../server/help-server.ts';
import type { SystemLog } from '../system-log/system-log.ts';
import { GrantProofs } from './grant-proofs.ts';
import { HelperHand } from './helper-hand.ts';
import { PictureNotes } from './picture-notes.ts';
import { PointerTeller } from './pointer-teller.ts';
import { ServerTouch } from './server-touch.ts';
import { SessionJournal } from './session-journal.ts';
import { type DesktopPorts, SharedDesktop } from './shared-desktop.ts';
import { WatchedTrack } from './watched-track.ts';

export interface SessionPorts {
  readonly clock: Clock;
  random(): number;
  randomBytes(length: number): Uint8Array;
  newIncarnation(): Incarnation;
  makePeerConnection(
    iceServers: readonly IceServer[],
    handlers: PeerConnectionHandlers<never>,
  ): PeerConnectionPort<PictureTrack>;
  readonly desktop: DesktopPorts;
  readonly log: SystemLog;
  /** Told of faults that were survived. */
  report(cause: unknown): void;
}

export interface AgentSessionOptions {
  readonly sessionId: SessionId;
  readonly server: HelpServer;
  readonly me: AgentMe;
  readonly ports: SessionPorts;
  readonly changed: () => void;
}

/** Everything that the person at the device is told of a session. */
export interface AgentSessionState {
  readonly end: SessionEndState<never>;
  readonly handRefusal: InputRefusal | null;
  readonly isPictureShown: boolean;
  /** null: there is no desktop. */
  readonly monitors: ScreenLayout['monitors'] | null;
  readonly chosenMonitor: string | null;
}

/** A farewell that the server doesn't answer isn't waited for any longer. */
const FAREWELL_MS = 2_000;

/** The sharer's end of one session on this device: picture, hand, and who may do what at this moment. */
export class AgentSession {
  readonly #options: AgentSessionOptions;
  readonly #end: SessionEnd<PictureTrack, never>;
  readonly #gate: InputGate;
  readonly #hand: HelperHand;
  readonly #desktop: SharedDesktop;
  readonly #pointer: PointerTeller;
  readonly #notes: PictureNotes;
  readonly #touch: ServerTouch;
  readonly #journal: SessionJournal;
  #track: WatchedTrack | null = null;
  #helper: Incarnation | null = null;
  #isDesktopOpen = false;
  /** Sharing has stopped for good, though the server may not know yet. */
  #isOver = false;
  #isClosed = false;

  constructor(options: AgentSessionOptions) {
    const { ports, server, me, sessionId } = options;
    const { clock } = ports;
    this.#options = options;
    const proofs = new GrantProofs({
      tenantId: me.tenant.id,
      deviceId: me.device.id,
      keys: me.grantKeys,
      renewKeys: async () => (await server.me()).grantKeys,
      serverTime: () => this.#end.serverTime(),
      refused: (grantId) => {
        this.#journal.proofRefused(grantId);
      },
    });
    this.#end = new SessionEnd<PictureTrack, never>(
      {
        clock,
        random: () => ports.random(),
        randomBytes: (length) => ports.randomBytes(length),
        openSocket: (protocols, handlers) => server.openSocket(protocols, handlers),
        makePeerConnection: (_side, iceServers, handlers) => ports.makePeerConnection(iceServers, handlers),
        proveGrants: (view) => proofs.prove(view),
        report: (cause) => {
          ports.report(cause);
        },
      },
      { sessionId, side: 'sharer', incarnation: ports.newIncarnation(), ticket: () => server.ticket() },
    );
    this.#journal = new SessionJournal(ports.log, sessionId);
    this.#touch = new ServerTouch({
      clock,
      changed: () => {
        this.#follow();
      },
    });
    this.#gate = new InputGate({
      clock,
      serverTime: () => this.#end.serverTime(),
      changed: () => {
        this.#tellControl();
        options.changed();
      },
    });
    this.#hand = new HelperHand(this.#gate);
    const sendFast: SessionEnd<PictureTrack, never>['sendFast'] = (message) => this.#end.sendFast(message);
    this.#notes = new PictureNotes(sendFast);
    this.#pointer = new PointerTeller({ clock, sendFast, send: (shape) => this.#end.send(shape) });
    this.#desktop = this.#makeDesktop();
    this.#end.subscribe(() => {
      this.#follow();
    });
    this.#end.onMessage((message) => {
      this.#heard(message);
    });
  }

  get id(): SessionId {
    return this.#options.sessionId;
  }

  get state(): AgentSessionState {
    return {
      end: this.#end.state,
      handRefusal: this.#gate.refusal,
      isPictureShown: this.#track?.isFlowing === true,
      monitors: this.#desktop.monitors,
      chosenMonitor: this.#desktop.chosenHere,
    };
  }

  open(): void {
    this.#end.open();
  }

  answer(questionId: QuestionId, isAllowed: boolean): Promise<void> {
    if (isAllowed && this.#end.state.phrase.kind === 'differs') {
      return Promise.reject(new CodedError('KEYS_DIFFER'));
    }
    return this.#end.command({ kind: 'answer', questionId, isAllowed });
  }

  /** At once on this device; rejects when the server couldn't be told. */
  giveUp(capability: Capability): Promise<void> {
    return this.#end.giveUp(capability);
  }

  setPaused(isPaused: boolean): Promise<void> {
    return this.#end.setPaused(isPaused);
  }

  command(command: Parameters<SessionEnd<PictureTrack, never>['command']>[0]): Promise<void> {
    return this.#end.command(command);
  }

  /** @throws {CodedError} CHAT_OFF, REQUEST_MALFORMED, LIVE_QUEUE_FULL */
  chat(text: string): void {
    const refusal = this.#end.sendChat(text);
    if (refusal === 'off') throw new CodedError('CHAT_OFF');
    if (refusal === 'full') throw new CodedError('LIVE_QUEUE_FULL');
    if (refusal !== null) throw new CodedError('REQUEST_MALFORMED');
  }

  chooseMonitor(monitor: string | null): void {
    this.#desktop.chooseHere(monitor);
    this.#options.changed();
  }

  networkChanged(): void {
    this.#end.networkChanged();
  }

  /**
   * Nothing goes out and nothing comes in from the moment of this call, network or not.
   *
   * @returns when the server has taken note, or after a moment without that
   */
  async leave(): Promise<void> {
    this.#stopSharing();
    const { ports } = this.#options;
    const overdue = Promise.withResolvers<undefined>();
    const timer = ports.clock.setTimer(FAREWELL_MS, () => {
      overdue.resolve(undefined);
    });
    const told = this.#end.command({ kind: 'leave' }).catch((cause: unknown) => {
      // Let go, because the session has ended, before the command itself was answered.
      if (!this.#isClosed) ports.report(cause);
    });
    await Promise.race([told, overdue.promise]);
    timer.cancel();
    if (this.#end.state.view?.progress.kind !== 'ended') this.#journal.endedHere();
  }

  /** *I did not expect this*: stops like leaving; the server is told as soon as it can be. */
  report(): Promise<void> {
    this.#stopSharing();
    return this.#end.command({ kind: 'report' });
  }

  /** Lets everything go without ending the session. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#stopSharing();
    this.#isClosed = true;
    this.#end.close();
    this.#touch[Symbol.dispose]();
  }

  #stopSharing(): void {
    this.#isOver = true;
    this.#gate[Symbol.dispose]();
    this.#track?.stop();
    this.#end.setScreen(null);
    this.#pointer.handleShown(false);
    this.#desktop[Symbol.dispose]();
    this.#isDesktopOpen = false;
  }

  #makeDesktop(): SharedDesktop {
    const { ports, changed } = this.#options;
    return new SharedDesktop({
      ports: ports.desktop,
      clock: ports.clock,
      changed: () => {
        this.#showDesktop();
        changed();
      },
      sinkChanged: (sink) => {
        this.#gate.handleSink(sink);
      },
      pointerMoved: (x, y) => {
        this.#pointer.handleMoved(x, y);
      },
      pointerShaped: (shape) => {
        this.#pointer.handleShaped(shape);
      },
      sent: (picture) => {
        this.#notes.handleSent(picture);
      },
      report: (cause) => {
        ports.report(cause);
      },
    });
  }

  #showDesktop(): void {
    const { track, layout } = this.#desktop;
    this.#hand.handleLayout(layout);
    if (this.#track?.inner !== track) {
      this.#track?.stop();
      this.#track = track === null ? null : new WatchedTrack(track, () => this.#pictureChanged());
    }
    this.#end.setScreen(this.#track === null ? null : { track: this.#track, surface: 'monitor', layout });
  }

  #pictureChanged(): void {
    this.#pointer.handleShown(this.#track?.isFlowing === true);
    this.#options.changed();
  }

  #follow(): void {
    if (this.#isClosed) return;
    const { state } = this.#end;
    this.#journal.follow(state);
    this.#touch.follow(state.live, state.view);
    this.#followHelper(state);
    if (!this.#isOver) this.#followHand(state);
    const kind = state.view?.progress.kind;
    const isMet = kind === 'meeting' || kind === 'active';
    if (isMet && !this.#isOver && !this.#isDesktopOpen) {
      this.#isDesktopOpen = true;
      this.#desktop.open();
    }
    if (kind === 'ended' || state.live.kind === 'closed') this.#stopSharing();
    this.#options.changed();
  }

  #followHelper({ view }: SessionEndState<never>): void {
    const presence = view?.presence.helper;
    const helper = presence?.kind === 'here' ? presence.incarnation : this.#helper;
    if (helper === this.#helper) return;
    this.#helper = helper;
    this.#hand.handleNewHelper();
    this.#notes.handleNewHelper();
  }

  #followHand({ grants, phrase, view, isPaused }: SessionEndState<never>): void {
    if (view?.progress.kind !== 'active' || !this.#touch.isInTouch) {
      this.#gate.handleSession(NO_HAND);
      return;
    }
    this.#gate.handleSession({
      grantedUntilMs: controlUntilMs(grants),
      isVerified: phrase.kind === 'ready',
      isQuestionOpen: view.progress.question !== null,
      isPaused,
    });
  }

  #heard(message: LinkMessage): void {
    if (this.#isClosed || this.#isOver) return;
    this.#gate.handleHeard();
    switch (message.type) {
      case 'input':
        this.#hand.handleInput(message);
        this.#played();
        break;
      case 'input-again':
        this.#hand.handleAgain(message);
        this.#played();
        break;
      case 'pointer':
        this.#hand.handleMove(message);
        this.#played();
        break;
      case 'choose-monitor':
        this.#desktop.chooseByHelper(message.monitor);
        break;
      case 'clock':
        this.#end.sendFast({ type: 'clock-answer', n: message.n, atMs: this.#options.ports.clock.now() });
        break;
      case 'chat-have':
        // The first thing that an end says on a new channel: it hasn't heard what was said on the former one.
        this.#tellControl();
        if (this.#track?.isFlowing === true) this.#pointer.handleShown(true);
        break;
      default:
        break;
    }
  }

  #played(): void {
    if (this.#gate.refusal !== null) return;
    this.#notes.handlePlayed(this.#hand.playedN, this.#options.ports.clock.now());
  }

  #tellControl(): void {
    this.#end.send({ type: 'control-state', refusal: this.#gate.refusal });
  }
}
