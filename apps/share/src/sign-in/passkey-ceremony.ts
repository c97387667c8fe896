import { CodedError, PasskeyAssertion, type PasskeyOptions, PasskeyRegistration } from '@alongside/protocol';
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

/** The person closed the browser's window, or took too long. */
export class PasskeyDismissed extends Error {}

export const canUsePasskeys = (): boolean => browserSupportsWebAuthn();

/** Lets the person use a passkey. */
export async function answerWithPasskey(options: PasskeyOptions): Promise<PasskeyAssertion> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return PasskeyAssertion.parse(await translated(startAuthentication({ optionsJSON })));
}

/** Lets the person make a passkey. */
export async function makePasskey(options: PasskeyOptions): Promise<PasskeyRegistration> {
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return PasskeyRegistration.parse(await translated(startRegistration({ optionsJSON })));
}

async function translated<T>(ceremony: Promise<T>): Promise<T> {
  try {
    return await ceremony;
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    const isDismissed = name === 'NotAllowedError' || name === 'AbortError';
    if (isDismissed) throw new PasskeyDismissed('', { cause });
    if (cause instanceof WebAuthnError && cause.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') {
      throw new CodedError('CONFLICT', {}, { cause });
    }
    throw new CodedError('PASSKEY_REFUSED', {}, { cause });
  }
}
