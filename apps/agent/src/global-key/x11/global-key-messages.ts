import type { KeyCombination } from '../key-combination.ts';

/** What the thread is started with. */
export interface GlobalKeyTask {
  readonly display: string;
  readonly combination: KeyCombination;
}

/** From the thread. */
export type FromKeyThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: 'DISPLAY_UNAVAILABLE' | 'GLOBAL_KEY_TAKEN' }
  /** Wants the same number back. */
  | { readonly kind: 'pressed'; readonly n: number };

/** To the thread. */
export interface ToKeyThread {
  readonly kind: 'ended-everything';
  readonly n: number;
}
