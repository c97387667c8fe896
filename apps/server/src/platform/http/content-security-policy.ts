/** What a page of ours may do: nothing but run and show what this server gave it. */
const PAGE: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self' 'nonce-NONCE'",
  // Styles in attributes come from scripts of ours alone; there is no inline markup with any.
  'style-src-attr': "'none'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob: mediastream:",
  'connect-src': "'self' SOCKETS",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'alongside',
};

/** What everything else may do, should a browser take it for a page. */
export const NOTHING_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * @param origin the server's; its sockets are named because not every browser counts them to `'self'`
 * @param nonce of this one answer; in Base64
 */
export function pagePolicy(origin: string, nonce: string): string {
  const sockets = origin.replace(/^http/u, 'ws');
  return Object.entries(PAGE)
    .map(
      ([directive, sources]) => `${directive} ${sources.replace('NONCE', nonce).replace('SOCKETS', sockets)}`,
    )
    .join('; ');
}
