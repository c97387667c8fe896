import { createHash } from 'node:crypto';
import {
  CodedError,
  DevicePublicKey,
  Instant,
  PROOF_TYPE,
  PROOF_WINDOW_MS,
  type ProofFault,
} from '@alongside/protocol';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';

/** What a proof has to be for. */
export interface ExpectedProof {
  readonly method: string;
  /** Origin and path, without query: what the agent asked for, whatever a proxy made of it. */
  readonly address: string;
  /** The token beside it; null where there is none yet. */
  readonly token: string | null;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** What a proof that holds says. Whether its id is new is for the one who keeps them. */
export interface VerifiedProof {
  readonly publicKey: DevicePublicKey;
  /** Of the public key, SHA-256 in base64url (RFC 7638). */
  readonly thumbprint: string;
  /** `jti`. */
  readonly id: string;
}

const PROOF_MAX_CHARACTERS = 4_096;
/** RFC 7515, 7.1. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/u;
const MS_PER_SECOND = 1_000;

const Header = z.strictObject({
  typ: z.literal(PROOF_TYPE),
  alg: z.enum(['ES256', 'EdDSA']),
  jwk: DevicePublicKey,
});

const Claims = z.object({
  jti: z.string().min(8).max(128),
  htm: z.string().max(20),
  htu: z.url().max(2_000),
  iat: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  ath: z.string().max(64).optional(),
});

/**
 * Verifies that the holder of a key made this request now (RFC 9449, 4.3).
 * @param proof the header's value
 * @throws CodedError PROOF_INVALID with `reason`, a `ProofFault`
 */
export async function verifyProof(
  proof: string | string[] | undefined,
  expected: ExpectedProof,
): Promise<VerifiedProof> {
  if (proof === undefined || proof === '') throw refusal('missing');
  // Several headers come joined by a comma, which is in no JWT.
  if (typeof proof !== 'string' || proof.length > PROOF_MAX_CHARACTERS || !COMPACT.test(proof)) {
    throw refusal('malformed');
  }
  const { alg, jwk } = headerOf(proof);
  const claims = await claimsOf(proof, jwk, alg);
  if (claims.htm !== expected.method) throw refusal('method');
  if (withoutQuery(claims.htu) !== withoutQuery(expected.address)) throw refusal('address');
  if (Math.abs(claims.iat * MS_PER_SECOND - expected.nowMs) > PROOF_WINDOW_MS) {
    throw refusal('time', { serverTime: Instant.parse(new Date(expected.nowMs).toISOString()) });
  }
  const hash = expected.token === null ? undefined : sha256(expected.token);
  if (claims.ath !== hash) throw refusal('token');
  return { publicKey: jwk, thumbprint: await calculateJwkThumbprint(jwk), id: claims.jti };
}

function headerOf(proof: string): z.infer<typeof Header> {
  try {
    return Header.parse(decodeProtectedHeader(proof));
  } catch (cause) {
    throw refusal('malformed', {}, cause);
  }
}

async function claimsOf(proof: string, jwk: DevicePublicKey, alg: string): Promise<z.infer<typeof Claims>> {
  let payload: Uint8Array;
  try {
    ({ payload } = await compactVerify(proof, await importJWK(jwk, alg), { algorithms: [alg] }));
  } catch (cause) {
    throw refusal('signature', {}, cause);
  }
  try {
    return Claims.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
  } catch (cause) {
    throw refusal('malformed', {}, cause);
  }
}

/** Compared as the standard of addresses writes them: case of the host, default ports. */
function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

const refusal = (reason: ProofFault, more: Readonly<Record<string, unknown>> = {}, cause?: unknown) =>
  new CodedError('PROOF_INVALID', { reason, ...more }, { cause });
