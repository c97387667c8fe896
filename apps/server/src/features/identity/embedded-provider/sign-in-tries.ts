import { createHash } from 'node:crypto';
import type { TryBucket } from '@alongside/domain';
import { CodedError } from '@alongside/protocol';
import type { IdentityPorts } from '../identity-ports.ts';
import { networkOf } from '../../../platform/http/address-network.ts';

const MINUTE_MS = 60_000;
const WINDOW_MS = 15 * MINUTE_MS;

/** Wrong tries at one account from one network, by browsers that never signed in to it. */
const STRANGER_LIMIT = 5;
/** At one account from everywhere, by browsers that never signed in to it. */
const ACCOUNT_LIMIT = 50;
/** From one network at all accounts together. */
const NETWORK_LIMIT = 100;
/** By one browser that has signed in to the account before. */
const KNOWN_DEVICE_LIMIT = 10;

export interface Try {
  readonly what: 'password' | 'totp' | 'passkey' | 'confirmation';
  /** Account or address that is tried, as it was typed; need not exist. */
  readonly subject: string;
  readonly address: string;
  /** Hash of the browser's device token where it has signed in to this account before. */
  readonly knownDevice: string | null;
}

/** Keys hold no addresses of people. */
const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/**
 * What a try counts against. A browser that has signed in before has a budget of its own and no other: whoever tries
 * somebody's password from elsewhere, however often, doesn't keep them out.
 */
function bucketsOf({ what, subject, address, knownDevice }: Try): readonly TryBucket[] {
  const of = (name: string, limit: number): TryBucket => ({
    key: `${what} ${name}`,
    limit,
    windowMs: WINDOW_MS,
  });
  if (knownDevice !== null) return [of(`device ${short(`${knownDevice} ${subject}`)}`, KNOWN_DEVICE_LIMIT)];
  const network = networkOf(address);
  return [
    of(`stranger ${short(`${subject} ${network}`)}`, STRANGER_LIMIT),
    of(`account ${short(subject)}`, ACCOUNT_LIMIT),
    of(`network ${network}`, NETWORK_LIMIT),
  ];
}

type Ports = Pick<IdentityPorts, 'tries'>;

/** Refused tries are told once in a window, so that whoever makes them can't fill the audit log. */
const toldBucket = (tried: Try): TryBucket => ({
  key: `${tried.what} told ${short(tried.subject)}`,
  limit: 1,
  windowMs: WINDOW_MS,
});

/**
 * Counts a try before it is checked, so that many at once don't slip through. Right ones are given back.
 * @param tellLocked called at most once a window when tries are used up
 * @throws CodedError TOO_MANY_TRIES with `retryAfterMs`; the same whether or not there is such an account
 */
export async function takeTry(
  { tries }: Ports,
  tried: Try,
  tellLocked: (retryAfterMs: number) => Promise<void>,
): Promise<void> {
  const verdict = await tries.take(bucketsOf(tried));
  if (verdict.isAllowed) return;
  const told = await tries.take([toldBucket(tried)]);
  if (told.isAllowed) await tellLocked(verdict.retryAfterMs);
  throw new CodedError('TOO_MANY_TRIES', { retryAfterMs: verdict.retryAfterMs });
}

export const giveTryBack = ({ tries }: Ports, tried: Try): Promise<void> => tries.giveBack(bucketsOf(tried));
