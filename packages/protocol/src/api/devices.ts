import { z } from 'zod';
import { FindQuery } from './find-query.ts';
import { DeviceName, DeviceOwnership, DeviceRule, ExternalFacts, FactSource } from '../device.ts';
import {
  DeviceAction,
  DeviceDetail,
  DeviceFilter,
  DeviceSort,
  DeviceState,
  DeviceSummary,
  EnrolmentTokenView,
  ExternalFactsView,
} from '../device-views.ts';
import { DeviceId, EnrolmentTokenId, GroupId, PersonId } from '../ids.ts';
import { block, line } from '../text.ts';
import { LongPageQuery, longPage, noContent, page, PageQuery, route } from './route.ts';

const DeviceParams = z.object({ deviceId: DeviceId });

const views = { kind: 'permission', anyOf: ['view-devices', 'manage-devices'] } as const;
const manages = { kind: 'permission', anyOf: ['manage-devices'] } as const;

export const listDevicesRoute = route({
  name: 'listDevices',
  method: 'GET',
  path: '/devices',
  access: views,
  summary: 'The devices of the tenant, a page at a time',
  query: DeviceFilter.extend({ sort: DeviceSort.default('name'), ...LongPageQuery }),
  response: longPage(DeviceSummary),
});

export const getDeviceRoute = route({
  name: 'getDevice',
  method: 'GET',
  path: '/devices/:deviceId',
  access: views,
  summary: 'A device with its facts and groups',
  params: DeviceParams,
  response: DeviceDetail,
});

export const findDevicesRoute = route({
  name: 'findDevices',
  method: 'GET',
  path: '/devices/names',
  // Of those who explain access to any device.
  access: { kind: 'permission', anyOf: ['manage-roles', 'view-audit-log'] },
  summary: 'Devices to choose one of: those with a name, serial or model that begins like this',
  query: z.object({ ...FindQuery, state: DeviceState.default('enrolled') }),
  response: z.object({ items: z.array(DeviceSummary.pick({ id: true, name: true, primaryPerson: true })) }),
});

export const updateDeviceRoute = route({
  name: 'updateDevice',
  method: 'PATCH',
  path: '/devices/:deviceId',
  access: manages,
  summary: 'Name a device, say whose it is and who mainly uses it',
  params: DeviceParams,
  body: z.strictObject({
    /** null: as it calls itself. */
    displayName: DeviceName.nullable().optional(),
    ownership: DeviceOwnership.optional(),
    primaryPersonId: PersonId.nullable().optional(),
  }),
  response: DeviceDetail,
});

export const retireDeviceRoute = route({
  name: 'retireDevice',
  method: 'POST',
  path: '/devices/:deviceId/retire',
  access: manages,
  summary: 'Let a device in no longer: ends its sign-in and its sessions; does nothing when it is retired',
  params: DeviceParams,
  response: DeviceDetail,
});

export const restoreDeviceRoute = route({
  name: 'restoreDevice',
  method: 'POST',
  path: '/devices/:deviceId/restore',
  access: manages,
  summary: 'Let a retired device in again; its person has to sign in anew',
  params: DeviceParams,
  response: DeviceDetail,
  errors: ['CONFLICT'],
});

export const unenrolDeviceRoute = route({
  name: 'unenrolDevice',
  method: 'POST',
  path: '/devices/:deviceId/unenrol',
  access: manages,
  summary: 'Forget the key of a device: it has to enrol anew, as another device',
  params: DeviceParams,
  response: DeviceDetail,
});

export const rotateDeviceKeyRoute = route({
  name: 'rotateDeviceKey',
  method: 'POST',
  path: '/devices/:deviceId/rotate-key',
  access: manages,
  summary: 'Ask a device for a new key at its next contact',
  params: DeviceParams,
  response: DeviceDetail,
  errors: ['CONFLICT'],
});

