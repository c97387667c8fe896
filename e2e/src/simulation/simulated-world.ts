import type { Person } from '@alongside/domain';
import type { ChatStorage, SocketHandlers } from '@alongside/peer';
import {
  CodedError,
  LIVE_TICKET_PREFIX,
  SignInId,
  type SessionCode,
  type SessionId,
  type Side,
  type TenantId,
} from '@alongside/protocol';
import {
  FakeClock,
  FakePeerNetwork,
  SeededRandom,
  inMemoryPorts,
  numberedTenant,
  samplePerson,
  type FakePeerConnection,
  type InMemoryPorts,
} from '@alongside/testkit';
import type { LiveCaller } from '../../../apps/server/src/features/live/live-ports.ts';
import { SimulatedNode } from './simulated-node.ts';
import { SimulatedPage, type SimulatedTrack } from './simulated-page.ts';
import { SimulatedSocket } from './simulated-socket.ts';
import { StoreFault } from './unsteady-session-store.ts';
import { WireTap } from './wire-tap.ts';

/** What a helper has read out, and to whom it should lead. */
export interface GivenCode {
  readonly code: SessionCode;
  readonly tenantId: TenantId;
  readonly sessionId: SessionId;
}

const HELPERS = 2;
const SHARERS = 3;

/** Two organisations, a server that may die, a network that may fail, and pages of people. All from one seed. */
export class SimulatedWorld {
  readonly clock = new FakeClock();
  readonly random: SeededRandom;
  readonly tenantIds = [numberedTenant(1), numberedTenant(2)] as const;
  readonly memory: InMemoryPorts;
  readonly network: FakePeerNetwork<SimulatedTrack>;
  readonly people: readonly Person[];
  readonly codes: GivenCode[] = [];
  readonly pages: SimulatedPage[] = [];
  readonly tap = new WireTap(this);
  /** Sessions in which one side is a program that says what it likes: what it breaks for itself is its own affair. */
  readonly hostileSessions = new Set<SessionId>();
  readonly peerFaults: unknown[] = [];
  readonly violations: string[] = [];
  /** How often the store fails, 0 to 1. */
  storeFaults = 0;
  /** Whatever was just done only shows after a while: the next step waits at least so long, in milliseconds. */
  patienceMs = 0;
  /** null: the server is down. */
  node: SimulatedNode | null = null;
  #isStarting = false;
  readonly #cutOffUntil = new Map<Person['personId'], number>();
  readonly #signIns = new Map<Person['personId'], SignInId>();
  readonly #tickets = new Map<string, LiveCaller>();
  readonly #chats = new Map<string, string>();
  readonly #owners = new Map<FakePeerConnection<SimulatedTrack>, SimulatedPage>();

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
    this.memory = inMemoryPorts(this.clock, this.tenantIds, this.random);
    this.network = new FakePeerNetwork(this.clock);
    this.people = this.tenantIds.flatMap((tenantId, tenant) => makePeople(tenantId, tenant * 100));
    for (const person of this.people) this.memory.directory.put(person);
  }

  peopleOf(tenantId: TenantId, kind: 'helper' | 'sharer' | 'administrator'): readonly Person[] {
    const ofTenant = this.people.filter((person) => person.tenantId === tenantId);
    if (kind === 'helper') return ofTenant.slice(0, HELPERS);
    return kind === 'sharer' ? ofTenant.slice(HELPERS, HELPERS + SHARERS) : ofTenant.slice(-1);
  }

  callerOf({ tenantId, personId }: Person): LiveCaller {
    const signInId = this.#signIns.get(personId) ?? SignInId.parse(this.random.uuid());
    this.#signIns.set(personId, signInId);
    return { tenantId, personId, device: null, signInId, address: '192.0.2.7' };
  }

  signOut(person: Person): void {
    const caller = this.callerOf(person);
    this.#signIns.delete(person.personId);
    this.node?.signOut(caller);
  }

  /** The person's way to the server is dead for a while; the way to the other person isn't. */
  cutOff({ personId }: Person, forMs: number): void {
    this.#cutOffUntil.set(personId, this.clock.now() + forMs);
    for (const page of this.pages) if (page.person.personId === personId) page.dropSocket(true);
  }

  /** From here on nothing fails by itself any more. */
  heal(): void {
    this.storeFaults = 0;
    this.#cutOffUntil.clear();
    this.network.mend();
    // A server that was stopped in order is replaced like one that died.
    this.killNode();
    this.startNode();
  }

  startNode(): void {
    if (this.node !== null || this.#isStarting) return;
    this.#isStarting = true;
    const node = new SimulatedNode({
      clock: this.clock,
      random: this.random,
      memory: this.memory,
      storeFaults: () => this.storeFaults,
      isSignedIn: ({ personId, signInId }) => this.#signIns.get(personId) === signInId,
      fault: (fault) => this.violate(`the server had a fault: ${String(fault)}`),
    });
    void node.start().then(() => {
      this.#isStarting = false;
      this.node = node;
    });
  }

  killNode(): void {
    this.node?.die();
    this.node = null;
  }

  /** Does something by the server's REST interface; nothing comes of it when the server is down or dies. */
  request<Result>(work: (node: SimulatedNode) => Promise<Result>, done: (result: Result) => void): void {
    if (this.node === null) return;
    work(this.node).then(done, (cause: unknown) => {
      const isExpected = cause instanceof CodedError || cause instanceof StoreFault;
      if (!isExpected) this.violate(`a request failed with ${String(cause)}`);
    });
  }

  ticket(person: Person): Promise<string> {
    if (this.node === null) return Promise.reject(new Error('The server is down'));
    const ticket = this.random.uuid();
    this.#tickets.set(ticket, this.callerOf(person));
    return Promise.resolve(ticket);
  }

  openSocket(protocols: readonly string[], page: SocketHandlers): SimulatedSocket {
    const offered = protocols.find((protocol) => protocol.startsWith(LIVE_TICKET_PREFIX)) ?? '';
    const ticket = offered.slice(LIVE_TICKET_PREFIX.length);
    const caller = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    const shown = new Map<SessionId, number>();
    const socket = new SimulatedSocket({
      clock: this.clock,
      random: this.random,
      page,
      sent: (text) => this.tap.sent(text),
      told: (text) => {
        if (caller !== undefined) this.tap.told(caller, text, shown);
      },
    });
    if (caller !== undefined && (this.#cutOffUntil.get(caller.personId) ?? 0) > this.clock.now())
      socket.stall();
    else if (this.node === null || caller === undefined) socket.cut();
    else this.node.accept(socket, caller);
    return socket;
  }

  openPage(person: Person, side: Side, sessionId: SessionId): SimulatedPage {
    const page = new SimulatedPage(this, { person, side, sessionId });
    this.pages.push(page);
    return page;
  }

  chatStorage({ personId }: Person, sessionId: SessionId): ChatStorage {
    const key = `${personId} ${sessionId}`;
    return {
      load: () => this.#chats.get(key) ?? null,
      save: (text) => this.#chats.set(key, text),
      clear: () => this.#chats.delete(key),
    };
  }

  ownConnection(connection: FakePeerConnection<SimulatedTrack>, page: SimulatedPage): void {
    this.#owners.set(connection, page);
  }

  /** Everything that reaches somebody's eyes at this moment: the helper's page and whose screen it is. */
  *seen(): Iterable<{ readonly by: SimulatedPage; readonly of: SimulatedPage }> {
    for (const [connection, by] of this.#owners) {
      if (connection.isClosed) this.#owners.delete(connection);
      else if (connection.receivedTrack !== null) yield { by, of: connection.receivedTrack.page };
    }
  }

  /** Every page that puts a picture on the wire at this moment, whether or not it arrives. */
  *sending(): Iterable<SimulatedPage> {
    for (const [connection, page] of this.#owners) if (connection.sentTrack !== null) yield page;
  }

  violate(what: string): void {
    this.violations.push(`${String(this.clock.now() % 100_000_000)} ms: ${what}`);
  }
}

function makePeople(tenantId: TenantId, from: number): Person[] {
  const helpers = Array.from({ length: HELPERS }, (_, n) =>
    samplePerson({ n: from + n, tenantId, roles: ['help-desk-operator'] }),
  );
  const sharers = Array.from({ length: SHARERS }, (_, n) => samplePerson({ n: from + 10 + n, tenantId }));
  return [...helpers, ...sharers, samplePerson({ n: from + 20, tenantId, roles: ['administrator'] })];
}
