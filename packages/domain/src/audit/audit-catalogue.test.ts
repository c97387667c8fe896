import { AuditRow } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import { AUDIT_CATALOGUE, type AuditCode } from './audit-catalogue.ts';
import { auditEvent, severityOf, SYSTEM_ACTOR } from './audit-event.ts';

const codes = Object.keys(AUDIT_CATALOGUE) as AuditCode[];

describe('audit catalogue', () => {
  test('AUD1 a code is a subject, a dot and what happened to it', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/u);
    for (const code of codes) expect(AuditRow.shape.code.safeParse(code).success).toBe(true);
  });

  test('AUD2 every code has a severity that the wire knows', () => {
    for (const code of codes) expect(AuditRow.shape.severity.options).toContain(severityOf({ code }));
  });

  test('AUD3 what a session went through is on its timeline; refusals and everything else are not', () => {
    const onTimeline = codes.filter((code) => AUDIT_CATALOGUE[code].isOnTimeline);
    expect(onTimeline.every((code) => code.startsWith('session.'))).toBe(true);
    const others = codes.filter((code) => code.startsWith('session.') && !onTimeline.includes(code));
    expect(others).toEqual(['session.start-refused', 'session.code-refused', 'session.ask-refused']);
  });

  test('AUD4 what somebody must look at alarms', () => {
    for (const code of ['session.reported', 'person.blocked', 'sign-in.locked', 'setup.refused'] as const) {
      expect(severityOf({ code })).toBe('alert');
    }
  });

  test('AUD5 an event that says nothing else was done by the program, to nothing, from nowhere', () => {
    expect(auditEvent('setup.refused', { at: 5, actor: SYSTEM_ACTOR, before: null, after: null })).toEqual({
      code: 'setup.refused',
      at: 5,
      actor: { kind: 'system', id: null, name: 'Alongside' },
      target: null,
      address: null,
      result: 'done',
      before: null,
      after: null,
    });
  });
});
