import { type SessionPorts } from '@alongside/domain';
import type { Clock, Timer } from '@alongside/peer';
import { InMemoryBus, type InMemoryPorts, type SeededRandom } from '@alongside/testkit';
import { LiveHub } from '../../../apps/server/src/features/live/live-hub.ts';
import type { LiveCaller } from '../../../apps/server/src/features/live/live-ports.ts';
import { AnnouncingSessionStore } from '../../../apps/server/src/features/sessions/announcing-session-store.ts';
import { recoverPresence, sweepDue } from '../../../apps/server/src/features/sessions/session-jobs.ts';
import { signInTopic } from '../../../apps/server/src/platform/bus/topics.ts';
import type { SimulatedSocket } from './simulated-socket.ts';
import { StoreFault, UnsteadySessionStore } from './unsteady-session-store.ts';

const SWEEP_EVERY_MS = 1_000;
const PAUSE_MAX_MS = 30;

export interface SimulatedNodeOptions {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly memory: InMemoryPorts;
  /** How often a request to the store fails, 0 to 1. */
  readonly storeFaults: () => number;
  readonly fault: (fault: unknown) => void;
  readonly isSignedIn: (caller: LiveCaller) => boolean;
}

/** One life of the server's process: the real hub and jobs on stores that outlive it. */
export class SimulatedNode {
  readonly ports: SessionPorts;
  readonly hub: LiveHub;
  readonly bus = new InMemoryBus();
  readonly #options: SimulatedNodeOptions;
  readonly #sockets = new Set<SimulatedSocket>();
  #isDead = false;

  constructor(options: SimulatedNodeOptions) {
    this.#options = options;
    const { memory, random } = options;
    const clock = this.#clock();
    const store = new UnsteadySessionStore(memory.sessions, {
      pause: () => this.#pause(),
      isFailing: () => random.isChance(options.storeFaults()),
    });
    this.ports = { ...memory, clock, sessions: new AnnouncingSessionStore(store, this.bus) };
    this.hub = new LiveHub({
      sessions: this.ports,
      bus: this.bus,
      clock,
      reporter: { count: () => undefined, fault: (fault) => this.#fault(fault) },
      isSignedIn: (caller) => Promise.resolve(options.isSignedIn(caller)),
      held: { hold: () => Promise.resolve(), letGo: () => Promise.resolve() },
      proveGrants: (_session, view) => Promise.resolve(view),
      iceServers: () => [],
      connectionId: () => random.uuid(),
    });
  }

  /** As the real server does: presence first, then sockets. */
  async start(): Promise<void> {
    for (;;) {
      const failures: unknown[] = [];
      const handleFault = (fault: unknown): void => {
        failures.push(fault);
        this.#fault(fault);
      };
      await recoverPresence(this.ports, handleFault).catch(handleFault);
      if (failures.length === 0) break;
    }
    this.#sweepLater();
  }

  accept(socket: SimulatedSocket, caller: LiveCaller): void {
    this.#sockets.add(socket);
    this.hub.accept(socket.server, caller);
    socket.open();
  }

  signOut(caller: LiveCaller): void {
    this.bus.publish(signInTopic(caller.signInId), {});
  }

  /** Like `kill -9`: nothing that was begun goes on. */
  die(): void {
    this.#isDead = true;
    for (const socket of this.#sockets) socket.abandon();
  }

  #sweepLater(): void {
    this.#clock().setTimer(SWEEP_EVERY_MS, () => {
      const sweeping = sweepDue(this.ports, (fault) => this.#fault(fault));
      void sweeping.catch((fault: unknown) => this.#fault(fault)).then(() => this.#sweepLater());
    });
  }

  #fault(fault: unknown): void {
    if (!(fault instanceof StoreFault)) this.#options.fault(fault);
  }

  #clock(): Clock {
    const { clock } = this.#options;
    return {
      now: () => clock.now(),
      setTimer: (delayMs, fire): Timer =>
        clock.setTimer(delayMs, () => {
          if (!this.#isDead) fire();
        }),
    };
  }

  #pause(): Promise<void> {
    const { clock, random } = this.#options;
    if (random.isChance(0.5)) return this.#isDead ? new Promise<void>(() => undefined) : Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    clock.setTimer(random.below(PAUSE_MAX_MS), () => {
      if (!this.#isDead) resolve(undefined);
    });
    return promise;
  }
}
