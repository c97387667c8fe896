import { type KeysSeen, type PeerMessage, type SessionId, type Side, otherSide } from '@alongside/protocol';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { PHRASE_WORDS } from './phrase-words.ts';
import type { Fingerprints } from './ports.ts';

const NONCE_BYTES = 32;
const PHRASE_LENGTH = 3;

/** What both people can read to each other to know that nobody is between them. */
export type Phrase =
  /** The two ends haven't compared their keys yet. */
  | { readonly kind: 'none' }
  | { readonly kind: 'ready'; readonly words: readonly string[] }
  /** The ends see different keys: somebody is between them. Nothing is shown and nothing taken. */
  | { readonly kind: 'differs' };

export type PhraseMessage = Extract<PeerMessage, { type: `phrase-${string}` }>;

/** What the control channel carries for everybody else. */
export type ControlMessage = Exclude<PeerMessage, PhraseMessage>;

interface KeyComparisonOptions {
  readonly side: Side;
  readonly sessionId: SessionId;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly fingerprints: () => Fingerprints | null;
  readonly send: (message: PhraseMessage) => void;
  readonly changed: () => void;
}

/** What both ends know since their first comparison, and nobody else. */
interface Bond {
  readonly secret: Uint8Array;
  readonly words: readonly string[];
  /** The other end is known to have it too. */
  readonly isShared: boolean;
}

/**
 * Compares the keys of the path with the other end, over that path. The sharer binds itself to its nonce before it
 * learns the helper's, so that somebody between them has one try at three words of 256 (the short authentication
 * string of ZRTP, RFC 6189, 4.4.1.1). A later path of the same two ends has to prove that it joins those who made the
 * phrase: what is on the trust screens stays true.
 */
export class KeyComparison {
  readonly #options: KeyComparisonOptions;
  #bond: Bond | null = null;
  #isDifferent = false;
  /** The keys that were compared last, and are the same to both. */
  #proven: Fingerprints | null = null;
  #own: Uint8Array | null = null;
  #commitment: string | null = null;
  /** Helper: the keys that the present comparison is about. */
  #path: Fingerprints | null = null;

  constructor(options: KeyComparisonOptions) {
    this.#options = options;
  }

  get phrase(): Phrase {
    if (this.#isDifferent) return { kind: 'differs' };
    return this.#bond === null ? { kind: 'none' } : { kind: 'ready', words: this.#bond.words };
  }

  /** Both ends see the same keys on the present path. A path that began unheard, its channel open already, is another one. */
  get isProven(): boolean {
    if (this.#proven === null || this.#isDifferent) return false;
    const keys = this.#options.fingerprints();
    return keys?.own === this.#proven.own && keys.other === this.#proven.other;
  }

  channelOpened(): void {
    this.channelClosed();
    this.#own = this.#options.randomBytes(NONCE_BYTES);
    if (this.#options.side !== 'sharer') return;
    this.#options.send({ type: 'phrase-commit', commitment: bytesToHex(sha256(this.#own)) });
  }

  channelClosed(): void {
    this.#proven = null;
    this.#own = null;
    this.#commitment = null;
    this.#path = null;
  }

  /** What comes out of turn is passed over. */
  receive(message: PhraseMessage): void {
    const isSharer = this.#options.side === 'sharer';
    if (message.type === 'phrase-commit' && !isSharer) this.#committed(message.commitment);
    else if (message.type === 'phrase-nonce' && isSharer) this.#gotNonce(message.nonce, message.keys);
    else if (message.type === 'phrase-reveal' && !isSharer) this.#revealed(message.nonce, message.keys);
    else if (message.type === 'phrase-done' && isSharer) this.#done(message.isSame);
  }

  #committed(commitment: string): void {
    const keys = this.#keysSeen();
    if (keys === null) return;
    // An end whose network was cut comes back on a new path, and this end's channel has never closed.
    if (this.#path !== null && (this.#path.own !== keys.own || this.#path.other !== keys.other)) {
      this.channelOpened();
      this.#options.changed();
    }
    if (this.#own === null || this.#commitment !== null) return;
    this.#path = keys;
    this.#commitment = commitment;
    this.#options.send({ type: 'phrase-nonce', nonce: bytesToHex(this.#own), keys });
  }

  #gotNonce(nonce: string, theirs: KeysSeen): void {
    // A helper that never got what would have made it share the bond begins anew.
    if (this.#bond?.isShared === false && theirs.proof === null) this.#bond = null;
    const own = this.#own;
    const keys = this.#keysSeen();
    if (own === null || keys === null) return;
    this.#own = null;
    this.#options.send({ type: 'phrase-reveal', nonce: bytesToHex(own), keys });
    this.#conclude(this.#isSame(theirs), { sharer: own, helper: hexToBytes(nonce) });
  }

  #revealed(nonce: string, theirs: KeysSeen): void {
    const own = this.#own;
    const commitment = this.#commitment;
    if (own === null || commitment === null) return;
    this.#own = null;
    const revealed = hexToBytes(nonce);
    const isSame = bytesToHex(sha256(revealed)) === commitment && this.#isSame(theirs);
    this.#conclude(isSame, { sharer: revealed, helper: own });
    this.#options.send({ type: 'phrase-done', isSame });
  }

  #done(isSame: boolean): void {
    if (!this.isProven) return;
    if (isSame && this.#bond !== null) this.#bond = { ...this.#bond, isShared: true };
    if (!isSame) this.#differ();
  }

  #conclude(isSame: boolean, nonces: Readonly<Record<Side, Uint8Array>>): void {
    if (!isSame) {
      this.#differ();
      return;
    }
    this.#bond ??= this.#makeBond(nonces);
    this.#proven = this.#options.fingerprints();
    this.#options.changed();
  }

  #differ(): void {
    this.#isDifferent = true;
    this.#options.changed();
  }

  #keysSeen(): KeysSeen | null {
    const seen = this.#options.fingerprints();
    if (seen === null) return null;
    const { side } = this.#options;
    return { ...seen, proof: this.#bond === null ? null : proofOf(this.#bond.secret, side, seen) };
  }

  #isSame(theirs: KeysSeen): boolean {
    const seen = this.#options.fingerprints();
    if (seen?.own !== theirs.other || seen.other !== theirs.own) return false;
    return (
      this.#bond === null ||
      theirs.proof === proofOf(this.#bond.secret, otherSide(this.#options.side), theirs)
    );
  }

  #makeBond(nonces: Readonly<Record<Side, Uint8Array>>): Bond | null {
    const seen = this.#options.fingerprints();
    if (seen === null) return null;
    const isSharer = this.#options.side === 'sharer';
    const transcript = [
      this.#options.sessionId,
      isSharer ? seen.own : seen.other,
      isSharer ? seen.other : seen.own,
      bytesToHex(nonces.sharer),
      bytesToHex(nonces.helper),
    ];
    const digest = (use: string): Uint8Array => sha256(utf8ToBytes(JSON.stringify([use, ...transcript])));
    return {
      secret: digest('alongside bond 1'),
      words: [...digest('alongside phrase 1').subarray(0, PHRASE_LENGTH)].map(
        (byte) => PHRASE_WORDS[byte] ?? '',
      ),
      isShared: !isSharer,
    };
  }
}

const proofOf = (secret: Uint8Array, side: Side, { own, other }: Fingerprints): string =>
  bytesToHex(hmac(sha256, secret, utf8ToBytes(JSON.stringify(['alongside path 1', side, own, other]))));
