import { z } from 'zod';
import { route } from './route.ts';

const manages = { kind: 'permission', anyOf: ['manage-settings'] } as const;

/** Which claim of the provider's token or userinfo fills which part of the profile. */
export const ClaimMapping = z.strictObject({
  email: z.string().min(1).max(100).default('email'),
  fullName: z.string().min(1).max(100).default('name'),
  firstName: z.string().min(1).max(100).default('given_name'),
  lastName: z.string().min(1).max(100).default('family_name'),
  jobTitle: z.string().min(1).max(100).default('job_title'),
  company: z.string().min(1).max(100).default('company'),
  /** Names of groups that the person is in; absent: claims make no groups. */
  groups: z.string().min(1).max(100).optional(),
});
export type ClaimMapping = z.infer<typeof ClaimMapping>;

export const IdentityProviderView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('embedded') }),
  z.object({
    kind: z.literal('oidc'),
    issuer: z.url().max(500),
    clientId: z.string().max(500),
    hasSecret: z.boolean(),
    claims: ClaimMapping,
    /** To be registered with the provider. */
    redirectUri: z.url(),
  }),
]);
export type IdentityProviderView = z.infer<typeof IdentityProviderView>;

export const getIdentityProviderRoute = route({
  name: 'getIdentityProvider',
  method: 'GET',
  path: '/identity-provider',
  access: manages,
  summary: 'The tenant’s identity provider',
  response: z.object({ provider: IdentityProviderView, redirectUri: z.url() }),
});

export const setIdentityProviderRoute = route({
  name: 'setIdentityProvider',
  method: 'PUT',
  path: '/identity-provider',
  access: manages,
  summary: 'Set the identity provider; it is asked for its metadata first',
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('embedded') }),
    z.strictObject({
      kind: z.literal('oidc'),
      issuer: z.url().max(500),
      clientId: z.string().min(1).max(500),
      /** Absent: keep the stored one. */
      clientSecret: z.string().min(1).max(1_000).optional(),
      claims: ClaimMapping,
    }),
  ]),
  response: z.object({ provider: IdentityProviderView, redirectUri: z.url() }),
  errors: ['PROVIDER_UNREACHABLE'],
});
