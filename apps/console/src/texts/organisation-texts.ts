import type { GroupKind, GroupSource, PersonSource } from '@alongside/protocol';

export const PERSON_SOURCE_TEXTS: Readonly<Record<PersonSource, string>> = {
  manual: 'console.person-source.manual',
  csv: 'console.person-source.csv',
  scim: 'console.person-source.scim',
  'sign-in': 'console.person-source.sign-in',
};

export const GROUP_KIND_TEXTS: Readonly<Record<GroupKind, string>> = {
  people: 'console.group-kind.people',
  devices: 'console.group-kind.devices',
};

export const GROUP_SOURCE_TEXTS: Readonly<Record<GroupSource, string>> = {
  manual: 'console.group-source.manual',
  scim: 'console.group-source.scim',
  claims: 'console.group-source.claims',
  rule: 'console.group-source.rule',
};
