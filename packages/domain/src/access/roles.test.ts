import { Permission } from '@alongside/protocol';
import { numberedTenant, samplePerson } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { BUILT_IN_ROLES, permissionsOf, withImplied } from './roles.ts';

const tenantId = numberedTenant(1);

test('ROL1 an administrator may do everything', () => {
  expect(new Set(BUILT_IN_ROLES.administrator)).toEqual(new Set(Permission.options));
});

test('ROL2 a help desk operator helps, and sees devices, and nothing else', () => {
  const { 'help-desk-operator': permissions } = BUILT_IN_ROLES;
  expect(permissions).toEqual(['view-screen', 'take-full-control', 'elevation', 'view-devices']);
});

test('ROL3 an auditor reads reports and the audit log, and nothing else', () => {
  expect(BUILT_IN_ROLES.auditor).toEqual(['view-reports', 'export-reports', 'view-audit-log']);
});

test('ROL4 full control implies view, elevation implies both, unattended implies nothing', () => {
  expect(withImplied(['take-full-control'])).toEqual(new Set(['take-full-control', 'view-screen']));
  expect(withImplied(['elevation'])).toEqual(new Set(['elevation', 'view-screen', 'take-full-control']));
  expect(withImplied(['unattended-control'])).toEqual(new Set(['unattended-control']));
  expect(withImplied([])).toEqual(new Set());
});

test('ROL5 the permissions of several roles add up', () => {
  const both = permissionsOf(samplePerson({ n: 1, tenantId, roles: ['help-desk-operator', 'auditor'] }));
  expect([...both].sort()).toEqual(
    [...BUILT_IN_ROLES['help-desk-operator'], ...BUILT_IN_ROLES.auditor].sort(),
  );
});

test('ROL6 a person who is not active, or has no role, may do nothing', () => {
  const person = samplePerson({ n: 1, tenantId, roles: ['administrator'] });
  expect(permissionsOf({ ...person, isActive: false })).toEqual(new Set());
  expect(permissionsOf(samplePerson({ n: 2, tenantId }))).toEqual(new Set());
});
