/** How somebody proved who they are, as the ID token says it (RFC 8176), and how strong that is. */
const ACR_PASSWORD = 'urn:alongside:acr:single-factor';
const ACR_MULTIPLE = 'urn:alongside:acr:multi-factor';
/** Bound to this origin by the authenticator: nothing to be phished. */
const ACR_PHISHING_RESISTANT = 'urn:alongside:acr:phishing-resistant';
export const ACR_VALUES = [ACR_PASSWORD, ACR_MULTIPLE, ACR_PHISHING_RESISTANT];

export type Proof = 'password' | 'password-totp' | 'password-passkey' | 'passkey';

interface AuthenticationMethods {
  readonly amr: string[];
  readonly acr: string;
}

export const methodsOf: Readonly<Record<Proof, AuthenticationMethods>> = {
  password: { amr: ['pwd'], acr: ACR_PASSWORD },
  'password-totp': { amr: ['pwd', 'otp', 'mfa'], acr: ACR_MULTIPLE },
  'password-passkey': { amr: ['pwd', 'pop', 'mfa'], acr: ACR_PHISHING_RESISTANT },
  // A passkey is taken alone only when its authenticator verified the person (PIN, finger, face).
  passkey: { amr: ['pop', 'user', 'mfa'], acr: ACR_PHISHING_RESISTANT },
};
