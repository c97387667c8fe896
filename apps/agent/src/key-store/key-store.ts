import { AgentError } from '../agent-error.ts';

/**
 * Keeps a few small secrets of this person on this device: the device's key, the sign-in.
 *
 * Every method rejects with an `AgentError`: KEY_STORE_UNAVAILABLE (can't be reached now, locked, no room),
 * KEY_STORE_DAMAGED (there is something under this name that isn't what was stored), KEY_STORE_EXPOSED (others could have
 * read it); and with a `RangeError` for a name or value that no store takes.
 */
export interface KeyStore {
  /** null: there is nothing under this name. */
  get(name: string): Promise<string | null>;
  /** Takes the place of what was there; it is there wholly or not at all, whatever happens meanwhile. */
  set(name: string, value: string): Promise<void>;
  /** What isn't there is deleted too. */
  delete(name: string): Promise<void>;
}

/** What the tightest of the systems' stores holds, in bytes of UTF-8. */
export const KEY_STORE_VALUE_MAX_BYTES = 2_500;

const NAME = /^[a-z][a-z0-9-]{0,63}$/;

/** @throws {RangeError} unless it is 1 to 64 of a-z, 0-9 and -, beginning with a letter */
export function requireName(name: string): void {
  if (!NAME.test(name))
    throw new RangeError('A name for the key store has small letters, digits and hyphens.');
}

/** @throws {RangeError} */
export function requireValue(value: string): void {
  if (Buffer.byteLength(value) > KEY_STORE_VALUE_MAX_BYTES) {
    throw new RangeError(`A value for the key store has at most ${KEY_STORE_VALUE_MAX_BYTES} bytes.`);
  }
  if (!value.isWellFormed()) throw new RangeError('A value for the key store is well-formed Unicode.');
}

export const unavailable = (cause: unknown): AgentError => new AgentError('KEY_STORE_UNAVAILABLE', cause);
