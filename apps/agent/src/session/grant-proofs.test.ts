import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import { DeviceId, Grant, GrantId, GrantKey, SessionView, TenantId } from '@alongside/protocol';
import { CompactSign } from 'jose';
import { expect, test } from 'vitest';
import { GrantProofs } from './grant-proofs.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [tenant, device, session, grantId, helper, other] = [1, 2, 3, 4, 5, 6].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const NOW_MS = Date.UTC(2026, 5, 1);
const NOW_S = NOW_MS / 1_000;

function keyPair(kid: string): { readonly privateKey: KeyObject; readonly key: GrantKey } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = GrantKey.parse({ ...publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA', use: 'sig' });
  return { privateKey, key };
}

const tenantKey = keyPair('first');

const CLAIMS = {
  iss: tenant,
  aud: device,
  sid: session,
  jti: grantId,
  cap: 'control',
  hlp: helper,
  iat: NOW_S - 10,
  exp: NOW_S + 3_600,
};

function sign(claims: object, header: object = {}, key: KeyObject = tenantKey.privateKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'alongside-grant+jwt', kid: 'first', ...header })
    .sign(key);
}

function viewWith(proof: string | null): SessionView {
  const at = new Date(NOW_MS).toISOString();
  const until = new Date(NOW_MS + 3_600_000).toISOString();
  const grant = Grant.parse({ id: grantId, capability: 'control', allowedAt: at, until, proof });
  return SessionView.parse({
    id: session,
    version: 1,
    side: 'sharer',
    startedBy: 'code',
    createdAt: at,
    helper: {
      personId: helper,
      fullName: 'A B',
      firstName: null,
      lastName: null,
      jobTitle: null,
      company: null,
      email: 'a@example.org',
      verifiedDomain: null,
      picture: null,
    },
    sharer: null,
    device: null,
    presence: { helper: { kind: 'awaited' }, sharer: { kind: 'awaited' } },
    isChatAllowed: true,
    modes: {},
    progress: {
      kind: 'active',
      startedAt: at,
      endsAt: until,
      question: null,
      grants: [grant],
      pausedBy: [],
    },
  });
}

function checking(renewed: readonly GrantKey[] | null = []) {
  const reasons: string[] = [];
  const asked = { times: 0 };
  const proofs = new GrantProofs({
    tenantId: TenantId.parse(tenant),
    deviceId: DeviceId.parse(device),
    keys: [tenantKey.key],
    renewKeys: () => {
      asked.times += 1;
      return renewed === null ? Promise.reject(new Error('away')) : Promise.resolve(renewed);
    },
    serverTime: () => NOW_MS,
    refused: (_, reason) => reasons.push(reason),
  });
  return { proofs, reasons, asked };
}

test('AGS1 a grant with a proof by the tenant’s key counts', async () => {
  const { proofs, reasons } = checking();
  expect(await proofs.prove(viewWith(await sign(CLAIMS)))).toEqual(new Set([GrantId.parse(grantId)]));
  expect(reasons).toEqual([]);
});

const stranger = keyPair('first');

test.for<readonly [string, () => Promise<string | null>, string]>([
  ['without a proof', () => Promise.resolve(null), 'missing'],
  ['with words for a proof', () => Promise.resolve('yes, trust me'), 'unverifiable'],
  ['signed by another key of the same name', () => sign(CLAIMS, {}, stranger.privateKey), 'unverifiable'],
  ['signed by a key that the tenant doesn’t have', () => sign(CLAIMS, { kid: 'second' }), 'other-key'],
  ['whose payload was changed', async () => forged(await sign(CLAIMS)), 'unverifiable'],
  ['that is unsigned', async () => unsigned(await sign(CLAIMS)), 'unverifiable'],
  ['of another kind', () => sign(CLAIMS, { typ: 'dpop+jwt' }), 'unverifiable'],
  ['of another tenant', () => sign({ ...CLAIMS, iss: other }), 'other-tenant'],
  ['for another device', () => sign({ ...CLAIMS, aud: other }), 'other-device'],
  ['of another session', () => sign({ ...CLAIMS, sid: other }), 'other-session'],
  ['of another grant', () => sign({ ...CLAIMS, jti: other }), 'other-grant'],
  ['for another helper', () => sign({ ...CLAIMS, hlp: other }), 'other-helper'],
  ['for viewing, shown for control', () => sign({ ...CLAIMS, cap: 'view' }), 'other-capability'],
  ['that has run out', () => sign({ ...CLAIMS, exp: NOW_S - 1 }), 'expired'],
  ['of the future', () => sign({ ...CLAIMS, iat: NOW_S + 1_000 }), 'of-the-future'],
  ['with a claim too many', () => sign({ ...CLAIMS, also: 'elevation' }), 'malformed'],
])('AGS1 a grant %s doesn’t count', async ([, proof, reason]) => {
  const { proofs, reasons } = checking();
  expect(await proofs.prove(viewWith(await proof()))).toEqual(new Set());
  expect(reasons).toEqual([reason]);
});

test('AGS1 a key that the tenant made anew is asked for, and without the server nothing counts by it', async () => {
  const renewed = keyPair('second');
  const proof = await sign(CLAIMS, { kid: 'second' }, renewed.privateKey);
  const reached = checking([renewed.key]);
  expect((await reached.proofs.prove(viewWith(proof))).size).toBe(1);
  expect(reached.asked.times).toBe(1);
  const away = checking(null);
  expect((await away.proofs.prove(viewWith(proof))).size).toBe(0);
});

function forged(proof: string): string {
  const [header, , signature] = proof.split('.');
  const payload = Buffer.from(JSON.stringify({ ...CLAIMS, exp: NOW_S + 999_999 })).toString('base64url');
  return [header, payload, signature].join('.');
}

function unsigned(proof: string): string {
  const header = { alg: 'none', typ: 'alongside-grant+jwt', kid: 'first' };
  return `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${proof.split('.')[1] ?? ''}.`;
}
