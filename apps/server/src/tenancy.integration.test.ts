import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from './compose.ts';
import { platformMigration } from './platform/database/index.ts';
import { type TestDatabase, testEngines } from './platform/database/test-engines.ts';

interface TableState {
  readonly name: string;
  readonly tenant_column: string | null;
  readonly is_enabled: boolean;
  readonly is_forced: boolean;
  readonly is_open_to_app: boolean;
  readonly can_app_empty: boolean;
  readonly policies: readonly { readonly name: string; readonly roles: string; readonly own: string }[];
}

const STATES = `
  select c.relname as name,
    (select a.attname from pg_attribute a
      where a.attrelid = c.oid and not a.attisdropped and (a.attname = 'tenant_id' or (c.relname = 'tenants' and a.attname = 'id'))
    ) as tenant_column,
    c.relrowsecurity as is_enabled,
    c.relforcerowsecurity as is_forced,
    has_table_privilege('alongside_app', c.oid, 'select')
      or has_any_column_privilege('alongside_app', c.oid, 'select, insert, update') as is_open_to_app,
    has_table_privilege('alongside_app', c.oid, 'truncate') as can_app_empty,
    coalesce((select json_agg(json_build_object('name', p.policyname, 'roles', p.roles::text,
        'own', p.qual || ' / ' || p.with_check) order by p.policyname)
      from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname), '[]'::json) as policies
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`;

const ownRow = (column: string): string => {
  const is = `(${column} = (NULLIF(current_setting('alongside.tenant'::text, true), ''::text))::uuid)`;
  return `${is} / ${is}`;
};

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(engine.name, () => {
    let database: TestDatabase;
    let tables: readonly TableState[];

    beforeAll(async () => {
      database = await engine.open(migrations.filter((migration) => migration !== platformMigration));
      tables = await database.asOwner<TableState>(STATES);
    });
    afterAll(() => database.close());

    test('PDB2 every table with a tenant lets a transaction of a tenant at rows of that tenant alone', () => {
      const withTenant = tables.filter(({ tenant_column: column }) => column !== null);
      expect(withTenant.length).toBeGreaterThan(10);
      for (const { name, tenant_column: column, ...state } of withTenant) {
        expect({ name, ...state }).toMatchObject({
          name,
          is_enabled: true,
          is_forced: true,
          can_app_empty: false,
          policies: [
            { name: 'all_tenants', roles: '{alongside_system}', own: 'true / true' },
            { name: 'one_tenant', roles: '{alongside_app}', own: ownRow(column ?? '') },
          ],
        });
      }
    });

    test('PDB2 every table without a tenant is out of reach for a transaction of a tenant', () => {
      const others = tables.filter(({ tenant_column: column }) => column === null);
      expect(others.map(({ name }) => name)).toContain('try_counts');
      expect(others.filter(({ is_open_to_app: isOpen }) => isOpen)).toEqual([]);
    });
  });
}
