import {
  BROWSER_DEVICE,
  joinSession,
  startSession,
  type Bus,
  type Person,
  type SessionPorts,
} from '@alongside/domain';
import { Incarnation, QuestionId, SignInId, type SessionId } from '@alongside/protocol';
import {
  FakeClock,
  InMemoryBus,
  inMemoryPorts,
  numberedTenant,
  samplePerson,
  SeededRandom,
} from '@alongside/testkit';
import { AnnouncingSessionStore } from '../sessions/index.ts';
import { LiveHub } from './live-hub.ts';
import type { LiveCaller, LiveEvent, LiveHubPorts } from './live-ports.ts';
import { TestPage } from './test-page.ts';

/** A tenant with some people, and a hub for their pages, all in memory and under a clock that the test moves. */
export class TestLiveWorld {
  readonly clock = new FakeClock();
  readonly bus: Bus;
  readonly random = new SeededRandom(1);
  readonly tenantId = numberedTenant(1);
  readonly memory = inMemoryPorts(this.clock, [this.tenantId], this.random);
  readonly ports: SessionPorts;
  readonly counted = new Map<LiveEvent, number>();
  readonly faults: unknown[] = [];
  readonly endedSignIns = new Set<SignInId>();
  readonly helper = samplePerson({ n: 1, tenantId: this.tenantId, roles: ['help-desk-operator'] });
  readonly sharer = samplePerson({ n: 2, tenantId: this.tenantId });
  /** On no side of any session, and an administrator. */
  readonly stranger = samplePerson({ n: 3, tenantId: this.tenantId, roles: ['administrator'] });
  readonly hub: LiveHub;

  constructor(bus: Bus = new InMemoryBus()) {
    this.bus = bus;
    this.ports = { ...this.memory, sessions: new AnnouncingSessionStore(this.memory.sessions, bus) };
    for (const person of [this.helper, this.sharer, this.stranger]) this.memory.directory.put(person);
    this.hub = this.makeHub();
  }

  /** Another node on the same bus and store. */
  makeHub(iceServers: LiveHubPorts['iceServers'] = () => []): LiveHub {
    return new LiveHub({
      sessions: this.ports,
      bus: this.bus,
      clock: this.clock,
      reporter: {
        count: (event) => this.counted.set(event, (this.counted.get(event) ?? 0) + 1),
        fault: (fault) => this.faults.push(fault),
      },
      isSignedIn: ({ signInId }) => Promise.resolve(!this.endedSignIns.has(signInId)),
      held: { hold: () => Promise.resolve(), letGo: () => Promise.resolve() },
      proveGrants: (_session, view) => Promise.resolve(view),
      iceServers,
      connectionId: () => this.random.uuid(),
    });
  }

  callerOf({ tenantId, personId }: Person): LiveCaller {
    return {
      tenantId,
      personId,
      device: null,
      signInId: SignInId.parse(this.random.uuid()),
      address: '192.0.2.7',
    };
  }

  incarnation(): Incarnation {
    return Incarnation.parse(this.random.uuid());
  }

  questionId(): QuestionId {
    return QuestionId.parse(this.random.uuid());
  }

  /** A page that has said hello. */
  openPage(caller: LiveCaller, hub = this.hub): TestPage {
    const page = new TestPage();
    hub.accept(page.socket, caller);
    page.hello();
    return page;
  }

  /** A session that the sharer has joined; neither has a page in it. */
  async meet(): Promise<SessionId> {
    const { session, code } = await startSession(this.ports, { caller: this.callerOf(this.helper) });
    const caller = this.callerOf(this.sharer);
    await joinSession(this.ports, { caller, code, way: 'code', device: BROWSER_DEVICE });
    return session.id;
  }

  /** A session with a page of each side attached. */
  async meetWithPages(): Promise<MetSession> {
    const sessionId = await this.meet();
    const ends = { helper: this.incarnation(), sharer: this.incarnation() };
    const helper = this.openPage(this.callerOf(this.helper));
    const sharer = this.openPage(this.callerOf(this.sharer));
    helper.attach(sessionId, ends.helper);
    sharer.attach(sessionId, ends.sharer);
    await this.settle();
    return { sessionId, helper, sharer, ends };
  }

  /** Lets everything that was set off come to its end, without time passing. */
  settle(): Promise<void> {
    return this.pass(0);
  }

  /** Time passes for the server; the pages among `alive` ping like pages do. */
  async pass(ms: number, ...alive: readonly TestPage[]): Promise<void> {
    let left = ms;
    do {
      const step = Math.min(left, 400);
      await this.clock.advance(step);
      for (const page of alive) page.send({ type: 'ping', n: 1 });
      left -= step;
    } while (left > 0);
    await this.clock.advance(0);
    await this.clock.advance(0);
  }
}

export interface MetSession {
  readonly sessionId: SessionId;
  readonly helper: TestPage;
  readonly sharer: TestPage;
  readonly ends: { readonly helper: Incarnation; readonly sharer: Incarnation };
}
