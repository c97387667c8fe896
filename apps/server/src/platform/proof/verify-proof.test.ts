import { createHash } from 'node:crypto';
import { CodedError, PROOF_WINDOW_MS } from '@alongside/protocol';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyProof } from './verify-proof.ts';

const ADDRESS = 'https://help.example.org/api/v1/sessions/join';
const NOW_MS = 1_800_000_000_000;
const TOKEN = 'a token';
const ath = createHash('sha256').update(TOKEN).digest('base64url');
const expected = { method: 'POST', address: ADDRESS, token: TOKEN, nowMs: NOW_MS };
const claims = { jti: 'once-and-only', htm: 'POST', htu: ADDRESS, iat: NOW_MS / 1_000, ath };

interface Key {
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
  readonly alg: 'ES256' | 'EdDSA';
}

async function makeKey(alg: Key['alg']): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { jwk: await exportJWK(publicKey), privateKey, alg };
}

const sign = (key: Key, payload: object = claims, header: object = {}): Promise<string> =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: key.alg, jwk: key.jwk, ...header })
    .sign(key.privateKey);

const reasonOf = async (proof: string | string[] | undefined, change: object = {}): Promise<unknown> => {
  try {
    await verifyProof(proof, { ...expected, ...change });
    return null;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    expect(error.code).toBe('PROOF_INVALID');
    return error.details['reason'];
  }
};

describe('the proof of a request', () => {
  let key: Key;
  let other: Key;
  beforeAll(async () => {
    key = await makeKey('ES256');
    other = await makeKey('EdDSA');
  });

  test('PRO1 tells whose key made the request, for both kinds of keys', async () => {
    for (const each of [key, other]) {
      expect(await verifyProof(await sign(each), expected)).toEqual({
        publicKey: each.jwk,
        thumbprint: await calculateJwkThumbprint(each.jwk),
        id: 'once-and-only',
      });
    }
  });

  test('PRO1 is compared by the parts of the address, not by how it is written', async () => {
    expect(await reasonOf(await sign(key, { ...claims, htu: ADDRESS.replace('help.', 'HELP.') }))).toBeNull();
    expect(await reasonOf(await sign(key), { address: `${ADDRESS}?query=1` })).toBeNull();
  });

  test('PRO2 is for one method, one address, one token', async () => {
    expect(await reasonOf(await sign(key, { ...claims, htm: 'GET' }))).toBe('method');
    expect(await reasonOf(await sign(key), { method: 'DELETE' })).toBe('method');
    for (const htu of [
      `${ADDRESS}/more`,
      'https://evil.example/api/v1/sessions/join',
      'http://help.example.org/api/v1/sessions/join',
      'https://help.example.org:8443/api/v1/sessions/join',
    ])
      expect(await reasonOf(await sign(key, { ...claims, htu })), htu).toBe('address');
    expect(await reasonOf(await sign(key), { token: 'another' })).toBe('token');
    expect(await reasonOf(await sign(key, { ...claims, ath: undefined }))).toBe('token');
    expect(await reasonOf(await sign(key), { token: null })).toBe('token');
  });

  test('PRO2 is of this time, and a refusal tells the time here', async () => {
    const at = (ms: number) => sign(key, { ...claims, iat: (NOW_MS + ms) / 1_000 });
    expect(await reasonOf(await at(PROOF_WINDOW_MS))).toBeNull();
    expect(await reasonOf(await at(-PROOF_WINDOW_MS))).toBeNull();
    expect(await reasonOf(await at(PROOF_WINDOW_MS + 1_000))).toBe('time');
    await expect(verifyProof(await at(-PROOF_WINDOW_MS - 1_000), expected)).rejects.toMatchObject({
      details: { reason: 'time', serverTime: new Date(NOW_MS).toISOString() },
    });
  });

  test('PRO3 is signed by the key that it names', async () => {
    expect(await reasonOf(await sign(key, claims, { jwk: (await makeKey('ES256')).jwk }))).toBe('signature');
    const [header = '', , signature = ''] = (await sign(key)).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims, htm: 'GET' })).toString('base64url');
    expect(await reasonOf(`${header}.${payload}.${signature}`)).toBe('signature');
    expect(await reasonOf(await sign({ ...other, jwk: key.jwk }))).toBe('signature');
  });

  test('PRO3 is of no other kind: none, shared secrets, private keys, other types of token', async () => {
    const none = Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg: 'none', jwk: key.jwk })).toString(
      'base64url',
    );
    expect(await reasonOf(`${none}.${(await sign(key)).split('.')[1] ?? ''}.`)).toBe('malformed');
    const hmac = await new SignJWT({ ...claims })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk: key.jwk })
      .sign(Buffer.from('guess'));
    expect(await reasonOf(hmac)).toBe('malformed');
    expect(await reasonOf(await sign(key, claims, { jwk: await exportJWK(key.privateKey) }))).toBe(
      'malformed',
    );
    expect(await reasonOf(await sign(key, claims, { typ: 'JWT' }))).toBe('malformed');
    expect(await reasonOf(await sign(key, claims, { jku: 'https://evil.example' }))).toBe('malformed');
  });

  test.each([
    [{ jti: '' }],
    [{ jti: 'x'.repeat(200) }],
    [{ jti: 7 }],
    [{ iat: 'now' }],
    [{ iat: -1 }],
    [{ htu: 'no address' }],
    [{ htm: null }],
  ])('PRO4 claims %o are refused', async (change) => {
    expect(await reasonOf(await sign(key, { ...claims, ...change }))).toBe('malformed');
  });

  test('PRO4 whatever else comes is refused with a reason, and nothing throws', async () => {
    expect(await reasonOf(undefined)).toBe('missing');
    expect(await reasonOf('')).toBe('missing');
    const proof = await sign(key);
    for (const wrong of ['x', '..', 'a.b.c', `${proof}, ${proof}`, 'x'.repeat(5_000), '\0']) {
      expect(await reasonOf(wrong), wrong.slice(0, 20)).toBe('malformed');
    }
    expect(await reasonOf([proof, proof])).toBe('malformed');
  });
});
