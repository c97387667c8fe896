/** Where somebody who isn't signed in goes, and from there back to the page they asked for. */
export const signInAddress = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string =>
  `/sign-in?returnTo=${encodeURIComponent(pathname + search)}`;
