import {
  CodedError,
  type PasskeyAssertion,
  PasskeyOptions,
  type PasskeyRegistration,
} from '@alongside/protocol';
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** Loaded when the first passkey is used: its certificate readers take longer to load than the rest of the server. */
const webAuthn = () => import('@simplewebauthn/server');

const TIMEOUT_MS = 5 * 60_000;
/** How long a challenge can be answered. */
export const CHALLENGE_MS = TIMEOUT_MS;

/** Where passkeys are made and used: they belong to the host and answer to nothing else. */
export interface PasskeySite {
  readonly name: string;
  readonly rpId: string;
  readonly origin: string;
}

export const passkeySiteOf = (origin: string): PasskeySite => ({
  name: 'Alongside',
  rpId: new URL(origin).hostname,
  origin,
});

export interface StoredPasskey {
  readonly credential_id: string;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

interface Ceremony {
  readonly challenge: string;
  readonly options: PasskeyOptions;
}

/** What comes from a browser is only ever compared with these names, so an unknown one does no harm. */
const transportsOf = (passkey: { readonly transports: readonly string[] }): AuthenticatorTransport[] =>
  [...passkey.transports] as AuthenticatorTransport[];

const ceremony = (options: { readonly challenge: string }): Ceremony => ({
  challenge: options.challenge,
  options: PasskeyOptions.parse(JSON.parse(JSON.stringify(options))),
});

/**
 * @param passkeys of the account as second factor; null: whichever passkey the person has for this site, which then
 * must verify the person, because it stands alone
 */
export async function beginUse(
  site: PasskeySite,
  passkeys: readonly StoredPasskey[] | null,
): Promise<Ceremony> {
  const { generateAuthenticationOptions } = await webAuthn();
  const options = await generateAuthenticationOptions({
    rpID: site.rpId,
    timeout: TIMEOUT_MS,
    userVerification: passkeys === null ? 'required' : 'preferred',
    allowCredentials: (passkeys ?? []).map((passkey) => ({
      id: passkey.credential_id,
      transports: transportsOf(passkey),
    })),
  });
  return ceremony(options);
}

interface Use {
  readonly response: PasskeyAssertion;
  readonly challenge: string;
  readonly passkey: StoredPasskey;
  readonly isAlone: boolean;
}

/** @returns the passkey's new counter, or null if the answer doesn't hold */
export async function finishUse(site: PasskeySite, use: Use): Promise<number | null> {
  const { verifyAuthenticationResponse } = await webAuthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: use.response as AuthenticationResponseJSON,
      expectedChallenge: use.challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      credential: {
        id: use.passkey.credential_id,
        publicKey: new Uint8Array(use.passkey.public_key),
        counter: use.passkey.counter,
        transports: transportsOf(use.passkey),
      },
      requireUserVerification: use.isAlone,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch (error) {
    // The library throws for each way in which an answer can be wrong; to the one who gave it they are one.
    if (error instanceof Error) return null;
    throw error;
  }
}

interface Owner {
  readonly accountId: string;
  readonly email: string;
  readonly fullName: string;
  readonly passkeys: readonly StoredPasskey[];
}

export async function beginAdding(site: PasskeySite, owner: Owner): Promise<Ceremony> {
  const { generateRegistrationOptions } = await webAuthn();
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpId,
    userID: new Uint8Array(Buffer.from(owner.accountId)),
    userName: owner.email,
    userDisplayName: owner.fullName,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: owner.passkeys.map((passkey) => ({
      id: passkey.credential_id,
      transports: transportsOf(passkey),
    })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
  return ceremony(options);
}

/** @throws CodedError PASSKEY_REFUSED */
export async function finishAdding(
  site: PasskeySite,
  adding: { readonly response: PasskeyRegistration; readonly challenge: string },
): Promise<StoredPasskey> {
  const refused = (cause?: unknown) => new CodedError('PASSKEY_REFUSED', {}, { cause });
  const { verifyRegistrationResponse } = await webAuthn();
  const result = await verifyRegistrationResponse({
    response: adding.response as RegistrationResponseJSON,
    expectedChallenge: adding.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: false,
  }).catch((error: unknown) => {
    throw refused(error);
  });
  if (!result.verified) throw refused();
  const { credential } = result.registrationInfo;
  return {
    credential_id: credential.id,
    public_key: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
  };
}

/** The account that a discoverable passkey says it is for. */
export const accountOfHandle = (response: PasskeyAssertion): string | null => {
  const handle = response.response.userHandle;
  return handle === undefined || handle === null ? null : Buffer.from(handle, 'base64url').toString('utf8');
};
