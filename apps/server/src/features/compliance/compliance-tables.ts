import type {
  ComplianceRule,
  ComplianceState,
  DeviceId,
  DevicePlatform,
  GroupId,
  PolicyId,
  TenantId,
} from '@alongside/protocol';
import type { Generated } from 'kysely';
import type { JsonColumn, Transaction } from '../../platform/database/index.ts';

interface CompliancePoliciesTable {
  readonly id: PolicyId;
  readonly tenant_id: TenantId;
  /** Unique in the tenant, without regard to case. */
  readonly name: string;
  readonly description: string | null;
  readonly platforms: DevicePlatform[];
  readonly is_for_all: boolean;
  readonly rules: JsonColumn<ComplianceRule[]>;
  readonly grace_days: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface CompliancePolicyGroupsTable {
  readonly tenant_id: TenantId;
  readonly policy_id: PolicyId;
  readonly group_id: GroupId;
  /** Its devices are left out, whichever other group they are in. */
  readonly is_excepted: boolean;
}

/** Only what fails: what is met needs no remembering. */
interface DeviceComplianceTable {
  readonly tenant_id: TenantId;
  readonly device_id: DeviceId;
  readonly policy_id: PolicyId;
  /** See `complianceRuleKey`. */
  readonly rule: string;
  readonly outcome: 'failed';
  readonly since: Date;
  readonly grace_until: Date | null;
}

/** Devices to evaluate anew, in the order of their ids. */
interface ComplianceRunsTable {
  readonly id: Generated<number>;
  readonly tenant_id: TenantId;
  readonly platforms: DevicePlatform[];
  /** Members of these, also by way of groups inside; null: every device. */
  readonly group_ids: GroupId[] | null;
  /** The last one that was evaluated; null: none was. */
  readonly after_id: DeviceId | null;
}

interface DevicesTable {
  readonly id: DeviceId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly display_name: string | null;
  readonly platform: DevicePlatform;
  readonly os_version: string;
  readonly agent_version: string;
  readonly last_seen_at: Date;
  /** Protections as the agent told them: a `DevicePosture`. */
  readonly facts: unknown;
  readonly external_facts: unknown;
  readonly state: 'enrolled' | 'retired' | 'unenrolled';
  readonly compliance: ComplianceState;
  /** Something that bears on it has changed and nobody has looked since. */
  readonly compliance_stale: boolean;
  /** When time alone may make something else of it. */
  readonly compliance_due_at: Date | null;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type ComplianceTables = {
  compliance_policies: CompliancePoliciesTable;
  compliance_policy_groups: CompliancePolicyGroupsTable;
  device_compliance: DeviceComplianceTable;
  compliance_runs: ComplianceRunsTable;
  devices: DevicesTable;
  groups: {
    readonly id: GroupId;
    readonly tenant_id: TenantId;
    readonly name: string;
    readonly kind: 'people' | 'devices';
  };
};

/** A transaction that also knows what compliance is made of. */
export const complianceTables = (tx: Transaction) => tx.$extendTables<ComplianceTables>();
