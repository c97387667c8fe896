import { FakeClock } from '@alongside/testkit';
import type { Incarnation, SessionId, Side, SignalBody } from '@alongside/protocol';
import { describe, expect, it } from 'vitest';
import { PeerLink } from './peer-link.ts';
import type { Candidate, Description, PeerConnectionHandlers, PeerConnectionPort } from './ports.ts';

const candidate = (text: string): Candidate => ({
  kind: 'candidate',
  candidate: text,
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: null,
});

/** Writes down what it is asked; a description comes when `finish` is called, a candidate before that. */
class ScriptedConnection implements PeerConnectionPort<string> {
  readonly calls: string[] = [];
  readonly #handlers: PeerConnectionHandlers<string>;
  #finish: ((description: Description) => void) | null = null;

  constructor(handlers: PeerConnectionHandlers<string>) {
    this.#handlers = handlers;
  }

  offer(): Promise<Description> {
    return this.#describe('offer');
  }

  answer({ sdp }: Description): Promise<Description> {
    return this.#describe(`answer ${sdp}`);
  }

  /** The description under way is there. */
  async finish(type: 'offer' | 'answer', sdp: string): Promise<void> {
    this.#finish?.({ kind: 'description', type, sdp });
    await settled();
  }

  acceptAnswer({ sdp }: Description): Promise<void> {
    return this.#note(`accept ${sdp}`);
  }

  addCandidate(added: Candidate): Promise<void> {
    return this.#note(`candidate ${added.candidate}`);
  }

  restartIce(): void {
    this.calls.push('restart');
  }

  setIceServers(): void {
    this.calls.push('ice servers');
  }

  setVideo(): Promise<void> {
    return Promise.resolve();
  }

  send(): boolean {
    return false;
  }

  sendFast(): boolean {
    return false;
  }

  fingerprints(): null {
    return null;
  }

  stats(): never {
    throw new Error('not asked for');
  }

  close(): void {
    this.calls.push('close');
  }

  #describe(call: string): Promise<Description> {
    this.calls.push(call);
    const made = Promise.withResolvers<Description>();
    this.#finish = made.resolve;
    this.#handlers.candidate(candidate(`of ${call}`));
    return made.promise;
  }

  #note(call: string): Promise<void> {
    this.calls.push(call);
    return Promise.resolve();
  }
}

/** Promise chains run to their end. */
async function settled(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}

function linkOf(side: Side) {
  const clock = new FakeClock();
  const connections: ScriptedConnection[] = [];
  const sent: SignalBody[] = [];
  let told = 0;
  const link = new PeerLink<string, string>({
    ports: {
      clock,
      random: () => 0,
      randomBytes: (length) => new Uint8Array(length),
      openSocket: () => {
        throw new Error('no socket here');
      },
      makePeerConnection: (_side, _servers, handlers) => {
        const connection = new ScriptedConnection(handlers);
        connections.push(connection);
        return connection;
      },
    },
    side,
    sessionId: '00000000-0000-4000-8000-000000000001' as SessionId,
    other: '00000000-0000-4000-9000-000000000001' as Incarnation,
    iceServers: [],
    sendFrame: ({ body }) => {
      if (body !== null) sent.push(body);
    },
    changed: () => undefined,
    channelReady: () => undefined,
    message: () => undefined,
    video: () => undefined,
  });
  const [connection] = connections;
  if (connection === undefined) throw new Error('no connection');
  const tell = async (...bodies: readonly SignalBody[]): Promise<void> => {
    for (const body of bodies) {
      told += 1;
      link.receive({ n: told, ack: 1_000, body });
    }
    await settled();
  };
  return { clock, connection, link, sent, tell };
}

const offer = (n: number) => ({ kind: 'description', type: 'offer', sdp: `o${n}`, offer: n }) as const;
const answer = (n: number) => ({ kind: 'description', type: 'answer', sdp: `a${n}`, offer: n }) as const;
const candidateOf = (n: number) => ({ ...candidate(`c${n}`), offer: n });
const restart = (n: number) => ({ kind: 'restart', offer: n }) as const;

describe('the sharer', () => {
  it('PRC6 tells a candidate after the offer that it belongs to', async () => {
    const { connection, sent } = linkOf('sharer');
    await settled();
    expect(sent).toEqual([]);
    await connection.finish('offer', 'o1');
    expect(sent).toEqual([offer(1), { ...candidate('of offer'), offer: 1 }]);
  });

  it('PRC6 takes no answer and no candidate of a former offer, and no answer twice', async () => {
    const { connection, sent, tell } = linkOf('sharer');
    await settled();
    await connection.finish('offer', 'o1');
    await tell(answer(1), candidateOf(1), restart(1));
    await connection.finish('offer', 'o2');
    expect(sent.filter(({ kind }) => kind === 'description')).toEqual([offer(1), offer(2)]);
    connection.calls.length = 0;
    await tell(answer(1), candidateOf(1), answer(3), answer(2), candidateOf(2), answer(2));
    expect(connection.calls).toEqual(['accept a2', 'candidate c2']);
  });

  it('PRC6 is asked for another offer only by who has had the newest', async () => {
    const { connection, tell } = linkOf('sharer');
    await settled();
    await connection.finish('offer', 'o1');
    await tell(answer(1), restart(1), restart(1), restart(1));
    await connection.finish('offer', 'o2');
    await tell(restart(1), restart(0));
    expect(connection.calls).toEqual(['offer', 'accept a1', 'restart', 'offer']);
  });

  it('PRC7 makes no other offer while one is unanswered, but one when the way by the server is back', async () => {
    const { clock, connection, link, tell } = linkOf('sharer');
    await settled();
    await connection.finish('offer', 'o1');
    await tell(answer(1), restart(1));
    await connection.finish('offer', 'o2');
    await clock.advance(60_000);
    expect(connection.calls).toEqual(['offer', 'accept a1', 'restart', 'offer']);
    link.relayIsBack();
    await settled();
    expect(connection.calls.slice(4)).toEqual(['restart', 'offer']);
  });
});

describe('the helper', () => {
  it('PRC6 passes over an offer when a newer one has come, and candidates of it', async () => {
    const { connection, sent, tell } = linkOf('helper');
    await tell(offer(1));
    await tell(candidateOf(1), offer(2), candidateOf(2), offer(3), candidateOf(3));
    await connection.finish('answer', 'a1');
    await connection.finish('answer', 'a3');
    expect(connection.calls).toEqual(['answer o1', 'candidate c1', 'answer o3', 'candidate c3']);
    expect(sent.filter(({ kind }) => kind === 'description')).toEqual([answer(1), answer(3)]);
  });

  it('PRC8 waits its whole pause after an answer before it asks for another offer', async () => {
    const { clock, connection, sent, tell } = linkOf('helper');
    await tell(offer(1));
    await connection.finish('answer', 'a1');
    await tell(offer(2));
    await clock.advance(10_000);
    await connection.finish('answer', 'a2');
    await clock.advance(1_900);
    expect(sent).not.toContainEqual(restart(2));
    await clock.advance(200);
    expect(sent.at(-1)).toEqual(restart(2));
  });
});
