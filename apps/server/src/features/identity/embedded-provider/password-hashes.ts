import { hash, type Options, verify } from '@node-rs/argon2';
import { CodedError } from '@alongside/protocol';
import pLimit from 'p-limit';

/**
 * argon2id with 46 MiB, 2 passes, 1 lane: twice the work of the least that OWASP's Password Storage Cheat Sheet names
 * for this memory (m=47104, t=1, p=1); about a tenth of a second of one core. The parameters are part of each hash, so
 * they can be raised without touching old ones.
 */
const OPTIONS: Options = { memoryCost: 47_104, timeCost: 2, parallelism: 1, outputLen: 32 };

/** Hashes worked on at once: each takes 46 MiB and a core. */
const AT_ONCE = 2;
/** Hashes that wait; past that a flood of sign-ins is refused instead of piling up. */
const WAITING_MAX = 50;

const queue = pLimit(AT_ONCE);

const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  if (queue.pendingCount >= WAITING_MAX) throw new CodedError('TOO_MANY_REQUESTS', { retryAfterMs: 5_000 });
  return queue(work);
};

/** The same letters give the same bytes whatever the keyboard made of them (NIST SP 800-63B, 3.1.1.2). */
const canonical = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(canonical(password), OPTIONS));

const absentHash = hash('no account has this password', OPTIONS);

/**
 * Whether the password belongs to the hash.
 * @param stored null where there is no such account: takes as long as a real check and is always false
 */
export async function isPasswordRight(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await absentHash);
  const isMatch = await inTurn(() => verify(against, canonical(password)));
  return isMatch && stored !== null;
}
