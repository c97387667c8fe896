import { AUDIT_CATALOGUE, severityOf, type AuditEvent } from '@alongside/domain';
import { describe, expect, test } from 'vitest';
import { ocsfEvent } from './ocsf-event.ts';
import type { StreamedEvent } from './streamed-event.ts';

const event = (more: Partial<StreamedEvent>): StreamedEvent => ({
  n: 7,
  at: '2026-01-02T03:04:05.678Z',
  code: 'sign-in.failed',
  severity: 'warning',
  actor: { kind: 'person', id: 'p1', name: 'Ada' },
  target: { kind: 'person', id: 'p2', name: 'Ben' },
  address: '203.0.113.7',
  result: 'failed',
  before: null,
  after: { reason: 'password' },
  hash: 'h',
  tenant: { id: 't1', name: 'Nordlicht' },
  ...more,
});

/** Of classes 3001 to 3006 and 6003 of OCSF 1.3: the activities that there are. */
const ACTIVITIES: Readonly<Record<number, readonly number[]>> = {
  3001: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99],
  3002: [0, 1, 2, 3, 4, 5, 6, 99],
  3003: [0, 1, 2, 99],
  3004: [0, 1, 2, 3, 4, 99],
  3005: [0, 1, 2, 99],
  3006: [0, 1, 2, 3, 4, 5, 6, 99],
  6003: [0, 1, 2, 3, 4, 99],
};

describe('OCSF', () => {
  test('AST10 a failed sign-in is an authentication that failed', () => {
    expect(ocsfEvent(event({}), '1.2.3')).toMatchObject({
      class_uid: 3002,
      activity_id: 1,
      type_uid: 300_201,
      category_uid: 3,
      status_id: 2,
      severity_id: 3,
      time: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      actor: { user: { uid: 'p1', name: 'Ada' } },
      user: { uid: 'p2', name: 'Ben' },
      src_endpoint: { ip: '203.0.113.7' },
      metadata: { version: '1.3.0', uid: 't1/7', product: { name: 'Alongside', version: '1.2.3' } },
      unmapped: { after: { reason: 'password' }, hash: 'h' },
    });
  });

  test.each(Object.keys(AUDIT_CATALOGUE))('AST10 %s has a class, and an activity of that class', (code) => {
    const severity = severityOf({ code } as AuditEvent);
    const written = ocsfEvent(event({ code, severity, target: null, address: null }), '1');
    const uid = Number(written['class_uid']);
    expect(ACTIVITIES[uid]).toContain(written['activity_id']);
    expect(written['type_uid']).toBe(uid * 100 + Number(written['activity_id']));
    expect(written['category_uid']).toBe(Math.floor(uid / 1_000));
    expect(written['src_endpoint']).toBeUndefined();
  });

  test.each([
    ['settings.changed', 3_004, 3],
    ['device.enrolled', 3_004, 1],
    ['device.retired', 3_004, 4],
    ['person.deactivated', 3_001, 5],
    ['report.exported', 6_003, 99],
  ])('AST10 %s is %i/%i', (code, uid, activity) => {
    expect(ocsfEvent(event({ code }), '1')).toMatchObject({ class_uid: uid, activity_id: activity });
  });
});
