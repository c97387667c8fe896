import { type Clock, SessionEnd, type SocketHandlers } from '@alongside/peer';
import type { Incarnation, SessionId, SessionView, Side } from '@alongside/protocol';
import { FakeLiveServer } from './fake-live-server.ts';
import { FakePeerNetwork, type FakeStream } from './fake-peer-network.ts';

export type FakeTrack = string;
export type FakeEnd = SessionEnd<FakeTrack, FakeStream<FakeTrack>>;

const SESSION = '00000000-0000-4000-8000-000000000001' as SessionId;
const END = '2026-01-01T08:00:00.000Z';
const START = '2026-01-01T00:00:00.000Z';

/** A session in which both have met and nothing is allowed yet. */
const metView: SessionView = {
  id: SESSION,
  version: 1,
  side: 'helper',
  startedBy: 'code',
  createdAt: START,
  helper: person('00000000-0000-4000-8000-000000000002', 'Hanna Helper'),
  sharer: person('00000000-0000-4000-8000-000000000003', 'Samir Sharer'),
  device: { surface: 'browser', isEnrolled: false, isCompliant: false, name: null },
  presence: { helper: { kind: 'awaited' }, sharer: { kind: 'awaited' } },
  isChatAllowed: true,
  modes: {},
  progress: { kind: 'meeting', joinedAt: START, answerDueAt: START, question: null },
};

function person(id: string, fullName: string): SessionView['helper'] {
  return {
    personId: id as SessionView['helper']['personId'],
    fullName,
    firstName: null,
    lastName: null,
    jobTitle: null,
    company: null,
    email: 'somebody@example.com',
    verifiedDomain: null,
    picture: null,
  };
}

/** Both ends of one session, joined by a scripted server and a network in memory. */
export class SessionPair {
  readonly server: FakeLiveServer;
  readonly network: FakePeerNetwork<FakeTrack>;
  readonly #clock: Clock;
  readonly #stored = new Map<Side, string>();
  readonly faults: unknown[] = [];
  helper: FakeEnd;
  sharer: FakeEnd;
  #incarnations = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.server = new FakeLiveServer(clock, metView);
    this.network = new FakePeerNetwork(clock);
    this.helper = this.#make('helper');
    this.sharer = this.#make('sharer');
  }

  /** Opens both ends. */
  open(): void {
    this.helper.open();
    this.sharer.open();
  }

  /** The page of one side is loaded anew: another incarnation; the tab's storage stays unless it is forgotten. */
  reload(side: Side, options: { isStorageLost: boolean } = { isStorageLost: false }): void {
    this[side].close();
    if (options.isStorageLost) this.#stored.delete(side);
    this[side] = this.#make(side);
    this[side].open();
  }

  /** The sharer has allowed the screen to be seen. */
  allowView(): void {
    this.server.change({
      progress: {
        kind: 'active',
        startedAt: START,
        endsAt: END,
        question: null,
        pausedBy: [],
        grants: [
          {
            id: '00000000-0000-4000-8000-000000000004' as never,
            capability: 'view',
            allowedAt: START,
            until: END,
            proof: null,
          },
        ],
      },
    });
  }

  /** The session goes on with nothing allowed. */
  revokeView(): void {
    this.server.change({
      progress: { kind: 'active', startedAt: START, endsAt: END, question: null, grants: [], pausedBy: [] },
    });
  }

  end(): void {
    this.server.change({
      progress: { kind: 'ended', endedAt: START, reason: 'helper-left', startedAt: START, allowed: ['view'] },
    });
  }

  /** What the helper sees at this moment. */
  get seen(): FakeTrack | null {
    return this.helper.state.video?.track ?? null;
  }

  storedChat(side: Side): string | undefined {
    return this.#stored.get(side);
  }

  #make(side: Side): FakeEnd {
    this.#incarnations += 1;
    const incarnation =
      `00000000-0000-4000-9000-${String(this.#incarnations).padStart(12, '0')}` as Incarnation;
    return new SessionEnd<FakeTrack, FakeStream<FakeTrack>>(
      {
        clock: this.#clock,
        random: () => 0,
        randomBytes: (length) => new Uint8Array(length).fill(this.#incarnations),
        openSocket: (protocols: readonly string[], handlers: SocketHandlers) =>
          this.server.open(protocols, handlers),
        makePeerConnection: (ofSide, _iceServers, handlers) => this.network.make(ofSide, handlers),
        chatStorage: {
          load: () => this.#stored.get(side) ?? null,
          save: (text) => {
            this.#stored.set(side, text);
          },
          clear: () => {
            this.#stored.delete(side);
          },
        },
        report: (cause) => {
          this.faults.push(cause);
        },
      },
      { sessionId: SESSION, side, incarnation, ticket: () => this.server.ticket(side) },
    );
  }
}
