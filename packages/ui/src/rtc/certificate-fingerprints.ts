/**
 * Every fingerprint that a session description would accept (RFC 8122, 5), in lower case and sorted: a certificate of
 * any of them is taken, so all of them have to be compared. null: there is none.
 */
export function fingerprintsOf(description: { readonly sdp: string } | null): string | null {
  const lines = description?.sdp.matchAll(/^a=fingerprint:(\S+) +(\S+)\s*$/gmu) ?? [];
  const all = new Set([...lines].map(([, hash, value]) => `${hash ?? ''} ${value ?? ''}`.toLowerCase()));
  return all.size === 0 ? null : [...all].sort().join(',');
}
