import { type AccessQuery, DeviceId, Mode, PersonId } from '@alongside/protocol';
import { z } from 'zod';
import { lenient } from '../list/lenient.ts';

/** A browser, of whose device nothing is known. */
export const BROWSER = 'browser';

/** The question, in the page's address: a refusal leads to its explanation by it. */
export const ExplainSearch = z.object({
  helper: lenient(PersonId),
  sharer: lenient(PersonId),
  device: lenient(z.union([DeviceId, z.literal(BROWSER)])),
  mode: lenient(Mode),
});
export type ExplainSearch = z.infer<typeof ExplainSearch>;

/** null: something is still to be chosen. */
export function questionOf({ helper, sharer, device, mode }: ExplainSearch): AccessQuery | null {
  if (helper === undefined || sharer === undefined || device === undefined) return null;
  return { helper, sharer, device: device === BROWSER ? null : device, mode: mode ?? 'view' };
}
