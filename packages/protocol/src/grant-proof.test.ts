import { describe, expect, test } from 'vitest';
import { checkGrantClaims, type ExpectedGrant, type GrantClaims } from './grant-proof.ts';
import { DeviceId, GrantId, PersonId, SessionId, TenantId } from './ids.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const nowMs = 1_800_000_000_000;
const nowS = nowMs / 1_000;

const expected: ExpectedGrant = {
  tenantId: TenantId.parse(uuid(1)),
  deviceId: DeviceId.parse(uuid(2)),
  sessionId: SessionId.parse(uuid(3)),
  grantId: GrantId.parse(uuid(4)),
  capability: 'control',
  helperId: PersonId.parse(uuid(5)),
  nowMs,
};

const claims: GrantClaims = {
  iss: expected.tenantId,
  aud: expected.deviceId,
  sid: expected.sessionId,
  jti: expected.grantId,
  cap: 'control',
  hlp: expected.helperId,
  iat: nowS - 60,
  exp: nowS + 60,
};

const faultOf = (payload: unknown, at = nowMs): string | null => {
  const checked = checkGrantClaims(payload, { ...expected, nowMs: at });
  return checked.ok ? null : checked.fault;
};

describe('claims of a grant', () => {
  test('GPR1 prove the grant they name', () => {
    expect(checkGrantClaims(claims, expected)).toEqual({ ok: true, claims });
  });

  test.each([
    [{ iss: uuid(9) }, 'other-tenant'],
    [{ aud: uuid(9) }, 'other-device'],
    [{ sid: uuid(9) }, 'other-session'],
    [{ jti: uuid(9) }, 'other-grant'],
    [{ cap: 'view' }, 'other-capability'],
    [{ hlp: uuid(9) }, 'other-helper'],
  ] as const)('GPR1 prove no other one: %o', (change, fault) => {
    expect(faultOf({ ...claims, ...change })).toBe(fault);
  });

  test('GPR2 prove nothing outside of their time', () => {
    expect(faultOf(claims, claims.exp * 1_000 - 1)).toBeNull();
    expect(faultOf(claims, claims.exp * 1_000)).toBe('expired');
    expect(faultOf({ ...claims, iat: nowS + 60 })).toBeNull();
    expect(faultOf({ ...claims, iat: nowS + 121, exp: nowS + 600 })).toBe('of-the-future');
    expect(faultOf(claims, Number.NaN)).toBe('of-the-future');
  });

  test.each([
    null,
    undefined,
    '',
    [],
    {},
    { ...claims, more: 1 },
    { ...claims, cap: 'everything' },
    { ...claims, exp: String(claims.exp) },
    { ...claims, exp: Number.POSITIVE_INFINITY },
    { ...claims, iat: -1 },
    { ...claims, aud: [claims.aud] },
  ])('GPR3 %o proves nothing', (payload) => {
    expect(faultOf(payload)).toBe('malformed');
  });
});
