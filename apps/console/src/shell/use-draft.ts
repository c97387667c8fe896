import { useState } from 'react';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The parts of `after` that aren't the same before. */
export function changesOf<Parts extends object>(before: Parts, after: Parts): Partial<Parts> {
  const was = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(([name, value]) => !isSame(was.get(name), value));
  return Object.fromEntries(changed) as Partial<Parts>;
}

/**
 * What stands in the form of something stored: what somebody has changed stays, and the rest follows what is stored.
 *
 * @param stored as it is on the server now; plain values alone
 */
export function useDraft<Parts extends object>(stored: Parts) {
  const [held, setHeld] = useState({ stored, draft: stored });
  const now = isSame(held.stored, stored)
    ? held
    : { stored, draft: { ...stored, ...changesOf(held.stored, held.draft) } };
  if (now !== held) setHeld(now);
  return {
    draft: now.draft,
    put: (part: Partial<Parts>) => setHeld((before) => ({ ...before, draft: { ...before.draft, ...part } })),
  };
}
