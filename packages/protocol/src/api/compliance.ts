import { z } from 'zod';
import { CompliancePolicyBody, ComplianceRule, RuleFault, RuleOutcome } from '../compliance.ts';
import { ComplianceState } from '../device-views.ts';
import { DevicePlatform } from '../device.ts';
import { DeviceId, GroupId, PolicyId } from '../ids.ts';
import { Instant } from '../text.ts';
import { noContent, page, PageQuery, route } from './route.ts';

const PolicyParams = z.object({ policyId: PolicyId });
const reads = { kind: 'permission', anyOf: ['manage-policies', 'view-devices'] } as const;
const manages = { kind: 'permission', anyOf: ['manage-policies'] } as const;

const GroupRef = z.object({ id: GroupId, name: z.string() });

/** A compliance policy as it is shown: with the names of its groups, and at how many devices it fails. */
export const CompliancePolicyView = z.object({
  id: PolicyId,
  name: z.string(),
  description: z.string().nullable(),
  platforms: z.array(DevicePlatform),
  assignment: z.object({ to: z.union([z.literal('all'), z.array(GroupRef)]), except: z.array(GroupRef) }),
  rules: z.array(ComplianceRule),
  /** In days. */
  graceDays: z.int(),
  /** Enrolled devices at which a rule of it fails, those in its grace period included. */
  failingDevices: z.int().min(0),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CompliancePolicyView = z.infer<typeof CompliancePolicyView>;

/** A change of a policy: what is absent stays as it is. */
export const CompliancePolicyPatch = z
  .strictObject({
    name: CompliancePolicyBody.shape.name,
    description: CompliancePolicyBody.shape.description.unwrap(),
    platforms: CompliancePolicyBody.shape.platforms,
    assignment: CompliancePolicyBody.shape.assignment,
    rules: CompliancePolicyBody.shape.rules,
    graceDays: CompliancePolicyBody.shape.graceDays.unwrap(),
  })
  .partial();
export type CompliancePolicyPatch = z.infer<typeof CompliancePolicyPatch>;

export const listCompliancePoliciesRoute = route({
  name: 'listCompliancePolicies',
  method: 'GET',
  path: '/compliance-policies',
  access: reads,
  summary: 'Compliance policies by name',
  query: z.object({ search: z.string().max(200).optional(), ...PageQuery }),
  response: page(CompliancePolicyView),
});

export const addCompliancePolicyRoute = route({
  name: 'addCompliancePolicy',
  method: 'POST',
  path: '/compliance-policies',
  access: manages,
  summary: 'Make a compliance policy; its devices are evaluated anew at once',
  body: CompliancePolicyBody,
  response: CompliancePolicyView,
  // CONFLICT: the name is taken. NOT_FOUND: one of the groups isn't there, or isn't one of devices.
  errors: ['CONFLICT', 'NOT_FOUND'],
});

export const getCompliancePolicyRoute = route({
  name: 'getCompliancePolicy',
  method: 'GET',
  path: '/compliance-policies/:policyId',
  access: reads,
  summary: 'One compliance policy',
  params: PolicyParams,
  response: CompliancePolicyView,
});

export const updateCompliancePolicyRoute = route({
  name: 'updateCompliancePolicy',
  method: 'PATCH',
  path: '/compliance-policies/:policyId',
  access: manages,
  summary: 'Change a compliance policy; its devices are evaluated anew at once',
  params: PolicyParams,
  body: CompliancePolicyPatch,
  response: CompliancePolicyView,
  errors: ['CONFLICT'],
});

export const removeCompliancePolicyRoute = route({
  name: 'removeCompliancePolicy',
  method: 'DELETE',
  path: '/compliance-policies/:policyId',
  access: manages,
  summary: 'Remove a compliance policy; its devices are evaluated anew at once',
  params: PolicyParams,
  response: noContent,
});

/** One rule of a policy, held against a device. */
export const RuleResult = z.object({
  rule: ComplianceRule,
  outcome: RuleOutcome,
  /** null: met. */
  fault: RuleFault.nullable(),
  /** What was said of the device; of a check-in milliseconds since 1970; null: nothing. */
  said: z.union([z.boolean(), z.number(), z.string()]).nullable(),
  /** Since when it fails; null: it doesn't. */
  since: Instant.nullable(),
  /** Until then a failure doesn't count; null: it counts, or there is none. */
  graceUntil: Instant.nullable(),
});
export type RuleResult = z.infer<typeof RuleResult>;

/** What every policy that is for a device says of it. */
export const DeviceCompliance = z.object({
  state: ComplianceState,
  policies: z.array(z.object({ id: PolicyId, name: z.string(), rules: z.array(RuleResult) })),
});
export type DeviceCompliance = z.infer<typeof DeviceCompliance>;

export const deviceComplianceRoute = route({
  name: 'deviceCompliance',
  method: 'GET',
  path: '/devices/:deviceId/compliance',
  access: { kind: 'permission', anyOf: ['view-devices', 'manage-devices'] },
  summary: 'Whether a device complies: each policy that is for it, with each rule',
  params: z.object({ deviceId: DeviceId }),
  response: DeviceCompliance,
});
