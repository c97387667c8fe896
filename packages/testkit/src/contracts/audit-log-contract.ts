import { SYSTEM_ACTOR, auditEvent, type AuditEvent, type AuditLog } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** An empty log under test. */
export interface AuditLogSubject {
  readonly log: AuditLog;
  readonly tenantIds: readonly [TenantId, TenantId];
  close(): Promise<void>;
}

const event = (n: number): AuditEvent =>
  auditEvent('limit.reached', {
    at: Date.UTC(2026, 0, 1) + n,
    actor: SYSTEM_ACTOR,
    target: { kind: 'tenant', id: String(n), name: 'Zoë \u{1F600} "quoted" \u0627' },
    address: '2001:db8::1',
    result: 'refused',
    before: null,
    after: { limit: String(n) },
  });

/** What every audit log does. */
export function auditLogContract(name: string, make: () => Promise<AuditLogSubject>): void {
  describe(name, () => {
    let subject: AuditLogSubject;
    let log: AuditLog;
    let tenantId: TenantId;
    let other: TenantId;

    beforeEach(async () => {
      subject = await make();
      log = subject.log;
      [tenantId, other] = subject.tenantIds;
    });
    afterEach(async () => {
      await subject.close();
    });

    test('AUL1 rows come back as they were recorded, in order', async () => {
      await log.record(tenantId, [event(1), event(2)]);
      await log.record(tenantId, [event(3)]);
      const rows = await log.rows(tenantId, 0, 10);
      expect(rows).toMatchObject([event(1), event(2), event(3)]);
    });

    test('AUL2 rows count from one without a gap in each tenant', async () => {
      await log.record(tenantId, [event(1), event(2)]);
      await log.record(other, [event(3)]);
      await log.record(tenantId, [event(4)]);
      expect((await log.rows(tenantId, 0, 10)).map(({ n }) => n)).toEqual([1, 2, 3]);
      expect((await log.rows(other, 0, 10)).map(({ n }) => n)).toEqual([1]);
      expect(await log.rows(other, 0, 10)).toMatchObject([event(3)]);
    });

    test('AUL3 rows are read on from any of them', async () => {
      await log.record(tenantId, [event(1), event(2), event(3), event(4)]);
      expect((await log.rows(tenantId, 1, 2)).map(({ n }) => n)).toEqual([2, 3]);
      expect(await log.rows(tenantId, 4, 2)).toEqual([]);
    });

    test('AUL4 what is recorded at the same time has numbers of its own', async () => {
      await Promise.all(Array.from({ length: 6 }, (_, n) => log.record(tenantId, [event(n)])));
      expect((await log.rows(tenantId, 0, 10)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    });
  });
}
