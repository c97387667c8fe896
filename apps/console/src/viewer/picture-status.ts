import { mayShowScreen } from '@alongside/peer';
import type { BrowserSessionEndState } from '@alongside/ui';

/** What the helper sees in the place of the picture, or that they see it. */
export type PictureStatus =
  | { readonly kind: 'shown' }
  /** Allowed, and on its way. */
  | { readonly kind: 'coming' }
  /** Nothing is allowed now, or the sharer shows nothing. */
  | { readonly kind: 'paused' }
  /** Somebody pressed *Pause*; goes on when all of them resume. */
  | { readonly kind: 'halted'; readonly by: 'helper' | 'sharer' }
  /** The two ends see different keys: nothing comes through. */
  | { readonly kind: 'unsafe' }
  /** The direct connection is silent; it comes back by itself. */
  | { readonly kind: 'reconnecting' }
  /** The sharer is away; the session ends if they aren't back by then. */
  | { readonly kind: 'sharer-away'; readonly endsAtMs: number };

/**
 * @param isPictureThere frames of the present stream have arrived
 */
export function pictureStatus(state: BrowserSessionEndState, isPictureThere: boolean): PictureStatus {
  const sharer = state.view?.presence.sharer;
  // While beats still come over the direct connection, the sharer is there, whatever the server heard last.
  if (sharer?.kind === 'lost' && state.peer !== 'connected') {
    return { kind: 'sharer-away', endsAtMs: Date.parse(sharer.endsAt) };
  }
  if (state.phrase.kind === 'differs') return { kind: 'unsafe' };
  if (state.isPaused && isViewGranted(state)) return { kind: 'halted', by: pausedBy(state) };
  if (!mayShowScreen(state)) return { kind: 'paused' };
  if (state.peer === 'silent') return { kind: 'reconnecting' };
  if (state.remoteScreen?.isShown === false) return { kind: 'paused' };
  return state.video !== null && isPictureThere ? { kind: 'shown' } : { kind: 'coming' };
}

const isViewGranted = ({ grants }: BrowserSessionEndState): boolean =>
  grants.some(({ capability }) => capability === 'view');

/** Who has to resume: this side, as long as it paused, before the other. */
function pausedBy({ view }: BrowserSessionEndState): 'helper' | 'sharer' {
  const sides = view?.progress.kind === 'active' ? view.progress.pausedBy : [];
  return sides.includes('sharer') && !sides.includes('helper') ? 'sharer' : 'helper';
}
