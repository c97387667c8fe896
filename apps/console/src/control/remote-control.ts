import type { BrowserSessionEnd } from '@alongside/ui';
import { SessionMeter } from '../figures/session-meter.ts';
import { type ControlStatus, controlStatus } from './control-status.ts';
import type { KeyboardSystem } from './key-press.ts';
import { RemoteHand } from './remote-hand.ts';
import { SharerDesktop } from './sharer-desktop.ts';

export type ControlledEnd = Pick<
  BrowserSessionEnd,
  'state' | 'subscribe' | 'onMessage' | 'send' | 'sendFast' | 'command'
>;

const MEASURED_EVERY_MS = 30_000;

/** Milliseconds since 1970 with their parts; a clock that is set meanwhile doesn't move it. */
const preciseNow = (): number => performance.timeOrigin + performance.now();

/** The helper's hand, what it works on, and how it feels, for the life of one session's page. */
export class RemoteControl {
  readonly hand: RemoteHand;
  readonly desktop = new SharerDesktop();
  readonly meter: SessionMeter;
  readonly #end: ControlledEnd;
  readonly #leaveListeners = new Set<() => void>();
  #isConnected = false;
  #stats: ControlledEnd['state']['stats'] = null;

  constructor(end: ControlledEnd, system: KeyboardSystem) {
    this.#end = end;
    this.meter = new SessionMeter({ now: preciseNow, sendFast: (message) => end.sendFast(message) });
    this.hand = new RemoteHand({
      system,
      send: (message) => end.send(message),
      sendFast: (message) => end.sendFast(message),
      nextFrame: (call) => {
        const frame = requestAnimationFrame(call);
        return () => cancelAnimationFrame(frame);
      },
      later: (delayMs, call) => {
        const timer = setTimeout(call, delayMs);
        return () => clearTimeout(timer);
      },
      acted: (n) => this.meter.acted(n),
      moved: (to) => this.desktop.movedTo(to),
      left: () => {
        for (const listener of [...this.#leaveListeners]) listener();
      },
    });
  }

  /** Calls `listener` when the helper wants to leave the picture by keyboard; the answer ends that. */
  subscribeLeave(listener: () => void): () => void {
    this.#leaveListeners.add(listener);
    return () => this.#leaveListeners.delete(listener);
  }

  get status(): ControlStatus {
    return controlStatus(this.#end.state, this.desktop.state.word);
  }

  /** Listens until the answer is called. */
  open(): () => void {
    const stops = [
      this.#end.onMessage((message) => {
        this.desktop.heard(message);
        this.meter.heard(message);
      }),
      this.#end.subscribe(() => {
        this.#follow();
      }),
      this.desktop.subscribe(() => {
        this.#allow();
      }),
      this.#askClock(),
    ];
    const measured = setInterval(() => {
      this.tellFigures();
    }, MEASURED_EVERY_MS);
    this.#follow();
    return () => {
      clearInterval(measured);
      for (const stop of stops) stop();
      this.hand.close();
    };
  }

  /** For the session's record. What can't be told now is told with the next ones. */
  tellFigures(): void {
    const { figures } = this.meter;
    if (figures === null || this.#end.state.view?.progress.kind !== 'active') return;
    this.#end.command({ kind: 'measured', figures }).catch(() => undefined);
  }

  #askClock(): () => void {
    let timer: ReturnType<typeof setTimeout>;
    const ask = () => {
      const againMs = this.#isConnected ? this.meter.askClock() : WAIT_MS;
      timer = setTimeout(ask, againMs);
    };
    ask();
    return () => clearTimeout(timer);
  }

  #follow(): void {
    const { peer, stats } = this.#end.state;
    if (peer === 'none' && this.#isConnected) {
      this.desktop.restart();
      this.meter.restart();
    }
    this.#isConnected = peer !== 'none';
    if (stats !== null && stats !== this.#stats) this.meter.handleStats(stats);
    this.#stats = stats;
    this.#allow();
  }

  #allow(): void {
    const { remoteScreen } = this.#end.state;
    const isHeld = this.status.kind === 'held';
    this.hand.allow(isHeld ? (remoteScreen?.layout?.version ?? null) : null);
    if (!isHeld) this.desktop.letGo();
  }
}

/** Until there is somebody to ask. */
const WAIT_MS = 250;
