import { createContext, use } from 'react';

/** How an app goes to one of its own pages without loading it anew. */
export interface Navigation {
  /** Is this path (with search and fragment) a page of this app? All others are loaded whole. */
  readonly owns: (path: string) => boolean;
  /** Pages of others are loaded whole. `replace`: the Back button doesn't come to where one is now. */
  readonly go: (path: string, how?: 'push' | 'replace') => void;
}

export const NavigationContext = createContext<Navigation>({
  owns: () => false,
  go: (path, how = 'push') => {
    if (how === 'replace') window.location.replace(path);
    else window.location.assign(path);
  },
});

export const useNavigation = (): Navigation => use(NavigationContext);
