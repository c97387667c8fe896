import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** Everything secret of the identity feature that isn't in the database; made once, kept in one file of the data folder. */
export const IdentityKeys = z.object({
  /** Signs the embedded provider's tokens. */
  signingKey: z.looseObject({
    kty: z.literal('EC'),
    crv: z.string(),
    x: z.string(),
    y: z.string(),
    d: z.string(),
  }),
  /** Signs the embedded provider's cookies. */
  cookieKey: z.string().min(43),
  /** Our own client of the embedded provider. */
  clientSecret: z.string().min(43),
  /** Derives CSRF tokens from sign-ins. */
  csrfKey: z.string().min(43),
  /** AES-256 key of client secrets, TOTP keys and ID tokens in the database, base64url. */
  sealingKey: z.string().length(43),
});
export type IdentityKeys = z.infer<typeof IdentityKeys>;

const random = (): string => randomBytes(32).toString('base64url');

export async function makeIdentityKeys(): Promise<IdentityKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' };
  return IdentityKeys.parse({
    signingKey: jwk,
    cookieKey: random(),
    clientSecret: random(),
    csrfKey: random(),
    sealingKey: random(),
  });
}
