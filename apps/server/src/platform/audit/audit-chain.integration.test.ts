import { auditEvent, SYSTEM_ACTOR, type AuditEvent } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import { auditLogContract, numberedTenant } from '@alongside/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/test-engines.ts';
import { appendAudit } from './append-audit.ts';
import { DatabaseAuditLog } from './database-audit-log.ts';
import { verifyAuditChain } from './verify-audit-chain.ts';
import { verifyAuditChains } from './verify-audit-chains.ts';

const ROWS = 6;

const event = (n: number): AuditEvent =>
  auditEvent('report.exported', {
    at: Date.UTC(2026, 0, 1) + n,
    actor: SYSTEM_ACTOR,
    target: { kind: 'report', id: String(n), name: 'Übersicht' },
    address: '192.0.2.7',
    before: null,
    after: { format: 'csv', rows: n },
  });

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(engine.name, () => {
    let database: TestDatabase;
    let tenants = 0;
    let tenantId: TenantId;

    beforeAll(async () => {
      database = await engine.open();
    });
    afterAll(() => database.close());

    beforeEach(async () => {
      tenants += 1;
      tenantId = numberedTenant(tenants);
      await record(tenantId, ROWS);
    });

    async function record(tenant: TenantId, count: number): Promise<void> {
      const events = Array.from({ length: count }, (_, n) => event(n));
      await database.inTenant(tenant, async (tx) => {
        await tx
          .insertInto('tenants')
          .values({ id: tenant, name: `Tenant ${tenant}`, created_at: new Date(0) })
          .execute();
        await appendAudit(tx, tenant, events);
      });
    }

    /** Past every lock, as somebody with the database in their hands would. */
    const tamper = (statement: string) =>
      database.asOwner(statement.replaceAll('TENANT', `tenant_id = '${tenantId}'`));
    const verify = async () => (await verifyAuditChain(database, tenantId)).fault;

    test('PAU1 a chain that nobody touched is whole, and so is one without rows', async () => {
      expect(await verifyAuditChain(database, tenantId)).toMatchObject({ rows: ROWS, fault: null });
      const empty = await verifyAuditChain(database, numberedTenant(0xff));
      expect(empty).toMatchObject({ rows: 0, fault: null });
    });

    test('PAU1 what is added twice in one transaction, of two tenants in turn, is one chain of each', async () => {
      const other = numberedTenant(0xfe - tenants);
      await record(other, 1);
      await database.acrossTenants('two chains', async (tx) => {
        for (const n of [1, 2]) {
          await appendAudit(tx, tenantId, [event(n), event(n)]);
          await appendAudit(tx, other, [event(n)]);
        }
      });
      expect(await verifyAuditChain(database, tenantId)).toMatchObject({ rows: ROWS + 4, fault: null });
      expect(await verifyAuditChain(database, other)).toMatchObject({ rows: 3, fault: null });
    });

    test('PAU1 rows are stored with what they tell of or not at all', async () => {
      const broken = database.inTenant(tenantId, async (tx) => {
        await appendAudit(tx, tenantId, [event(9)]);
        throw new RangeError('broken');
      });
      await expect(broken).rejects.toThrow('broken');
      expect(await verifyAuditChain(database, tenantId)).toMatchObject({ rows: ROWS, fault: null });
    });

    test.each([
      "at = at + interval '1 second'",
      "code = 'session.ended'",
      "severity = 'info'",
      "actor_kind = 'person'",
      "actor_id = 'somebody'",
      "actor_name = 'Somebody'",
      "target_kind = 'person'",
      "target_id = '99'",
      'target_name = null',
      "address = '192.0.2.8'",
      "result = 'failed'",
      `"before" = '{}'`,
      `"after" = jsonb_set("after", '{rows}', '999')`,
      "previous_hash = 'x'",
      "hash = 'x'",
    ])('PAU2 a row is found after %s', async (change) => {
      await tamper(`update audit_log set ${change} where TENANT and n = 3`);
      expect(await verify()).toEqual({ n: 3, kind: 'changed' });
    });

    test('PAU2 a row that was added by hand is found', async () => {
      await tamper(
        `insert into audit_log select tenant_id, ${String(ROWS + 1)}, at, code, severity, actor_kind, actor_id, actor_name,
          target_kind, target_id, target_name, address, result, "before", "after", previous_hash, hash
          from audit_log where TENANT and n = 2`,
      );
      expect((await verify())?.n).toBe(ROWS + 1);
    });

    test.each([1, 3, ROWS])('PAU3 row %i is found to be missing', async (n) => {
      await tamper(`delete from audit_log where TENANT and n = ${String(n)}`);
      expect(await verify()).toEqual({ n, kind: 'missing' });
    });

    test('PAU3 a row is found to be missing after those behind it were numbered anew', async () => {
      await tamper('delete from audit_log where TENANT and n = 3');
      await tamper('update audit_log set n = n - 100 + 99 where TENANT and n = 4');
      await tamper('update audit_log set n = n - 1 where TENANT and n = 5');
      await tamper('update audit_log set n = n - 1 where TENANT and n = 6');
      expect(await verify()).toEqual({ n: 3, kind: 'missing' });
    });

    test('PAU3 rows cut off at the end are found', async () => {
      await tamper('delete from audit_log where TENANT and n > 2');
      expect(await verify()).toEqual({ n: 3, kind: 'missing' });
    });

    test('PAU4 rows that changed places are found', async () => {
      await tamper('update audit_log set n = 100 where TENANT and n = 2');
      await tamper('update audit_log set n = 2 where TENANT and n = 5');
      await tamper('update audit_log set n = 5 where TENANT and n = 100');
      expect(await verify()).toEqual({ n: 2, kind: 'reordered' });
    });

    test('PAU8 the report names each organisation and finds out whether a hash is gone', async () => {
      const { hash } = await verifyAuditChain(database, tenantId);
      const whole = await verifyAuditChains(database, [hash]);
      expect(whole.lines).toContain(`Tenant ${tenantId} (${tenantId}): whole, 6 rows, last hash ${hash}`);
      const gone = 'f'.repeat(64);
      const lost = await verifyAuditChains(database, [hash, gone]);
      expect(lost.isWhole).toBe(false);
      expect(lost.lines.at(-1)).toContain(gone);
      await tamper('delete from audit_log where TENANT and n = 4');
      expect((await verifyAuditChains(database, [])).lines).toContain(
        `Tenant ${tenantId} (${tenantId}): BROKEN: row 4 is missing; the 3 rows before it fit`,
      );
    });

    auditLogContract('DatabaseAuditLog', () => {
      tenants += 2;
      return Promise.resolve({
        log: new DatabaseAuditLog(database),
        tenantIds: [numberedTenant(0x100 + tenants), numberedTenant(0x101 + tenants)],
        close: () => Promise.resolve(),
      });
    });
  });
}
