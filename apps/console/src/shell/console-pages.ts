import type { Permission } from '@alongside/protocol';
import {
  ClipboardTaskListLtrFilled,
  ClipboardTaskListLtrRegular,
  DocumentBulletListFilled,
  DocumentBulletListRegular,
  DesktopFilled,
  DesktopRegular,
  HomeFilled,
  HomeRegular,
  PeopleFilled,
  PeopleRegular,
  PeopleTeamFilled,
  PeopleTeamRegular,
  PersonKeyFilled,
  PersonKeyRegular,
  PersonSupportFilled,
  PersonSupportRegular,
  PulseFilled,
  PulseRegular,
  QuestionCircleFilled,
  QuestionCircleRegular,
  SettingsFilled,
  SettingsRegular,
  ShieldCheckmarkFilled,
  ShieldCheckmarkRegular,
  bundleIcon,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { ShortcutName } from './shortcut-keys.ts';

/** A page of the navigation, with the permissions of which one is needed. */
export interface ConsolePage {
  readonly to:
    | '/overview'
    | '/'
    | '/active'
    | '/reports'
    | '/audit'
    | '/devices'
    | '/people'
    | '/groups'
    | '/roles'
    | '/policies'
    | '/explain'
    | '/settings';
  readonly textKey: string;
  readonly anyOf: readonly [Permission, ...Permission[]];
  readonly icon: FluentIcon;
  readonly shortcut: ShortcutName;
}

export const CONSOLE_PAGES = {
  overview: {
    to: '/overview',
    textKey: 'console.nav.overview',
    anyOf: ['view-reports', 'view-devices'],
    icon: bundleIcon(HomeFilled, HomeRegular),
    shortcut: 'go-overview',
  },
  giveHelp: {
    to: '/',
    textKey: 'console.nav.give-help',
    anyOf: ['view-screen', 'take-full-control'],
    icon: bundleIcon(PersonSupportFilled, PersonSupportRegular),
    shortcut: 'go-give-help',
  },
  active: {
    to: '/active',
    textKey: 'console.nav.active',
    anyOf: ['view-reports'],
    icon: bundleIcon(PulseFilled, PulseRegular),
    shortcut: 'go-active',
  },
  reports: {
    to: '/reports',
    textKey: 'console.nav.reports',
    anyOf: ['view-reports'],
    icon: bundleIcon(DocumentBulletListFilled, DocumentBulletListRegular),
    shortcut: 'go-reports',
  },
  audit: {
    to: '/audit',
    textKey: 'console.nav.audit',
    anyOf: ['view-audit-log'],
    icon: bundleIcon(ClipboardTaskListLtrFilled, ClipboardTaskListLtrRegular),
    shortcut: 'go-audit',
  },
  devices: {
    to: '/devices',
    textKey: 'console.nav.devices',
    anyOf: ['view-devices', 'manage-devices'],
    icon: bundleIcon(DesktopFilled, DesktopRegular),
    shortcut: 'go-devices',
  },
  people: {
    to: '/people',
    textKey: 'console.nav.people',
    anyOf: ['manage-people'],
    icon: bundleIcon(PeopleFilled, PeopleRegular),
    shortcut: 'go-people',
  },
  groups: {
    to: '/groups',
    textKey: 'console.nav.groups',
    anyOf: ['manage-people', 'manage-devices', 'manage-roles', 'manage-policies', 'manage-settings'],
    icon: bundleIcon(PeopleTeamFilled, PeopleTeamRegular),
    shortcut: 'go-groups',
  },
  roles: {
    to: '/roles',
    textKey: 'console.nav.roles',
    anyOf: ['manage-roles', 'manage-people', 'view-audit-log'],
    icon: bundleIcon(PersonKeyFilled, PersonKeyRegular),
    shortcut: 'go-roles',
  },
  policies: {
    to: '/policies',
    textKey: 'console.nav.policies',
    anyOf: ['manage-policies'],
    icon: bundleIcon(ShieldCheckmarkFilled, ShieldCheckmarkRegular),
    shortcut: 'go-policies',
  },
  explain: {
    to: '/explain',
    textKey: 'console.nav.explain',
    anyOf: ['manage-roles', 'view-audit-log', 'manage-policies'],
    icon: bundleIcon(QuestionCircleFilled, QuestionCircleRegular),
    shortcut: 'go-explain',
  },
  settings: {
    to: '/settings',
    textKey: 'console.nav.settings',
    anyOf: ['manage-settings'],
    icon: bundleIcon(SettingsFilled, SettingsRegular),
    shortcut: 'go-settings',
  },
} as const satisfies Record<string, ConsolePage>;

/** The pages a person may use, in the order of the navigation. */
export const pagesFor = (permissions: readonly Permission[]): readonly ConsolePage[] =>
  Object.values(CONSOLE_PAGES).filter(({ anyOf }) => anyOf.some((one) => permissions.includes(one)));
