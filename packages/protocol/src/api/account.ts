import { z } from 'zod';
import { DeviceName } from '../device.ts';
import { PasskeyId, SignInId } from '../ids.ts';
import { EmailAddress, Instant, line } from '../text.ts';
import { noContent, route } from './route.ts';

/**
 * The embedded provider's accounts: signing in (the pages an authorization request leads to), invitations, and what a
 * person manages alone. With another provider none of this exists but the list of sign-ins.
 */

const Password = z.string().min(1).max(1_000);
const TotpCode = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/[\s-]/gu, ''))
  .refine((text) => /^\d{6}$/u.test(text));
/** Random, URL-safe; only its hash is stored. */
const OneTimeToken = z.string().min(1).max(200);

/** Base64url without padding, as WebAuthn's JSON forms carry it. */
const base64url = (maxCharacters: number) =>
  z
    .string()
    .max(maxCharacters)
    .regex(/^[A-Za-z0-9_-]*$/u);
const Extensions = z.record(z.string().max(100), z.json());
const Attachment = z.enum(['platform', 'cross-platform']).nullish();

/** `PublicKeyCredentialCreationOptionsJSON` or `…RequestOptionsJSON` (WebAuthn 3, 5.1.9, 5.1.10), for the browser as it is. */
export const PasskeyOptions = z.record(z.string(), z.json());
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;

/** What the browser answers when a passkey was used: `AuthenticationResponseJSON` (WebAuthn 3, 5.1). */
export const PasskeyAssertion = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(8_192),
    authenticatorData: base64url(8_192),
    signature: base64url(4_096),
    userHandle: base64url(200).nullish(),
  }),
  clientExtensionResults: Extensions,
  authenticatorAttachment: Attachment,
});
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/** What the browser answers when a passkey was made: `RegistrationResponseJSON` (WebAuthn 3, 5.1). */
export const PasskeyRegistration = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(8_192),
    attestationObject: base64url(65_536),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
  clientExtensionResults: Extensions,
  authenticatorAttachment: Attachment,
});
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>;

/** What a signing-in person is asked next. It never tells whether an address has an account. */
export const InteractionStep = z.discriminatedUnion('kind', [
  /** Address and password; or a passkey instead of both. `email` is what was typed on the sign-in page. */
  z.object({ kind: z.literal('password'), email: EmailAddress.nullable() }),
  /** The password was right; one of these as well. */
  z.object({ kind: z.literal('second-factor'), methods: z.array(z.enum(['totp', 'passkey'])).min(1) }),
]);
export type InteractionStep = z.infer<typeof InteractionStep>;

export const InteractionAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('next'), step: InteractionStep }),
  /** Signed in, or cancelled: the browser goes there as a whole (`location.assign`). */
  z.object({ kind: z.literal('redirect'), location: z.url() }),
]);
export type InteractionAnswer = z.infer<typeof InteractionAnswer>;

const InteractionParams = z.object({ uid: z.string().regex(/^[A-Za-z0-9_-]{10,100}$/u) });
const interacting = { kind: 'public', because: 'signing in; bound to the interaction’s cookie' } as const;
const tried = ['SIGN_IN_EXPIRED', 'SIGN_IN_FAILED', 'TOO_MANY_TRIES'] as const;

export const getInteractionRoute = route({
  name: 'getInteraction',
  method: 'GET',
  path: '/account/interactions/:uid',
  access: interacting,
  summary: 'What a signing-in person is asked next',
  params: InteractionParams,
  response: InteractionStep,
  errors: ['SIGN_IN_EXPIRED'],
});

export const interactionPasswordRoute = route({
  name: 'interactionPassword',
  method: 'POST',
  path: '/account/interactions/:uid/password',
  access: interacting,
  summary: 'Sign in by address and password',
  params: InteractionParams,
  body: z.strictObject({ email: EmailAddress, password: Password }),
  response: InteractionAnswer,
  errors: tried,
});

export const interactionTotpRoute = route({
  name: 'interactionTotp',
  method: 'POST',
  path: '/account/interactions/:uid/totp',
  access: interacting,
  summary: 'The second factor: a code of the authenticator app',
  params: InteractionParams,
  body: z.strictObject({ code: TotpCode }),
  response: InteractionAnswer,
  errors: tried,
});

export const interactionPasskeyOptionsRoute = route({
  name: 'interactionPasskeyOptions',
  method: 'POST',
  path: '/account/interactions/:uid/passkey/options',
  access: interacting,
  summary: 'Begin to use a passkey, alone or as second factor',
  params: InteractionParams,
  response: PasskeyOptions,
  errors: ['SIGN_IN_EXPIRED', 'TOO_MANY_TRIES'],
});

export const interactionPasskeyRoute = route({
  name: 'interactionPasskey',
  method: 'POST',
  path: '/account/interactions/:uid/passkey',
  access: interacting,
  summary: 'Use a passkey, alone or as second factor',
  params: InteractionParams,
  body: z.strictObject({ response: PasskeyAssertion }),
  response: InteractionAnswer,
  errors: tried,
});

export const interactionCancelRoute = route({
  name: 'interactionCancel',
  method: 'POST',
  path: '/account/interactions/:uid/cancel',
  access: interacting,
  summary: 'Give signing in up',
  params: InteractionParams,
  response: InteractionAnswer,
  errors: ['SIGN_IN_EXPIRED'],
});

const invited = { kind: 'public', because: 'guarded by the one-time token of the invitation' } as const;

