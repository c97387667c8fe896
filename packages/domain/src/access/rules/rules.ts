import type { AccessRule } from '@alongside/protocol';
import type { Ask } from './ask.ts';
import { conditionalAccess } from './conditional-rule.ts';
import { compliance, deviceEnrolled, deviceInUse, modeAvailable, surface } from './device-rules.ts';
import { helperActive, helperNotBlocked, sharerActive, twoPeople } from './people-rules.ts';
import { deviceInScope, permission, sharerInScope } from './role-rules.ts';
import { tenantOn } from './tenant-rule.ts';

/** Every rule of access, in the order in which a refusal tells what is missing. */
export const RULES: readonly (readonly [AccessRule, Ask])[] = [
  ['tenant-on', tenantOn],
  ['helper-active', helperActive],
  ['helper-not-blocked', helperNotBlocked],
  ['sharer-active', sharerActive],
  ['two-people', twoPeople],
  ['permission', permission],
  ['sharer-in-scope', sharerInScope],
  ['device-in-scope', deviceInScope],
  ['device-in-use', deviceInUse],
  ['device-enrolled', deviceEnrolled],
  ['mode-available', modeAvailable],
  ['surface', surface],
  ['compliance', compliance],
  ['conditional-access', conditionalAccess],
];
