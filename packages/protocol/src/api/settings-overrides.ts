import { z } from 'zod';
import { GroupId, OverrideId } from '../ids.ts';
import { SettingsOverridePatch } from '../settings.ts';
import { Instant } from '../text.ts';
import { noContent, page, route } from './route.ts';

const manages = { kind: 'permission', anyOf: ['manage-settings'] } as const;
const OverrideParams = z.object({ overrideId: OverrideId });

/** Most groups of a tenant for which settings differ. */
const OVERRIDES_MAX = 500;

/** What differs: at least one setting. */
const OverriddenSettings = SettingsOverridePatch.refine((patch) => Object.keys(patch).length > 0, {
  error: 'empty',
});

/** Settings that differ for the members of one group, of people or of devices. */
export const SettingsOverrideView = z.object({
  id: OverrideId,
  group: z.object({ id: GroupId, name: z.string(), kind: z.enum(['people', 'devices']) }),
  settings: SettingsOverridePatch,
  createdAt: Instant,
  updatedAt: Instant,
});
export type SettingsOverrideView = z.infer<typeof SettingsOverrideView>;

export const listSettingsOverridesRoute = route({
  name: 'listSettingsOverrides',
  method: 'GET',
  path: '/settings/overrides',
  access: manages,
  summary:
    'Settings that differ for groups, in the order in which they are laid over each other; the last one wins',
  response: page(SettingsOverrideView),
});

export const addSettingsOverrideRoute = route({
  name: 'addSettingsOverride',
  method: 'POST',
  path: '/settings/overrides',
  access: manages,
  summary: 'Let settings differ for one group; it comes last and so wins over the others',
  body: z.strictObject({ groupId: GroupId, settings: OverriddenSettings }),
  response: SettingsOverrideView,
  // CONFLICT: the group has some already, or there are too many.
  errors: ['CONFLICT', 'NOT_FOUND'],
});

export const updateSettingsOverrideRoute = route({
  name: 'updateSettingsOverride',
  method: 'PATCH',
  path: '/settings/overrides/:overrideId',
  access: manages,
  summary: 'Replace what differs for a group',
  params: OverrideParams,
  body: z.strictObject({ settings: OverriddenSettings }),
  response: SettingsOverrideView,
});

export const removeSettingsOverrideRoute = route({
  name: 'removeSettingsOverride',
  method: 'DELETE',
  path: '/settings/overrides/:overrideId',
  access: manages,
  summary: 'Let the tenant’s settings hold for a group again',
  params: OverrideParams,
  response: noContent,
});

export const orderSettingsOverridesRoute = route({
  name: 'orderSettingsOverrides',
  method: 'POST',
  path: '/settings/overrides/order',
  access: manages,
  summary: 'Put all overrides into another order',
  body: z.strictObject({ ids: z.array(OverrideId).max(OVERRIDES_MAX) }),
  response: page(SettingsOverrideView),
  // CONFLICT: these aren't all of them, each once.
  errors: ['CONFLICT'],
});