/** The token comes in the body, never in an address. */
export const invitationStateRoute = route({
  name: 'invitationState',
  method: 'POST',
  path: '/account/invitation/state',
  access: invited,
  summary: 'Whom an invitation is for',
  body: z.strictObject({ token: OneTimeToken }),
  response: z.object({
    email: EmailAddress,
    fullName: line(200),
    organisation: line(200),
    expiresAt: Instant,
  }),
  errors: ['INVITATION_INVALID', 'TOO_MANY_TRIES'],
});

export const acceptInvitationRoute = route({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/account/invitation',
  access: invited,
  summary: 'Use an invitation: set the first password',
  body: z.strictObject({ token: OneTimeToken, password: Password }),
  response: z.object({ email: EmailAddress }),
  errors: ['INVITATION_INVALID', 'PASSWORD_TOO_WEAK', 'TOO_MANY_TRIES'],
});

const own = { kind: 'signed-in', because: 'the caller’s own account' } as const;

export const PasskeyView = z.object({
  id: PasskeyId,
  name: line(100),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type PasskeyView = z.infer<typeof PasskeyView>;

export const AccountView = z.object({
  passkeys: z.array(PasskeyView),
  hasTotp: z.boolean(),
  passwordChangedAt: Instant,
});
export type AccountView = z.infer<typeof AccountView>;

export const accountRoute = route({
  name: 'account',
  method: 'GET',
  path: '/account',
  access: own,
  summary: 'How the caller signs in; not found where another provider is used',
  response: AccountView,
});

export const changePasswordRoute = route({
  name: 'changePassword',
  method: 'POST',
  path: '/account/password',
  access: own,
  summary: 'Change the own password; ends the caller’s other sign-ins',
  body: z.strictObject({ oldPassword: Password, newPassword: Password }),
  response: noContent,
  errors: ['PASSWORD_WRONG', 'PASSWORD_TOO_WEAK', 'TOO_MANY_TRIES'],
});

/** What changes how one signs in asks for the password again. */
const confirmed = z.strictObject({ password: Password });

export const passkeyOptionsRoute = route({
  name: 'passkeyOptions',
  method: 'POST',
  path: '/account/passkeys/options',
  access: own,
  summary: 'Begin to add a passkey',
  body: confirmed,
  response: PasskeyOptions,
  errors: ['PASSWORD_WRONG', 'TOO_MANY_TRIES'],
});

export const addPasskeyRoute = route({
  name: 'addPasskey',
  method: 'POST',
  path: '/account/passkeys',
  access: own,
  summary: 'Add a passkey, within five minutes of its options',
  body: z.strictObject({ name: line(100), response: PasskeyRegistration }),
  response: AccountView,
  errors: ['PASSKEY_REFUSED', 'CONFLICT'],
});

export const removePasskeyRoute = route({
  name: 'removePasskey',
  method: 'POST',
  path: '/account/passkeys/:passkeyId/remove',
  access: own,
  summary: 'Remove a passkey',
  params: z.object({ passkeyId: PasskeyId }),
  body: confirmed,
  response: AccountView,
  errors: ['PASSWORD_WRONG', 'TOO_MANY_TRIES'],
});

export const beginTotpRoute = route({
  name: 'beginTotp',
  method: 'POST',
  path: '/account/totp/begin',
  access: own,
  summary: 'Begin to set up an authenticator app; in use only once a code of it was given',
  body: confirmed,
  response: z.object({
    /** `otpauth://totp/…`, to be shown as a QR code. */
    uri: z.string().max(1_000),
    /** The same key in base32, to be typed. */
    secret: z.string().max(200),
  }),
  errors: ['PASSWORD_WRONG', 'CONFLICT', 'TOO_MANY_TRIES'],
});

export const confirmTotpRoute = route({
  name: 'confirmTotp',
  method: 'POST',
  path: '/account/totp/confirm',
  access: own,
  summary: 'Prove the authenticator app by a code of it; from now on it is asked for',
  body: z.strictObject({ code: TotpCode }),
  response: AccountView,
  errors: ['CODE_WRONG', 'CONFLICT', 'TOO_MANY_TRIES'],
});

export const removeTotpRoute = route({
  name: 'removeTotp',
  method: 'POST',
  path: '/account/totp/remove',
  access: own,
  summary: 'Stop using the authenticator app',
  body: confirmed,
  response: AccountView,
  errors: ['PASSWORD_WRONG', 'TOO_MANY_TRIES'],
});

export const SignInView = z.object({
  id: SignInId,
  createdAt: Instant,
  lastUsedAt: Instant,
  /** Address it was last used from. */
  address: z.string().max(100).nullable(),
  /** What the browser says it is, untrusted. */
  browser: z.string().max(300).nullable(),
  /** Of the device whose agent is signed in, as it calls itself; null: a browser is. */
  deviceName: DeviceName.nullable(),
  isCurrent: z.boolean(),
});
export type SignInView = z.infer<typeof SignInView>;

export const listSignInsRoute = route({
  name: 'listSignIns',
  method: 'GET',
  path: '/account/sign-ins',
  access: own,
  summary: 'Where the caller is signed in',
  response: z.object({ items: z.array(SignInView) }),
});

export const endSignInRoute = route({
  name: 'endSignIn',
  method: 'POST',
  path: '/account/sign-ins/:signInId/end',
  access: own,
  summary: 'End one of the caller’s sign-ins',
  params: z.object({ signInId: SignInId }),
  response: noContent,
});
