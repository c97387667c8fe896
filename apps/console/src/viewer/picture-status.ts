import { mayShowScreen } from '@alongside/peer';
import type { BrowserSessionEndState } from '@alongside/ui';

/** What the helper sees in the place of the picture, or that they see it. */
export type PictureStatus =
  | { readonly kind: 'shown' }
  /** Allowed, and on its way. */
  | { readonly kind: 'coming' }
  /** Nothing is allowed now, or the sharer shows nothing. */
  | { readonly kind: 'paused' }
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
  if (!mayShowScreen(state)) return { kind: 'paused' };
  if (state.peer === 'silent') return { kind: 'reconnecting' };
  if (state.remoteScreen?.isShown === false) return { kind: 'paused' };
  return state.video !== null && isPictureThere ? { kind: 'shown' } : { kind: 'coming' };
}
