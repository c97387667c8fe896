import { Permission } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { implyingOf, inOrder, PERMISSION_GROUPS } from './permission-groups.ts';

test('COR4 every permission stands in one group', () => {
  const listed = PERMISSION_GROUPS.flatMap(({ permissions }) => permissions);
  expect(inOrder(listed)).toEqual(Permission.options);
  expect(new Set(listed).size).toBe(listed.length);
});

test.each([
  ['view-screen', ['take-full-control'], 'take-full-control'],
  ['take-full-control', ['elevation'], 'elevation'],
  ['view-screen', ['elevation'], 'elevation'],
  ['view-screen', ['unattended-control'], null],
  ['elevation', ['take-full-control'], null],
] as const)('COR4 with %s beside %j, what brings it is %s', (permission, chosen, expected) => {
  expect(implyingOf(permission, chosen)).toBe(expected);
});
