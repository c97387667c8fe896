import type { Side } from '@alongside/protocol';
import { CONTROL_CHANNEL, FAST_CHANNEL, PeerMessage, otherSide } from '@alongside/protocol';
import { type Channel, IntruderEnd } from './intruder-end.ts';

/** What a message becomes before it goes on. */
export type Rewriting = (message: PeerMessage, from: Side, keys: IntruderKeys) => PeerMessage;

/** Fingerprints as the two ends see them. */
interface IntruderKeys {
  /** Of the end itself. */
  readonly real: Readonly<Record<Side, string>>;
  /** What this end takes for the other one's. */
  readonly shown: Readonly<Record<Side, string>>;
}

/** Stands between the two ends of one path: has a connection to each, reads everything and passes it on. */
export class Intruder implements Disposable {
  readonly #ends: Readonly<Record<Side, IntruderEnd>>;
  readonly #rewriting: Rewriting;
  readonly #heard: Record<Side, PeerMessage[]> = { helper: [], sharer: [] };
  readonly #keys = { real: { helper: '', sharer: '' }, shown: { helper: '', sharer: '' } };
  #pictureParts = 0;

  constructor(rewriting: Rewriting) {
    this.#rewriting = rewriting;
    const end = (side: Side): IntruderEnd =>
      new IntruderEnd({
        heard: (channel, text) => {
          this.#passOn(channel, text, side);
        },
        pictureCame: (part) => {
          this.#pictureParts += 1;
          this.#ends.helper.show(part);
        },
      });
    this.#ends = { helper: end('helper'), sharer: end('sharer') };
  }

  /** What it read of what that side says over the control channel. */
  heardFrom(side: Side): readonly PeerMessage[] {
    return this.#heard[side];
  }

  /** Packets of the sharer's picture that it saw. */
  get pictureParts(): number {
    return this.#pictureParts;
  }

  /** Takes the sharer's offer, and makes the one that the helper's end gets instead. */
  async takeOffer(sdp: string): Promise<string> {
    const answered = this.#ends.sharer.answer(sdp);
    this.#keys.real.sharer = fingerprintIn(sdp);
    const offer = await this.#ends.helper.offer();
    this.#keys.shown.helper = fingerprintIn(offer);
    this.#keys.shown.sharer = fingerprintIn(await answered);
    return offer;
  }

  /** Takes the helper's answer; gives the one that the sharer's end gets instead. */
  async takeAnswer(sdp: string): Promise<string> {
    this.#keys.real.helper = fingerprintIn(sdp);
    this.#ends.helper.accept(sdp);
    return await this.#ends.sharer.description();
  }

  addCandidate(from: Side, candidate: string, mid: string): void {
    this.#ends[from].addCandidate(candidate, mid);
  }

  [Symbol.dispose](): void {
    this.#ends.helper[Symbol.dispose]();
    this.#ends.sharer[Symbol.dispose]();
  }

  #passOn(channel: Channel, text: string, from: Side): void {
    const to = this.#ends[otherSide(from)];
    if (channel === FAST_CHANNEL) {
      to.say(channel, text);
      return;
    }
    const message = PeerMessage.parse(JSON.parse(text));
    this.#heard[from].push(message);
    to.say(CONTROL_CHANNEL, JSON.stringify(this.#rewriting(message, from, this.#keys)));
  }
}

function fingerprintIn(sdp: string): string {
  const fingerprint = /^a=fingerprint:(\S+ \S+)/mu.exec(sdp)?.[1];
  if (fingerprint === undefined) throw new Error(`No fingerprint in ${sdp}`);
  return fingerprint.toLowerCase();
}
