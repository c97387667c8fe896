import { auditEvent, SYSTEM_ACTOR, type AuditEvent, type Bus } from '@alongside/domain';
import type { AuditRow, PersonId, TenantId } from '@alongside/protocol';
import {
  FakeClock,
  InMemoryBus,
  inMemoryPorts,
  numberedTenant,
  numberedUuid,
  samplePerson,
} from '@alongside/testkit';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatabaseAuditLog } from '../../platform/audit/index.ts';
import { type TestDatabase, testEngines } from '../../platform/database/test-engines.ts';
import { makeTestServer, pageOf } from '../../platform/http/test-http-world.ts';
import { registerAudit } from './register-audit.ts';

const ROWS = 25;
const START_MS = Date.UTC(2026, 0, 1);

/** One row a minute; every fifth is an alert about somebody with a hostile name. */
const eventOf = (n: number): AuditEvent =>
  n % 5 === 0
    ? auditEvent('sign-in.locked', {
        at: START_MS + n * 60_000,
        actor: SYSTEM_ACTOR,
        target: { kind: 'person', id: numberedUuid(n), name: '=HYPERLINK("https://evil.example")' },
        address: '203.0.113.7',
        result: 'refused',
        before: null,
        after: { until: 'later 100%' },
      })
    : auditEvent('session.started', {
        at: START_MS + n * 60_000,
        actor: SYSTEM_ACTOR,
        target: { kind: 'session', id: numberedUuid(n), name: null },
        before: null,
        after: { startedBy: 'code' },
      });

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(engine.name, () => {
    let database: TestDatabase;
    let app: FastifyInstance;
    let log: DatabaseAuditLog;
    let heard = 0;
    const clock = new FakeClock();
    const bus: Bus = new InMemoryBus();
    const tenantId: TenantId = numberedTenant(1);
    const auditor = pageOf(0xbe0001, ['view-audit-log']);

    beforeAll(async () => {
      database = await engine.open();
      log = new DatabaseAuditLog(database);
      const { directory } = inMemoryPorts(clock, [tenantId]);
      const person = samplePerson({ n: 1, tenantId, fullName: 'Oskar Weiß' });
      directory.put({ ...person, personId: numberedUuid(0xbe0001) as PersonId });
      ({ app } = await makeTestServer());
      registerAudit(app, { database, directory, audit: log, bus, clock });
      bus.subscribe(`tenant.${tenantId}.audit`, () => {
        heard += 1;
      });
      await log.record(
        tenantId,
        Array.from({ length: ROWS }, (_, n) => eventOf(n + 1)),
      );
      await log.record(numberedTenant(2), [eventOf(1)]);
    });
    afterAll(async () => {
      await app.close();
      await database.close();
    });

    const get = (path: string) => app.inject({ url: `/api/v1/audit${path}`, headers: auditor });
    const page = async (query: string) =>
      (await get(query)).json<{ items: AuditRow[]; next: string | null; total: number }>();
    const codesOf = (rows: readonly AuditRow[]) => [...new Set(rows.map(({ code }) => code))];

    test('PAU5 the log is read newest first in pages that neither repeat nor skip a row, of its own tenant alone', async () => {
      const seen: number[] = [];
      let after: string | null = '';
      while (after !== null) {
        const answered: Awaited<ReturnType<typeof page>> = await page(
          `?limit=10${after === '' ? '' : `&after=${after}`}`,
        );
        expect(answered.total).toBe(ROWS);
        seen.push(...answered.items.map(({ n }) => n));
        after = answered.next;
      }
      expect(seen).toEqual(Array.from({ length: ROWS }, (_, n) => ROWS - n));
    });

    test('PAU5 a row says who, what, on what, from where, result, before and after', async () => {
      const { items } = await page('?limit=1');
      expect(items[0]).toEqual({
        n: 25,
        at: '2026-01-01T00:25:00.000Z',
        code: 'sign-in.locked',
        severity: 'alert',
        actor: { kind: 'system', id: null, name: 'Alongside' },
        target: { kind: 'person', id: numberedUuid(25), name: '=HYPERLINK("https://evil.example")' },
        address: '203.0.113.7',
        result: 'refused',
        before: null,
        after: { until: 'later 100%' },
        hash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      });
    });

    test('PAU5 the log is filtered by words, time, code and severity', async () => {
      expect(codesOf((await page('?code=session')).items)).toEqual(['session.started']);
      expect((await page('?code=sess')).total).toBe(0);
      expect((await page('?severity=alert')).total).toBe(5);
      expect((await page('?search=EVIL%20203.0')).total).toBe(5);
      expect((await page('?search=100%25')).total).toBe(5);
      expect((await page('?search=1_0')).total).toBe(0);
      expect((await page(`?search=${numberedUuid(7)}`)).items.map(({ n }) => n)).toEqual([7]);
      const period = '?from=2026-01-01T00:05:00.000Z&to=2026-01-01T00:07:00.000Z';
      expect((await page(period)).items.map(({ n }) => n)).toEqual([6, 5]);
      expect((await get('?after=x')).json()).toMatchObject({ code: 'REQUEST_MALFORMED' });
    });

    test('PAU5 only those who may see it do', async () => {
      const answered = await app.inject({ url: '/api/v1/audit', headers: pageOf(1, ['view-reports']) });
      expect(answered.json()).toMatchObject({ code: 'PERMISSION_MISSING' });
    });

    test('PAU6, PAU7 exports and verifications hold all rows of the filter and are in the log themselves', async () => {
      const csv = await get('/export?format=csv&severity=alert');
      expect(csv.headers['content-disposition']).toBe('attachment; filename="audit-2026-01-01.csv"');
      const lines = csv.body.trimEnd().split('\r\n');
      expect(lines).toHaveLength(6);
      expect(lines[0]).toContain('n,at,code,severity');
      // A spreadsheet program shows the name instead of computing it.
      expect(lines[1]).toContain(`"'=HYPERLINK(""https://evil.example"")"`);

      const json = await get('/export?format=json&code=session');
      expect(json.json<AuditRow[]>()).toHaveLength(20);

      const verified = await app.inject({ method: 'POST', url: '/api/v1/audit/verify', headers: auditor });
      expect(verified.json()).toEqual({ rows: ROWS + 2, fault: null });

      const { items } = await page('?limit=3');
      expect(items.map(({ code, actor, after }) => [code, actor.name, after])).toEqual([
        ['audit.verified', 'Oskar Weiß', { rows: ROWS + 2, fault: null }],
        ['audit.exported', 'Oskar Weiß', { format: 'json', rows: 20 }],
        ['audit.exported', 'Oskar Weiß', { format: 'csv', rows: 5 }],
      ]);
      expect(heard).toBe(3);
    });

    test('PAU7 a fault that is found is answered and in the log', async () => {
      await database.asOwner(`update audit_log set code = 'x' where tenant_id = '${tenantId}' and n = 4`);
      const verified = await app.inject({ method: 'POST', url: '/api/v1/audit/verify', headers: auditor });
      expect(verified.json()).toEqual({ rows: 3, fault: { n: 4, kind: 'changed' } });
      expect((await page('?limit=1')).items[0]).toMatchObject({ code: 'audit.verified', result: 'failed' });
    });
  });
}
