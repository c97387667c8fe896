import type {
  ComplianceAssignment,
  ComplianceRule,
  DevicePlatform,
  DevicePosture,
  ExternalFacts,
  GroupId,
  PolicyId,
} from '@alongside/protocol';
import type { Ms } from '../session/session.ts';

/** What an organisation asks of its devices. */
export interface CompliancePolicy {
  readonly id: PolicyId;
  readonly name: string;
  readonly platforms: readonly DevicePlatform[];
  readonly assignment: ComplianceAssignment;
  readonly rules: readonly ComplianceRule[];
  /** How long a rule may fail before it counts, in days. */
  readonly graceDays: number;
}

/** All of an enrolled device that bears on compliance. */
export interface ComplianceFacts {
  readonly platform: DevicePlatform;
  readonly osVersion: string;
  readonly agentVersion: string;
  readonly lastSeenAt: Ms;
  /** null: it never told. */
  readonly posture: Omit<DevicePosture, 'readAt'> | null;
  /** What others told of it, by their names. */
  readonly external: Readonly<Record<string, ExternalFacts>>;
  /** Every group that it is in. */
  readonly groups: readonly GroupId[];
  /** Since when which rule fails, by `failureKey`. */
  readonly failingSince: ReadonlyMap<string, Ms>;
}

/** What names a rule of a policy in `failingSince`; `rule` is its `complianceRuleKey`. */
export const failureKey = (policyId: PolicyId, rule: string): string => `${policyId} ${rule}`;

/** Whether the policy is for the device. */
export const isAssigned = (
  { platforms, assignment }: Pick<CompliancePolicy, 'platforms' | 'assignment'>,
  { platform, groups }: Pick<ComplianceFacts, 'platform' | 'groups'>,
): boolean =>
  platforms.includes(platform) &&
  (assignment.to === 'all' || assignment.to.some((group) => groups.includes(group))) &&
  !assignment.except.some((group) => groups.includes(group));
