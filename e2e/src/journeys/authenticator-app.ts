import { Secret, TOTP } from 'otpauth';

const periodMs = 30_000;
/** Far from every period that is taken, whatever the clocks. */
const farAwayMs = 10_000 * periodMs;

/** The app on a person's phone. */
export class AuthenticatorApp {
  readonly #codes: TOTP;
  #nextMs = 0;

  /** @param secret as the page shows it, in base32. */
  constructor(secret: string) {
    this.#codes = new TOTP({ secret: Secret.fromBase32(secret) });
  }

  /** A code that wasn't given yet: each is taken once. After the first it is at most one period ahead. */
  code(): string {
    const timestamp = Math.max(Date.now(), this.#nextMs);
    this.#nextMs = timestamp + periodMs;
    return this.#codes.generate({ timestamp });
  }

  /** A code of this app that is long over. */
  oldCode(): string {
    return this.#codes.generate({ timestamp: Date.now() - farAwayMs });
  }
}
