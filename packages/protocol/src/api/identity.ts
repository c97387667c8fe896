import { z } from 'zod';
import { PersonId } from '../ids.ts';
import { BuiltInRole, Permission } from '../permissions.ts';
import { Locale, Profile } from '../profile.ts';
import { EmailAddress, Instant, line } from '../text.ts';
import { fileResponse, route } from './route.ts';

/** A path on this server to come back to after sign-in: never another origin. */
export const ReturnPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/u);

export const beginSignInRoute = route({
  name: 'beginSignIn',
  method: 'POST',
  path: '/sign-in',
  access: { kind: 'public', because: 'nobody is signed in yet' },
  summary: 'Find the provider of an e-mail address and begin signing in',
  body: z.strictObject({ email: EmailAddress, returnTo: ReturnPath }),
  /** Where the browser goes next: the provider's authorization endpoint. */
  response: z.object({ location: z.url() }),
  errors: ['SIGN_IN_UNKNOWN_DOMAIN', 'PROVIDER_UNREACHABLE', 'TOO_MANY_TRIES'],
});

/**
 * Where a provider sends the browser back to: answers 303 to `returnTo`, or to `/sign-in?error=CODE&returnTo=…`.
 */
export const signInCallbackRoute = route({
  name: 'signInCallback',
  method: 'GET',
  path: '/sign-in/callback',
  access: {
    kind: 'public',
    because: 'guarded by state, nonce, PKCE and the cookie of the browser that began',
  },
  summary: 'End of signing in: the provider’s answer',
  /** OAuth 2.0's own parameters; the library reads them. */
  query: z.looseObject({}),
  response: fileResponse,
});

/** What a policy may ask somebody to prove who is signed in already. */
export const StepUp = z.enum(['mfa', 'fresh-sign-in']);
export type StepUp = z.infer<typeof StepUp>;

export const stepUpRoute = route({
  name: 'stepUp',
  method: 'POST',
  path: '/sign-in/step-up',
  access: { kind: 'signed-in', because: 'proves more of the caller’s own sign-in' },
  summary: 'Prove more at the provider, and come back with the same sign-in',
  body: z.strictObject({ needs: z.array(StepUp).min(1).max(2), returnTo: ReturnPath }),
  response: z.object({ location: z.url() }),
  errors: ['PROVIDER_UNREACHABLE'],
});

export const signOutRoute = route({
  name: 'signOut',
  method: 'POST',
  path: '/sign-out',
  access: { kind: 'signed-in', because: 'ends the caller’s own sign-ins' },
  summary: 'Sign out here or everywhere',
  body: z.strictObject({ isEverywhere: z.boolean() }),
  /** The provider's end-session page, where it has one. */
  response: z.object({ location: z.url().nullable() }),
});

export const Me = z.object({
  profile: Profile,
  tenant: z.object({ name: line(200), isEnabled: z.boolean() }),
  permissions: z.array(Permission),
  /** To be sent back as `x-csrf-token` with everything but GET. */
  csrfToken: z.string(),
  locale: Locale.nullable(),
  /** True for an account of the embedded provider: password, passkeys and TOTP are managed here. */
  isEmbeddedAccount: z.boolean(),
  signedInAt: Instant,
});
export type Me = z.infer<typeof Me>;

export const meRoute = route({
  name: 'me',
  method: 'GET',
  path: '/me',
  access: { kind: 'signed-in', because: 'the caller’s own profile' },
  tokens: 'personal',
  summary: 'Who is signed in, and what they may do',
  response: Me,
});

export const updateMeRoute = route({
  name: 'updateMe',
  method: 'PATCH',
  path: '/me',
  access: { kind: 'signed-in', because: 'the caller’s own profile' },
  summary: 'Change the own profile',
  body: z
    .strictObject({
      fullName: line(200),
      firstName: line(100).nullable(),
      lastName: line(100).nullable(),
      jobTitle: line(200).nullable(),
      company: line(200).nullable(),
      locale: Locale.nullable(),
    })
    .partial(),
  response: Me,
});

/** PNG, JPEG or WebP, at most this many bytes, sent as the raw body. */
export const PICTURE_MAX_BYTES = 1_048_576;