export const bulkDevicesRoute = route({
  name: 'bulkDevices',
  method: 'POST',
  path: '/devices/bulk',
  access: manages,
  summary: 'Do the same to many devices; each succeeds or fails by itself',
  body: z.strictObject({ ids: z.array(DeviceId).min(1).max(1_000), action: DeviceAction }),
  /** `done` counts also those to which it needn't be done; `changed` has those to which it was. */
  response: z.object({
    done: z.int().min(0),
    changed: z.array(DeviceId),
    failed: z.array(z.object({ id: DeviceId, code: z.string() })),
  }),
});

export const setExternalFactsRoute = route({
  name: 'setExternalFacts',
  method: 'PUT',
  path: '/devices/:deviceId/external-facts/:source',
  access: manages,
  summary: 'What something outside knows of a device, in place of what it told before',
  params: DeviceParams.extend({ source: FactSource }),
  body: z.strictObject({ facts: ExternalFacts }),
  response: ExternalFactsView,
  errors: ['CONFLICT'],
});

export const listEnrolmentTokensRoute = route({
  name: 'listEnrolmentTokens',
  method: 'GET',
  path: '/enrolment-tokens',
  access: manages,
  summary: 'Enrolment tokens, newest first',
  query: z.object(PageQuery),
  response: page(EnrolmentTokenView),
});

export const createEnrolmentTokenRoute = route({
  name: 'createEnrolmentToken',
  method: 'POST',
  path: '/enrolment-tokens',
  access: manages,
  summary: 'Make an enrolment token; it is shown here and nowhere else',
  body: z.strictObject({
    name: line(100),
    /** Days until it ends. */
    days: z.int().min(1).max(365),
    /** null: as many as come. */
    uses: z.int().min(1).max(1_000_000).nullable(),
    ownership: DeviceOwnership,
    groupIds: z.array(GroupId).max(20),
  }),
  response: z.object({ token: z.string(), enrolmentToken: EnrolmentTokenView }),
  errors: ['NOT_FOUND'],
});

export const revokeEnrolmentTokenRoute = route({
  name: 'revokeEnrolmentToken',
  method: 'POST',
  path: '/enrolment-tokens/:enrolmentTokenId/revoke',
  access: manages,
  summary: 'Let no more devices enrol with it; those that did stay enrolled',
  params: z.object({ enrolmentTokenId: EnrolmentTokenId }),
  response: noContent,
});

const DeviceGroupRule = z.object({
  id: GroupId,
  name: z.string(),
  rule: DeviceRule,
  devices: z.int().min(0),
});

export const createDeviceGroupRoute = route({
  name: 'createDeviceGroup',
  method: 'POST',
  path: '/device-groups',
  access: manages,
  summary: 'Make a group of the devices that meet a rule; it fills and empties by itself',
  body: z.strictObject({ name: line(100), description: block(500).nullable(), rule: DeviceRule }),
  response: DeviceGroupRule,
  errors: ['GROUP_NAME_TAKEN'],
});

export const getDeviceGroupRuleRoute = route({
  name: 'getDeviceGroupRule',
  method: 'GET',
  path: '/device-groups/:groupId/rule',
  access: views,
  summary: 'The rule of a group of devices',
  params: z.object({ groupId: GroupId }),
  response: DeviceGroupRule,
});

export const setDeviceGroupRuleRoute = route({
  name: 'setDeviceGroupRule',
  method: 'PUT',
  path: '/device-groups/:groupId/rule',
  access: manages,
  summary: 'Change the rule of a group of devices, and fill the group by it',
  params: z.object({ groupId: GroupId }),
  body: z.strictObject({ rule: DeviceRule }),
  response: DeviceGroupRule,
});

export const countDevicesByRuleRoute = route({
  name: 'countDevicesByRule',
  method: 'POST',
  path: '/device-groups/preview',
  access: views,
  summary: 'How many devices meet a rule, before a group is made of it',
  body: z.strictObject({ rule: DeviceRule }),
  response: z.object({ devices: z.int().min(0) }),
});
