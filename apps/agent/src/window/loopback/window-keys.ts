import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@alongside/peer';

const BYTES = 32;
/** From asking for a window until its page has traded the token. */
const TOKEN_MS = 120_000;

interface Token {
  readonly value: string;
  readonly until: number;
}

/** Which page may speak to the agent: the one that was opened last, and no other. */
export class WindowKeys {
  readonly #clock: Clock;
  #token: Token | null = null;
  #cookie: string | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A token that works once, for a short time, and takes the place of the one before. */
  makeToken(): string {
    const value = secret();
    this.#token = { value, until: this.#clock.now() + TOKEN_MS };
    return value;
  }

  /** The cookie that stands for the page from now on, instead of the one before; null: the token isn't right. */
  trade(token: string): string | null {
    const expected = this.#token;
    if (expected === null || !isSame(token, expected.value)) return null;
    this.#token = null;
    if (this.#clock.now() > expected.until) return null;
    this.#cookie = secret();
    return this.#cookie;
  }

  isCookie(cookie: string | null): boolean {
    return cookie !== null && this.#cookie !== null && isSame(cookie, this.#cookie);
  }
}

const secret = (): string => randomBytes(BYTES).toString('base64url');

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
