import { createHmac } from 'node:crypto';
import type { IceServer } from '@alongside/protocol';
import type { LiveCaller } from './live-ports.ts';

/** Longer than any working day; a relay asks for the account when a path is made, not while it is used. */
const VALID_FOR_SECONDS = 12 * 60 * 60;

/** An open page gets another account when half of its time is over. */
export const RELAY_ACCOUNT_RENEWED_MS = (VALID_FOR_SECONDS * 1_000) / 2;

export interface Relay {
  /** RFC 7065, at least one. */
  readonly urls: readonly string[];
  /** Shared with the relay. */
  readonly secret: string;
}

/**
 * A relay with an account for one person that runs out by itself, by the scheme that coturn calls `use-auth-secret`
 * (draft-uberti-behave-turn-rest-00): whoever knows the secret can check it without being asked.
 */
export function relayAccount(relay: Relay, caller: LiveCaller, nowMs: number): IceServer {
  const username = `${Math.floor(nowMs / 1_000) + VALID_FOR_SECONDS}:${caller.personId}`;
  const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
  return { urls: [...relay.urls], username, credential };
}
