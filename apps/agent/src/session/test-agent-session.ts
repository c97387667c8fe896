import { generateKeyPairSync } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FakeClock, FakeLiveServer, FakePeerNetwork, type FakeStream } from '@alongside/testkit';
import { SessionEnd } from '@alongside/peer';
import {
  AgentMe,
  type Capability,
  GrantKey,
  Incarnation,
  QuestionId,
  SessionId,
  SessionView,
} from '@alongside/protocol';
import { CompactSign } from 'jose';
import type { ScreenGeometry, ScreenSourceHandlers } from '../capture/screen-source.ts';
import type { InputSink } from '../input/input-sink.ts';
import type { PictureTrack } from '../picture/picture-track.ts';
import type { HelpServer } from '../server/help-server.ts';
import type { SystemLogEvent } from '../system-log/system-log.ts';
import { AgentSession } from './agent-session.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [TENANT, DEVICE, SESSION, HELPER, SHARER] = [1, 2, 3, 4, 5].map(uuid);
const HOUR_MS = 3_600_000;

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const grantKey = GrantKey.parse({
  ...publicKey.export({ format: 'jwk' }),
  kid: 'k',
  alg: 'EdDSA',
  use: 'sig',
});

const person = (personId: string | undefined, fullName: string) => ({
  personId,
  fullName,
  firstName: null,
  lastName: null,
  jobTitle: null,
  company: null,
  email: 'somebody@example.org',
  verifiedDomain: null,
  picture: null,
});

const monitor = (name: string, x: number) => ({
  name,
  area: { x, y: 0, widthPx: 1_000, heightPx: 800 },
  isPrimary: x === 0,
});

/** The desktop of two monitors. */
const TWO: ScreenGeometry = {
  desktop: { x: 0, y: 0, widthPx: 2_000, heightPx: 800 },
  monitors: [monitor('left', 0), monitor('right', 1_000)],
};

/** One session of the agent with a helper's end, a scripted server, a network in memory and a desktop that writes down. */
export class TestAgentSession {
  readonly clock = new FakeClock();
  readonly network = new FakePeerNetwork<PictureTrack>(this.clock);
  readonly live: FakeLiveServer;
  readonly played: string[] = [];
  readonly logged: SystemLogEvent[] = [];
  readonly faults: unknown[] = [];
  readonly helper: SessionEnd<PictureTrack, FakeStream<PictureTrack>>;
  readonly session: AgentSession;
  geometry = TWO;
  #source: ScreenSourceHandlers | null = null;
  #grants = 10;

