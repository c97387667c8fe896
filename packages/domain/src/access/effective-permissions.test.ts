import { Permission } from '@alongside/protocol';
import { numberedTenant, samplePerson } from '@alongside/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectivePermissions } from './effective-permissions.ts';
import type { Person } from './person.ts';
import { permissionsOf } from './roles.ts';

const base = samplePerson({ n: 1, tenantId: numberedTenant(1), roles: ['auditor'] });
const withRoles = (...roles: readonly Permission[][]): Person => ({
  ...base,
  assignments: base.assignments.flatMap((first) => roles.map((permissions) => ({ ...first, permissions }))),
});

test('ROL7 every assignment that gives a permission is named, and what implies it', () => {
  const [auditing, elevating] = [['view-reports', 'view-screen'], ['elevation']] as Permission[][];
  const person = withRoles(auditing ?? [], elevating ?? []);
  const found = effectivePermissions(person).map(({ permission, sources }) => [
    permission,
    sources.map(({ impliedBy }) => impliedBy),
  ]);
  expect(found).toEqual([
    ['view-screen', [null, 'elevation']],
    ['take-full-control', ['elevation']],
    ['elevation', [null]],
    ['view-reports', [null]],
  ]);
});

test('ROL7 they are what the person may do, and nothing else', () => {
  const roles = fc.array(fc.subarray([...Permission.options]), { maxLength: 3 });
  fc.assert(
    fc.property(roles, fc.boolean(), (each, isActive) => {
      const person = { ...withRoles(...each), isActive };
      const names = effectivePermissions(person).map(({ permission }) => permission);
      expect(new Set(names)).toEqual(permissionsOf(person));
    }),
  );
});
