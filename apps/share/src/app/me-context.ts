import type { Me } from '@alongside/protocol';
import { createContext, use } from 'react';

export type MeState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly me: Me }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface MeValue {
  readonly state: MeState;
  readonly reload: () => void;
  /** After a route answered with the changed profile. */
  readonly changed: (me: Me) => void;
  readonly signOut: (isEverywhere: boolean) => Promise<void>;
}

export const MeContext = createContext<MeValue | null>(null);

export function useMe(): MeValue {
  const value = use(MeContext);
  if (value === null) throw new Error('useMe needs a MeProvider around it');
  return value;
}
