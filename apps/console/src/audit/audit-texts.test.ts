import { expect, test } from 'vitest';
import ar from '../messages/ar.json' with { type: 'json' };
import de from '../messages/de.json' with { type: 'json' };
import en from '../messages/en.json' with { type: 'json' };
import { auditTextKey } from '../texts/audit-texts.ts';
import { auditChanges } from './audit-changes.ts';

test('CAU1 members of both sides stand once, with what they were and are', () => {
  const changes = auditChanges({
    before: { isChatAllowed: true, roles: ['auditor'] },
    after: { isChatAllowed: false, retentionDays: 90, note: null },
  });
  expect(changes).toEqual([
    { name: 'isChatAllowed', before: 'true', after: 'false' },
    { name: 'roles', before: '["auditor"]', after: null },
    { name: 'retentionDays', before: null, after: '90' },
    { name: 'note', before: null, after: null },
  ]);
});

test('CAU1 a plain fact has no members', () => {
  expect(auditChanges({ before: null, after: null })).toEqual([]);
});

test('CAU2 the texts of codes are the codes that are known, in every language', () => {
  for (const catalogue of [en, de, ar]) {
    const codes = Object.keys(catalogue).filter((key) => key.startsWith('audit.'));
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.every((key) => auditTextKey(key.slice('audit.'.length)) === key)).toBe(true);
  }
});

test('CAU2 a code of a newer server has no text here', () => {
  expect(auditTextKey('session.recorded')).toBeNull();
});
