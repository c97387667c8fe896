import { z } from 'zod';
import { DeviceId, GrantId, PersonId, SessionId, TenantId } from './ids.ts';
import { Capability } from './modes.ts';

/** `typ` of a grant proof's header: a token of another kind isn't taken for one (RFC 8725, 3.11). */
export const GRANT_PROOF_TYPE = 'alongside-grant+jwt';
/** `alg` of a grant proof's header: Ed25519 (RFC 8037). */
export const GRANT_PROOF_ALGORITHM = 'EdDSA';

/** How long the two clocks may differ before a proof that was just made counts as one of the future, in seconds. */
const CLOCK_SKEW_S = 120;

/** Protected header of a grant proof, a compact JWS. */
export const GrantProofHeader = z.strictObject({
  alg: z.literal(GRANT_PROOF_ALGORITHM),
  typ: z.literal(GRANT_PROOF_TYPE),
  /** Which of the tenant's grant keys. */
  kid: z.string().min(1).max(100),
});
export type GrantProofHeader = z.infer<typeof GrantProofHeader>;

/** A tenant's public grant key, as an agent gets it: Ed25519 (RFC 8037). */
export const GrantKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
  kid: z.string().min(1).max(100),
  alg: z.literal(GRANT_PROOF_ALGORITHM),
  use: z.literal('sig'),
});
export type GrantKey = z.infer<typeof GrantKey>;

/** What the server says by its signature: this helper may do this, in this session, on this device, until then. */
export const GrantClaims = z.strictObject({
  iss: TenantId,
  aud: DeviceId,
  sid: SessionId,
  jti: GrantId,
  cap: Capability,
  /** The helper. */
  hlp: PersonId,
  /** When the sharer allowed it, in seconds since 1970. */
  iat: z.int().min(0),
  /** When it ends, in seconds since 1970. */
  exp: z.int().min(0),
});
export type GrantClaims = z.infer<typeof GrantClaims>;

/** What the one who checks a proof knows itself. */
export interface ExpectedGrant {
  readonly tenantId: TenantId;
  readonly deviceId: DeviceId;
  readonly sessionId: SessionId;
  readonly grantId: GrantId;
  readonly capability: Capability;
  readonly helperId: PersonId;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** Why claims don't prove a grant: the first thing that is wrong. */
export type GrantClaimsFault =
  | 'malformed'
  | 'other-tenant'
  | 'other-device'
  | 'other-session'
  | 'other-grant'
  | 'other-capability'
  | 'other-helper'
  | 'of-the-future'
  | 'expired';

export type CheckedGrantClaims =
  | { readonly ok: true; readonly claims: GrantClaims }
  | { readonly ok: false; readonly fault: GrantClaimsFault };

const MS_PER_SECOND = 1_000;

/**
 * Whether the payload of a proof whose signature was verified proves exactly this grant now. In doubt it doesn't.
 * @param payload as it came out of the JWS
 */
export function checkGrantClaims(payload: unknown, expected: ExpectedGrant): CheckedGrantClaims {
  const parsed = GrantClaims.safeParse(payload);
  if (!parsed.success) return { ok: false, fault: 'malformed' };
  const fault = faultOf(parsed.data, expected);
  return fault === null ? { ok: true, claims: parsed.data } : { ok: false, fault };
}

function faultOf(claims: GrantClaims, expected: ExpectedGrant): GrantClaimsFault | null {
  const differing: readonly (readonly [string, string, GrantClaimsFault])[] = [
    [claims.iss, expected.tenantId, 'other-tenant'],
    [claims.aud, expected.deviceId, 'other-device'],
    [claims.sid, expected.sessionId, 'other-session'],
    [claims.jti, expected.grantId, 'other-grant'],
    [claims.cap, expected.capability, 'other-capability'],
    [claims.hlp, expected.helperId, 'other-helper'],
  ];
  for (const [said, known, fault] of differing) if (said !== known) return fault;
  const nowS = expected.nowMs / MS_PER_SECOND;
  // Written so that a time that is no number is refused.
  if (!(claims.iat <= nowS + CLOCK_SKEW_S)) return 'of-the-future';
  return nowS < claims.exp ? null : 'expired';
}
