import type { Navigation } from '@alongside/ui';
import { navigate } from 'wouter/use-browser-location';

const OWN_PAGES = /^\/(?:$|[?#]|(?:session|sign-in|setup|invitation|profile)(?:[/?#]|$))/u;

export const appNavigation: Navigation = {
  owns: (path) => OWN_PAGES.test(path),
  go: (path) => {
    navigate(path);
    window.scrollTo(0, 0);
  },
};
