import { codeLetters } from '@alongside/ui';
import { z } from 'zod';

const STORED = 'alongside.pending-code';

const PendingCode = z.object({
  letters: z.string().max(16),
  by: z.enum(['code', 'link']),
  /** The person has already asked to go on and only had to sign in first. */
  isSubmitted: z.boolean(),
  /** They have been to the provider for what a policy asks for: not again for the same code. */
  isProven: z.boolean().optional(),
});
export type PendingCode = z.infer<typeof PendingCode>;

/** Keeps a code over signing in, in this tab alone. */
export function keepPendingCode(pending: PendingCode): void {
  sessionStorage.setItem(STORED, JSON.stringify(pending));
}

export function pendingCode(): PendingCode | null {
  const stored = sessionStorage.getItem(STORED);
  if (stored === null) return null;
  try {
    return PendingCode.parse(JSON.parse(stored));
  } catch {
    forgetPendingCode();
    return null;
  }
}

export function forgetPendingCode(): void {
  sessionStorage.removeItem(STORED);
}

/** Takes the code of a link, `/#code=…`, out of the address bar and the history. */
export function takeCodeFromAddress(): void {
  const { hash, pathname, search } = window.location;
  if (pathname !== '/' || !hash.startsWith('#code=')) return;
  keepPendingCode({ letters: codeLetters(hash), by: 'link', isSubmitted: false });
  window.history.replaceState(null, '', `${pathname}${search}`);
}
