import type { Navigation } from '@alongside/ui';
import { navigate } from 'wouter/use-browser-location';

const OWN_PAGES = /^\/(?:$|[?#]|(?:session|sign-in|setup|invitation|profile|agent)(?:[/?#]|$))/u;

export const appNavigation: Navigation = {
  owns: (path) => OWN_PAGES.test(path),
  go: (path, how = 'push') => {
    if (OWN_PAGES.test(path)) {
      navigate(path, { replace: how === 'replace' });
      window.scrollTo(0, 0);
    } else if (how === 'replace') window.location.replace(path);
    else window.location.assign(path);
  },
};
