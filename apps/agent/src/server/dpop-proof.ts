import { createHash, randomUUID } from 'node:crypto';
import { PROOF_TYPE } from '@alongside/protocol';
import { SignJWT } from 'jose';
import type { DeviceKey } from './device-key.ts';

interface ProvenRequest {
  readonly method: string;
  /** Origin and path, without query. */
  readonly address: string;
  /** null: there is no sign-in yet. */
  readonly token: string | null;
  /** By the server's clock, milliseconds since 1970. */
  readonly nowMs: number;
}

/** A proof that this request comes from the device with this key (RFC 9449, 4.2). */
export function dpopProof(key: DeviceKey, request: ProvenRequest): Promise<string> {
  const { method, address, token, nowMs } = request;
  return new SignJWT({
    jti: randomUUID(),
    htm: method,
    htu: address,
    ...(token !== null && { ath: createHash('sha256').update(token).digest('base64url') }),
  })
    .setProtectedHeader({ typ: PROOF_TYPE, alg: 'ES256', jwk: key.publicKey })
    .setIssuedAt(Math.floor(nowMs / 1_000))
    .sign(key.privateKey);
}
