import { z } from 'zod';
import { DeviceFacts, DeviceName, DeviceReport } from '../device.ts';
import { GrantKey } from '../grant-proof.ts';
import { DeviceId, TenantId } from '../ids.ts';
import { Locale, Profile } from '../profile.ts';
import { Instant, line } from '../text.ts';
import { noContent, route } from './route.ts';

/**
 * An agent's own sign-in. A browser in which somebody is signed in hands one over by a code (RFC 8252, PKCE of RFC 7636);
 * the agent redeems it with a DPoP proof of its device's key (RFC 9449), which enrols the device. From then on every
 * request of the agent, the upgrade to the live socket included, has
 *
 *   Authorization: DPoP <token>
 *   DPoP: <proof>
 *
 * where the proof is a JWT with header `{typ: 'dpop+jwt', alg: 'ES256' | 'EdDSA', jwk}` and payload
 * `{jti, htm, htu, iat, ath}`: `htu` is the server's origin with the path, without query; `ath` the SHA-256 of the token in
 * base64url; `jti` is used once. An agent sends no cookie, no CSRF token, and no `Origin` or the server's own.
 */

/** Time from the code to its use. */
export const AGENT_CODE_LIFETIME_MS = 60_000;
/** How far `iat` of a proof may be from the server's clock, either way. */
export const PROOF_WINDOW_MS = 120_000;
/** `typ` of a proof (RFC 9449, 4.2). */
export const PROOF_TYPE = 'dpop+jwt';

/** What is wrong with a proof: `reason` among the details of PROOF_INVALID. With `time` comes `serverTime`, an `Instant`. */
export const ProofFault = z.enum([
  'missing',
  'malformed',
  'signature',
  'method',
  'address',
  'time',
  'token',
  'key',
  'replayed',
]);
export type ProofFault = z.infer<typeof ProofFault>;

/** SHA-256 of the verifier in base64url (RFC 7636, 4.2): method S256, the only one. */
export const CodeChallenge = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);
/** RFC 7636, 4.1. */
const CodeVerifier = z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/u);

/** The fragment of `/agent/sign-in`, the page that an agent opens in the system's browser. Made by a program: hostile. */
export const AgentSignInRequest = z.strictObject({
  challenge: CodeChallenge,
  /** Where the agent listens on 127.0.0.1. */
  port: z
    .string()
    .regex(/^[1-9]\d{3,4}$/u)
    .transform(Number)
    .pipe(z.int().min(1_024).max(65_535)),
  /** Given back to the agent as it came. */
  state: z.string().regex(/^[A-Za-z0-9_-]{16,128}$/u),
  /** Name of the device, for the question. */
  device: DeviceName,
});
export type AgentSignInRequest = z.infer<typeof AgentSignInRequest>;

/** Path of that page, and of the agent's answer page at `http://127.0.0.1:PORT`. */
export const AGENT_SIGN_IN_PATH = '/agent/sign-in';
/** The browser comes with `code` and `state`, or with `error=access_denied` and `state` when the person said no. */
export const AGENT_CALLBACK_PATH = '/callback';

/** What an agent knows of its own sign-in. */
export const AgentMe = z.object({
  device: z.object({ id: DeviceId, name: DeviceName }),
  tenant: z.object({ id: TenantId, name: line(200), isEnabled: z.boolean() }),
  person: Profile,
  locale: Locale.nullable(),
  /** When the sign-in ends at the latest. */
  expiresAt: Instant,
  /** Any of them may have signed a grant's proof. A proof with another `kid`: ask `GET /agent/me` again. */
  grantKeys: z.array(GrantKey).min(1).max(10),
});
export type AgentMe = z.infer<typeof AgentMe>;

export const createAgentCodeRoute = route({
  name: 'createAgentCode',
  method: 'POST',
  path: '/agent/sign-in-codes',
  access: { kind: 'signed-in', because: 'hands over the caller’s own sign-in' },
  summary: 'A code by which an agent on this machine signs the caller in, once, within a minute',
  body: z.strictObject({ codeChallenge: CodeChallenge }),
  response: z.object({ code: z.string(), expiresAt: Instant }),
  errors: ['TENANT_OFF'],
});

