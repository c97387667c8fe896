const keyOf = (path: string): string => `alongside.token${path}`;

/**
 * The one-time token of a link, `/setup#<token>`. It leaves the address bar and the history at once and is kept for a
 * reload, in this tab alone, until `forgetToken`.
 */
export function takeToken(): string | null {
  const { hash, pathname } = window.location;
  if (hash.length > 1) {
    sessionStorage.setItem(keyOf(pathname), decodeURIComponent(hash.slice(1)));
    window.history.replaceState(null, '', pathname);
  }
  return sessionStorage.getItem(keyOf(pathname));
}

export function forgetToken(): void {
  sessionStorage.removeItem(keyOf(window.location.pathname));
}
