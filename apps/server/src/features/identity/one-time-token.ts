import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: nothing that is looked up by such a token can be guessed, so plain SHA-256 is enough to store it. */
const TOKEN_BYTES = 32;

/** A random token, base64url without padding, 43 characters. */
export const makeToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is stored of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Compares two texts of any length without telling by its time where they differ. */
export const isSameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest());