export const agentSignInRoute = route({
  name: 'agentSignIn',
  method: 'POST',
  path: '/agent/sign-ins',
  callers: 'agent',
  access: {
    kind: 'public',
    because: 'guarded by the one-time code, its verifier and the proof of the device’s key',
  },
  summary: 'Sign an agent in by a code; enrols its device at the first time',
  body: z.strictObject({
    code: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
    codeVerifier: CodeVerifier,
    device: DeviceFacts,
  }),
  response: AgentMe.extend({ token: z.string() }),
  errors: ['PROOF_INVALID', 'AGENT_CODE_INVALID', 'TENANT_OFF', 'DEVICE_RETIRED'],
});

export const agentMeRoute = route({
  name: 'agentMe',
  method: 'GET',
  path: '/agent/me',
  callers: 'agent',
  access: { kind: 'signed-in', because: 'the agent’s own sign-in' },
  summary: 'Who is signed in on this device, and the keys that sign grants',
  response: AgentMe,
});

export const setDeviceFactsRoute = route({
  name: 'setDeviceFacts',
  method: 'PUT',
  path: '/agent/device',
  callers: 'agent',
  access: { kind: 'signed-in', because: 'the agent’s own device' },
  summary: 'What the device says of itself now, after an update or a new name',
  body: DeviceFacts,
  response: AgentMe,
});

export const endAgentSignInRoute = route({
  name: 'endAgentSignIn',
  method: 'DELETE',
  path: '/agent/sign-ins/current',
  callers: 'agent',
  access: { kind: 'signed-in', because: 'ends the agent’s own sign-in' },
  summary: 'Sign the agent out; its device stays enrolled',
  response: noContent,
});

/**
 * What a device does by itself, whoever is signed in. It proves its key as an agent does, with its own id in the place of
 * a sign-in's token: `Authorization: DPoP <device id>`. It may say what it is and be online; whatever concerns a person
 * needs that person's sign-in.
 */
const BY_KEY = { kind: 'public', because: 'guarded by the proof of the device’s key' } as const;

/** Characters of an enrolment token. */
export const EnrolmentToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

export const enrolDeviceRoute = route({
  name: 'enrolDevice',
  method: 'POST',
  path: '/agent/enrol',
  callers: 'agent',
  access: { kind: 'public', because: 'guarded by the enrolment token and the proof of the device’s key' },
  summary: 'Enrol a device by a token, without anybody signing in; once more is the same device',
  body: z.strictObject({ token: EnrolmentToken, device: DeviceFacts }),
  response: z.object({
    device: z.object({ id: DeviceId, name: DeviceName }),
    tenant: z.object({ id: TenantId, name: line(200) }),
  }),
  errors: ['PROOF_INVALID', 'ENROLMENT_TOKEN_INVALID', 'TENANT_OFF', 'DEVICE_RETIRED', 'CONFLICT'],
});

export const reportDeviceRoute = route({
  name: 'reportDevice',
  method: 'PUT',
  path: '/agent/facts',
  callers: 'agent',
  access: BY_KEY,
  summary: 'What the device is and how it is protected, at its agent’s start and when something changes',
  body: DeviceReport,
  response: z.object({
    device: z.object({ id: DeviceId, name: z.string() }),
    /** It is to make itself another key now. */
    isNewKeyDue: z.boolean(),
  }),
  errors: ['PROOF_INVALID', 'DEVICE_RETIRED', 'DEVICE_UNENROLLED'],
});

export const replaceDeviceKeyRoute = route({
  name: 'replaceDeviceKey',
  method: 'POST',
  path: '/agent/key',
  callers: 'agent',
  access: BY_KEY,
  summary: 'Another key for the device: the request is proven by the old one, the body by the new one',
  body: z.strictObject({
    /** Of the new key, made as the one of the header is. */
    proof: z.string().max(4_096),
  }),
  response: noContent,
  errors: ['PROOF_INVALID', 'DEVICE_RETIRED', 'DEVICE_UNENROLLED', 'CONFLICT'],
});
