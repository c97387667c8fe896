/**
 * Kinds of proof that RFC 8176 names, by what they prove: something known, something held, something that one is.
 * Two kinds are two factors.
 */
const FACTOR_OF: Readonly<Record<string, 'known' | 'held' | 'own'>> = {
  pwd: 'known',
  pin: 'known',
  kba: 'known',
  otp: 'held',
  sms: 'held',
  tel: 'held',
  hwk: 'held',
  swk: 'held',
  sc: 'held',
  pop: 'held',
  face: 'own',
  fpt: 'own',
  iris: 'own',
  retina: 'own',
  vbm: 'own',
};

/** Contexts that mean several factors: our own provider's, OpenID's (PAPE, EAP), Okta's. */
export const MULTI_FACTOR_CONTEXTS: ReadonlySet<string> = new Set([
  'urn:alongside:acr:multi-factor',
  'urn:alongside:acr:phishing-resistant',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor-physical',
  'phr',
  'phrh',
  'urn:okta:loa:2fa:any',
]);

/** How somebody signed in, as the provider's signed token said it. */
export interface SignInMethods {
  readonly amr: readonly string[];
  readonly acr: string | null;
}

/** Whether a sign-in had several factors. @param accepted contexts that count besides the common ones */
export function hasSeveralFactors({ amr, acr }: SignInMethods, accepted: readonly string[] = []): boolean {
  if (acr !== null && (MULTI_FACTOR_CONTEXTS.has(acr) || accepted.includes(acr))) return true;
  if (amr.includes('mfa')) return true;
  const kinds = amr.map((method) => (Object.hasOwn(FACTOR_OF, method) ? FACTOR_OF[method] : undefined));
  return new Set(kinds.filter((kind) => kind !== undefined)).size > 1;
}