  constructor() {
    const at = this.#at(0);
    this.live = new FakeLiveServer(
      this.clock,
      SessionView.parse({
        id: SESSION,
        version: 1,
        side: 'helper',
        startedBy: 'code',
        createdAt: at,
        helper: person(HELPER, 'Hanna Helper'),
        sharer: person(SHARER, 'Samir Sharer'),
        device: { surface: 'agent', isEnrolled: true, isCompliant: true, name: 'desk' },
        presence: { helper: { kind: 'awaited' }, sharer: { kind: 'awaited' } },
        isChatAllowed: true,
        modes: {},
        progress: { kind: 'meeting', joinedAt: at, answerDueAt: this.#at(HOUR_MS), question: null },
      }),
    );
    const sessionId = SessionId.parse(SESSION);
    this.helper = new SessionEnd<PictureTrack, FakeStream<PictureTrack>>(
      {
        clock: this.clock,
        random: () => 0,
        randomBytes: (length) => new Uint8Array(length).fill(1),
        openSocket: (protocols, handlers) => this.live.open(protocols, handlers),
        makePeerConnection: (side, _servers, handlers) => this.network.make(side, handlers),
      },
      {
        sessionId,
        side: 'helper',
        incarnation: Incarnation.parse(uuid(6)),
        ticket: () => this.live.ticket('helper'),
      },
    );
    this.session = this.#makeSession(sessionId);
  }

  /** What was played, without letting go. */
  get acted(): readonly string[] {
    return this.played.filter((what) => what !== 'release all');
  }

  /** Lets time and what waits for it go on. */
  async settle(ms = 500): Promise<void> {
    for (let part = 0; part < 10; part += 1) {
      await this.clock.advance(ms / 10);
      await nextTurn();
    }
  }

  async meet(): Promise<void> {
    this.session.open();
    this.helper.open();
    await this.settle();
  }

  /** The server says that this holds; `lie` changes what it has signed. */
  async grant(capabilities: readonly Capability[], lie: object = {}): Promise<void> {
    const at = this.#at(0);
    const grants = await Promise.all(
      capabilities.map(async (capability) => {
        this.#grants += 1;
        const id = uuid(this.#grants);
        const proof = await this.#sign({ jti: id, cap: capability, ...lie });
        return { id, capability, allowedAt: at, until: this.#at(HOUR_MS), proof };
      }),
    );
    const checked = this.#checked + grants.length;
    this.live.change({ progress: this.#active({ grants }) });
    await this.settle();
    // Signatures are verified outside the event loop.
    while (this.#checked < checked) await nextTurn();
    await this.settle();
  }

  async control(): Promise<void> {
    await this.meet();
    await this.grant(['view', 'control']);
    this.played.length = 0;
  }

  async ask(): Promise<void> {
    const { progress } = this.live.view;
    const grants = progress.kind === 'active' ? progress.grants : [];
    const question = { id: QuestionId.parse(uuid(9)), mode: 'elevation', askedAt: this.#at(0) };
    this.live.change({ progress: this.#active({ grants, question }) });
    await this.settle();
  }

  /** As the helper's page says it on the ordered channel; anything. */
  say(text: string): void {
    this.network.connections.findLast(({ side }) => side === 'helper')?.send(text);
  }

  /** On the fast channel. */
  sayFast(text: string): void {
    this.network.connections.findLast(({ side }) => side === 'helper')?.sendFast(text);
  }

  press(n: number): void {
    const event = { kind: 'key-down', code: 'KeyA', key: 'a' };
    this.say(JSON.stringify({ type: 'input', n, layout: 1, event }));
  }

  /** Monitors came or went. */
  arrange(geometry: ScreenGeometry): void {
    this.geometry = geometry;
    this.#source?.geometryChanged(geometry);
  }

  loseDisplay(): void {
    this.#source?.lost();
  }

  /** Proofs whose check had an end, good or bad. */
  get #checked(): number {
    const isChecked = (event: SystemLogEvent): boolean =>
      event.kind === 'grant-given' || (event.kind === 'fault' && event.code === 'GRANT_UNPROVEN');
    return this.logged.filter(isChecked).length;
  }

  #at(inMs: number): string {
    return new Date(this.clock.now() + inMs).toISOString();
  }

  #active(part: object): SessionView['progress'] {
    const progress = { kind: 'active', startedAt: this.#at(0), endsAt: this.#at(HOUR_MS), question: null };
    return SessionView.shape.progress.parse({ ...progress, grants: [], pausedBy: [], ...part });
  }

  #sign(claims: object): Promise<string> {
    const nowS = Math.floor(this.clock.now() / 1_000);
    const all = {
      iss: TENANT,
      aud: DEVICE,
      sid: SESSION,
      hlp: HELPER,
      iat: nowS,
      exp: nowS + 3_600,
      ...claims,
    };
    return new CompactSign(new TextEncoder().encode(JSON.stringify(all)))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'alongside-grant+jwt', kid: 'k' })
      .sign(privateKey);
  }

  #makeSession(sessionId: SessionId): AgentSession {
    const me = AgentMe.parse({
      device: { id: DEVICE, name: 'desk' },
      tenant: { id: TENANT, name: 'T', isEnabled: true },
      person: person(SHARER, 'Samir Sharer'),
      locale: null,
      expiresAt: this.#at(HOUR_MS),
      grantKeys: [grantKey],
    });
    const never = (): Promise<never> => Promise.reject(new Error('not in this test'));
    const server: HelpServer = {
      origin: 'https://help.example.org',
      now: () => this.clock.now(),
      redeem: never,
      me: () => Promise.resolve(me),
      signOut: never,
      join: never,
      ticket: () => this.live.ticket('sharer'),
      openSocket: (protocols, handlers) => this.live.open(protocols, handlers),
      personPicture: never,
    };
    return new AgentSession({
      sessionId,
      server,
      me,
      changed: () => undefined,
      ports: {
        clock: this.clock,
        random: () => 0,
        randomBytes: (length) => new Uint8Array(length).fill(2),
        newIncarnation: () => Incarnation.parse(uuid(7)),
        makePeerConnection: (_servers, handlers) =>
          this.network.make('sharer', { ...handlers, video: () => undefined }),
        desktop: {
          openSource: (handlers) => Promise.resolve(this.#openSource(handlers)),
          openSink: () => Promise.resolve(this.#openSink()),
          openEncoder: never,
        },
        log: { write: (event) => this.logged.push(event), flush: () => Promise.resolve() },
        report: (cause) => this.faults.push(cause),
      },
    });
  }

  #openSource(handlers: ScreenSourceHandlers) {
    this.#source = handlers;
    const geometry = (): ScreenGeometry => this.geometry;
    return {
      get geometry() {
        return geometry();
      },
      watch: () => undefined,
      grab: () => Promise.resolve(null),
      [Symbol.dispose]: () => undefined,
    };
  }

  #openSink(): InputSink {
    const play = (what: string) => this.played.push(what);
    return {
      movePointer: (x, y) => play(`move ${x},${y}`),
      setButton: (_, isDown) => play(isDown ? 'down' : 'up'),
      turnWheel: () => play('wheel'),
      pressKey: (code) => play(`press ${code}`) > 0,
      releaseKey: (code) => play(`release ${code}`),
      typeText: (text) => play(`type ${text}`),
      releaseAll: () => play('release all'),
      [Symbol.dispose]: () => undefined,
    };
  }
}
