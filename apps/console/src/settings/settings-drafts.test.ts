import { ClaimMapping, TenantSettings } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { providerDraftOf, readProviderDraft } from './identity-provider-draft.ts';
import { draftOf, limitsOf, readDraft } from './session-settings-draft.ts';

const settings = TenantSettings.parse({});

test('CST1 times are shown in minutes and retention in days', () => {
  expect(draftOf(settings)).toMatchObject({
    codeLifetimeMs: '10',
    longestSessionMs: '480',
    retentionDays: '30',
    unattendedNoticeMs: '30',
  });
});

test('CST1 what is one of a few is sent as it was chosen', () => {
  const draft = { ...draftOf(settings), noncompliantDevice: 'view-only', unattendedNoticeMs: '60' } as const;
  expect(readDraft(draft, settings).patch).toEqual({
    noncompliantDevice: 'view-only',
    unattendedNoticeMs: 60_000,
  });
});

test('CST1 what wasn’t changed isn’t sent', () => {
  expect(readDraft(draftOf(settings), settings).patch).toEqual({});
  const draft = { ...draftOf(settings), codeLifetimeMs: '15', isChatAllowed: false };
  expect(readDraft(draft, settings).patch).toEqual({ codeLifetimeMs: 900_000, isChatAllowed: false });
});

test.each(['', '0', '61', '1.00001', 'ten', '-5'])('CST1 %j is no lifetime of a code', (typed) => {
  const { faults, patch } = readDraft({ ...draftOf(settings), codeLifetimeMs: typed }, settings);
  expect([...faults]).toEqual(['codeLifetimeMs']);
  expect(patch).toEqual({});
});

test('CST1 the limits are those of the protocol, in the unit of the field', () => {
  expect(limitsOf('codeLifetimeMs')).toEqual({ least: 1, most: 60 });
  expect(limitsOf('retentionDays')).toEqual({ least: 1, most: 3_650 });
});

const provider = {
  kind: 'oidc',
  issuer: 'https://login.example.com',
  clientId: 'alongside',
  hasSecret: true,
  claims: ClaimMapping.parse({}),
  redirectUri: 'https://help.example.com/callback',
} as const;

test('CST3 an empty secret isn’t sent, so the stored one stays', () => {
  const read = readProviderDraft(providerDraftOf(provider));
  expect(read).toEqual({
    body: {
      kind: 'oidc',
      issuer: provider.issuer,
      clientId: provider.clientId,
      claims: provider.claims,
    },
  });
});

test('CST3 a typed secret is sent', () => {
  const read = readProviderDraft({ ...providerDraftOf(provider), clientSecret: 'new' });
  expect(read).toMatchObject({ body: { clientSecret: 'new' } });
});

test('CST3 fields that can’t be sent are named', () => {
  const draft = providerDraftOf(provider);
  const read = readProviderDraft({ ...draft, issuer: 'login', claims: { ...draft.claims, email: '' } });
  expect(read).toEqual({ faults: new Set(['issuer', 'claims.email']) });
});

test('CST3 the embedded provider needs nothing', () => {
  expect(readProviderDraft(providerDraftOf({ kind: 'embedded' }))).toEqual({ body: { kind: 'embedded' } });
});
