import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Alongside';
const PERIOD_S = 30;
/** Codes of the period before and after are taken too, for clocks that differ (RFC 6238, 5.2). */
const WINDOW = 1;
/** RFC 4226, 4 (R6): 160 bits. */
const SECRET_BYTES = 20;

const generator = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    // What every authenticator app can; others ignore the URI's other values and make wrong codes.
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });

/** A new key in base32. */
export const makeTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The key as authenticator apps read it from a QR code. */
export const totpUri = (secret: string, email: string): string => generator(secret, email).toString();

/**
 * The period that a code belongs to, counted from 1970, or null if it is wrong. A period that was used must not be
 * taken again (RFC 6238, 5.2): the caller keeps the last one.
 */
export function totpPeriodOf(secret: string, code: string, nowMs: number): number | null {
  const delta = generator(secret, '').validate({ token: code, timestamp: nowMs, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp: nowMs }) + delta;
}