export const setPictureRoute = route({
  name: 'setPicture',
  method: 'PUT',
  path: '/me/picture',
  access: { kind: 'signed-in', because: 'the caller’s own picture' },
  summary: 'Set the own picture (raw PNG, JPEG or WebP)',
  body: z.unknown(),
  response: Me,
  errors: ['PICTURE_UNSUPPORTED', 'REQUEST_TOO_LARGE'],
});

export const removePictureRoute = route({
  name: 'removePicture',
  method: 'DELETE',
  path: '/me/picture',
  access: { kind: 'signed-in', because: 'the caller’s own picture' },
  summary: 'Remove the own picture',
  response: Me,
});

export const getPictureRoute = route({
  name: 'getPicture',
  method: 'GET',
  path: '/people/:personId/picture',
  callers: 'browser-and-agent',
  access: { kind: 'signed-in', because: 'pictures are shown to the whole tenant; not found beyond it' },
  summary: 'A person’s picture',
  params: z.object({ personId: PersonId }),
  query: z.object({ v: z.string().max(64).optional() }),
  response: fileResponse,
});

export const PersonSummary = z.object({
  profile: Profile,
  roles: z.array(BuiltInRole),
  isActive: z.boolean(),
  /** A sharer reported this helper; no sessions until an administrator lifts it. */
  isBlocked: z.boolean(),
  lastSignInAt: Instant.nullable(),
  hasPendingInvitation: z.boolean(),
});
export type PersonSummary = z.infer<typeof PersonSummary>;

const people = { kind: 'permission', anyOf: ['manage-people'] } as const;

export const addPersonRoute = route({
  name: 'addPerson',
  method: 'POST',
  path: '/people',
  access: people,
  summary: 'Add a person; answers a one-time invitation link where the embedded provider is used',
  body: z.strictObject({
    email: EmailAddress,
    fullName: line(200),
    jobTitle: line(200).nullable().default(null),
    roles: z.array(BuiltInRole).max(3),
  }),
  response: z.object({ person: PersonSummary, invitationLink: z.string().nullable() }),
  errors: ['EMAIL_TAKEN', 'SIGN_IN_UNKNOWN_DOMAIN'],
});

export const updatePersonRoute = route({
  name: 'updatePerson',
  method: 'PATCH',
  path: '/people/:personId',
  access: people,
  summary: 'Change roles, deactivate or reactivate, lift a block',
  params: z.object({ personId: PersonId }),
  body: z
    .strictObject({ roles: z.array(BuiltInRole).max(3), isActive: z.boolean(), isBlocked: z.literal(false) })
    .partial(),
  response: PersonSummary,
  errors: ['LAST_ADMINISTRATOR'],
});

export const renewInvitationRoute = route({
  name: 'renewInvitation',
  method: 'POST',
  path: '/people/:personId/invitation',
  access: people,
  summary: 'A new one-time invitation link for somebody who hasn’t used theirs',
  params: z.object({ personId: PersonId }),
  response: z.object({ invitationLink: z.string() }),
  errors: ['CONFLICT'],
});

export const setupStateRoute = route({
  name: 'setupState',
  method: 'GET',
  path: '/setup',
  access: { kind: 'public', because: 'tells only whether the server still waits for its set-up' },
  summary: 'Whether the server waits for its set-up',
  response: z.object({ isOpen: z.boolean() }),
});

export const setupRoute = route({
  name: 'setup',
  method: 'POST',
  path: '/setup',
  access: { kind: 'public', because: 'guarded by the one-time token; gone afterwards' },
  summary: 'Make the organisation and its first administrator',
  body: z.strictObject({
    token: z.string().min(1).max(200),
    organisation: line(200),
    email: EmailAddress,
    fullName: line(200),
    password: z.string().min(1).max(1_000),
    isEnabled: z.boolean(),
    areUnenrolledDevicesAllowed: z.boolean(),
  }),
  response: z.object({ email: EmailAddress }),
  errors: ['SETUP_TOKEN_INVALID', 'PASSWORD_TOO_WEAK'],
});
