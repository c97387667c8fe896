import { ClaimMapping, type IdentityProviderView, setIdentityProviderRoute } from '@alongside/protocol';
import type { z } from 'zod';

/** What stands in the form, whichever kind is chosen. */
export interface ProviderDraft {
  readonly kind: IdentityProviderView['kind'];
  readonly issuer: string;
  readonly clientId: string;
  /** Empty: the stored one is kept. */
  readonly clientSecret: string;
  readonly claims: ClaimMapping;
}

export type ProviderBody = z.input<typeof setIdentityProviderRoute.body>;

export const providerDraftOf = (provider: IdentityProviderView): ProviderDraft =>
  provider.kind === 'oidc'
    ? { ...provider, clientSecret: '' }
    : { kind: 'embedded', issuer: '', clientId: '', clientSecret: '', claims: ClaimMapping.parse({}) };

/** What is to be sent, or the names of the fields that can't be. */
export function readProviderDraft(
  draft: ProviderDraft,
): { readonly body: ProviderBody } | { readonly faults: ReadonlySet<string> } {
  const body: ProviderBody =
    draft.kind === 'embedded'
      ? { kind: 'embedded' }
      : {
          kind: 'oidc',
          issuer: draft.issuer.trim(),
          clientId: draft.clientId.trim(),
          ...(draft.clientSecret !== '' && { clientSecret: draft.clientSecret }),
          claims: draft.claims,
        };
  const parsed = setIdentityProviderRoute.body.safeParse(body);
  return parsed.success
    ? { body }
    : { faults: new Set(parsed.error.issues.map(({ path }) => path.map(String).join('.'))) };
}
