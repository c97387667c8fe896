import { createContext, use } from 'react';

/** How an app goes to one of its own pages without loading it anew. */
export interface Navigation {
  /** Is this path (with search and fragment) a page of this app? All others are loaded whole. */
  readonly owns: (path: string) => boolean;
  readonly go: (path: string) => void;
}

export const NavigationContext = createContext<Navigation>({
  owns: () => false,
  go: (path) => {
    window.location.assign(path);
  },
});

export const useNavigation = (): Navigation => use(NavigationContext);
