/** What the page of the window may do: run and show what the agent gave it, and talk to the agent. */
const PAGE: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'nonce-NONCE'",
  'style-src-attr': "'none'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self' SOCKET",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/** What everything else may do, should a browser take it for a page. */
export const NOTHING_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * @param origin of the agent's server; its socket is named because not every browser counts it to `'self'`
 * @param nonce of this one answer; in Base64
 */
export function pagePolicy(origin: string, nonce: string): string {
  const socket = origin.replace(/^http/u, 'ws');
  return Object.entries(PAGE)
    .map(
      ([directive, sources]) => `${directive} ${sources.replace('NONCE', nonce).replace('SOCKET', socket)}`,
    )
    .join('; ');
}
