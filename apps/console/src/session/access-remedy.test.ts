import { type AccessMissing, CodedError } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import { isApprovalAsked, remedyFor } from './access-remedy.ts';

const missing = (reason: AccessMissing['reason'], on = 'A policy', side: 'helper' | 'sharer' = 'helper') => ({
  reason,
  on,
  side,
});

describe('what a helper can do about a refusal', () => {
  test('RMD1 signing in anew, where that is all that policies ask of the helper', () => {
    expect(remedyFor([missing('needs-mfa')])).toEqual({ kind: 'step-up', needs: ['mfa'] });
    expect(
      remedyFor([missing('needs-mfa'), missing('needs-mfa', 'B'), missing('needs-fresh-sign-in')]),
    ).toEqual({
      kind: 'step-up',
      needs: ['mfa', 'fresh-sign-in'],
    });
    expect(remedyFor([missing('needs-mfa', 'A policy', 'sharer')])).toBeNull();
    expect(remedyFor([missing('needs-mfa'), { reason: 'needs-permission' }])).toBeNull();
    expect(remedyFor([missing('policy-blocks')])).toBeNull();
  });

  test('RMD2 asking for approval, where it settles everything that is missing', () => {
    expect(remedyFor([missing('needs-approval')])).toEqual({ kind: 'approval', state: null });
    expect(remedyFor([missing('needs-approval'), missing('needs-mfa')])).toEqual({
      kind: 'approval',
      state: null,
    });
    expect(remedyFor([missing('needs-approval'), missing('needs-mfa', 'B')])).toEqual({
      kind: 'step-up',
      needs: ['mfa'],
    });
    expect(remedyFor([missing('needs-approval'), { reason: 'needs-permission' }])).toBeNull();
  });

  test('RMD3 what came of asking for approval is known; of several the longest obstacle counts', () => {
    const asked = (approval: NonNullable<AccessMissing['approval']>, on: string) => ({
      ...missing('needs-approval', on),
      approval,
    });
    expect(remedyFor([asked('waiting', 'A')])).toEqual({ kind: 'approval', state: 'waiting' });
    expect(remedyFor([asked('expired', 'A')])).toEqual({ kind: 'approval', state: 'expired' });
    expect(remedyFor([asked('expired', 'A'), asked('waiting', 'B'), asked('declined', 'C')])).toEqual({
      kind: 'approval',
      state: 'declined',
    });
  });

  test('RMD2 a refusal for approval alone says that it was asked for', () => {
    const refusal = (...each: object[]) => new CodedError('ACCESS_REFUSED', { missing: each });
    expect(isApprovalAsked(refusal(missing('needs-approval')))).toBe(true);
    expect(isApprovalAsked(refusal(missing('policy-blocks')))).toBe(false);
    expect(isApprovalAsked(new CodedError('ACCESS_REFUSED'))).toBe(false);
    expect(isApprovalAsked(new CodedError('SESSION_ENDED'))).toBe(false);
  });
});
