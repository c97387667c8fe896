import type { Candidate } from '@alongside/peer';
import { ClientMessage, LIVE_PATH, ServerMessage, type SignalFrame, type Side } from '@alongside/protocol';
import type { Page } from 'playwright-core';
import { Intruder, type Rewriting } from './intruder.ts';

/** What the server does to the keys that the two ends tell each other through it. */
export type KeySwap =
  | { readonly kind: 'none' }
  | { readonly kind: 'step-between'; readonly rewriting: Rewriting }
  /** Others are told, but nobody is there who has them. */
  | { readonly kind: 'nobodys-keys' };

/** Makes the server dishonest: it rewrites the signals that go over a page's live socket, both ways. */
export class KeySwappingServer implements Disposable {
  swap: KeySwap = { kind: 'none' };
  #intruder: Intruder | null = null;
  #offers = 0;
  #restarts = 0;
  /** They come before the offer that they belong to. */
  #ofSharer: (readonly [candidate: string, mid: string])[] = [];
  #sharer: string | null = null;
  /** As they went on, by the number of the frame: one that comes again goes on as before. */
  readonly #swapped = new Map<string, SignalFrame['body']>();

  /** Takes effect with the next page that is loaded. */
  static async between(page: Page): Promise<KeySwappingServer> {
    const swapping = new KeySwappingServer();
    await page.routeWebSocket(
      ({ pathname }) => pathname === LIVE_PATH,
      (socket) => {
        const server = socket.connectToServer();
        const passedOn = { toPage: Promise.resolve(), toServer: Promise.resolve() };
        server.onMessage((text) => {
          passedOn.toPage = passedOn.toPage.then(async () => {
            socket.send(await swapping.#toPage(String(text)));
          });
        });
        socket.onMessage((text) => {
          passedOn.toServer = passedOn.toServer.then(async () => {
            server.send(await swapping.#toServer(String(text)));
          });
        });
      },
    );
    return swapping;
  }

  /** @throws {Error} when nobody has stepped between yet */
  get intruder(): Intruder {
    if (this.#intruder === null) throw new Error('no intruder');
    return this.#intruder;
  }

  /** How often the sharer's end tried to make a path. */
  get offers(): number {
    return this.#offers;
  }

  /** How often the helper's end wanted a new path. */
  get restarts(): number {
    return this.#restarts;
  }

  [Symbol.dispose](): void {
    this.#intruder?.[Symbol.dispose]();
  }

  async #toPage(text: string): Promise<string> {
    const message = ServerMessage.parse(JSON.parse(text));
    if (message.type !== 'signal') return text;
    const { from, frame } = message;
    return JSON.stringify({ ...message, frame: await this.#swapIn(frame, 'sharer', from) });
  }

  async #toServer(text: string): Promise<string> {
    const message = ClientMessage.parse(JSON.parse(text));
    if (message.type !== 'signal') return text;
    const { to, frame } = message;
    return JSON.stringify({ ...message, frame: await this.#swapIn(frame, 'helper', to) });
  }

  async #swapIn(frame: SignalFrame, from: Side, sharer: string): Promise<SignalFrame> {
    if (frame.body === null) return frame;
    if (sharer !== this.#sharer) {
      this.#sharer = sharer;
      this.#ofSharer = [];
    }
    const key = `${from} ${sharer} ${frame.n}`;
    const body = this.#swapped.get(key) ?? (await this.#swappedBody(frame.body, from));
    this.#swapped.set(key, body);
    return { ...frame, body };
  }

  async #swappedBody(body: NonNullable<SignalFrame['body']>, from: Side): Promise<SignalFrame['body']> {
    if (body.kind === 'description' && body.type === 'offer') this.#offers += 1;
    if (body.kind === 'restart') this.#restarts += 1;
    if (this.swap.kind === 'none' || body.kind === 'restart') return body;
    if (this.swap.kind === 'nobodys-keys') {
      return body.kind === 'candidate' ? body : { ...body, sdp: withNobodysKey(body.sdp) };
    }
    if (body.kind === 'candidate') {
      this.#addCandidate(body, from);
      // The intruder's own are in its descriptions.
      return { ...body, candidate: '', usernameFragment: null };
    }
    if (body.type === 'answer') return { ...body, sdp: await this.intruder.takeAnswer(body.sdp) };
    this.#intruder?.[Symbol.dispose]();
    this.#intruder = new Intruder(this.swap.rewriting);
    const offer = await this.#intruder.takeOffer(body.sdp);
    for (const [candidate, mid] of this.#ofSharer) this.#intruder.addCandidate('sharer', candidate, mid);
    return { ...body, sdp: offer };
  }

  #addCandidate({ candidate, sdpMid }: Candidate, from: Side): void {
    if (candidate === '') return;
    const mid = sdpMid ?? 'video';
    if (from === 'sharer') this.#ofSharer.push([candidate, mid]);
    this.#intruder?.addCandidate(from, candidate, mid);
  }
}

const withNobodysKey = (sdp: string): string =>
  sdp.replaceAll(/^(a=fingerprint:sha-256 ).*$/gmu, `$1${Array.from({ length: 32 }, () => 'AB').join(':')}`);
