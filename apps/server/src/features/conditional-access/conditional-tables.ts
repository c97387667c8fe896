import type {
  AccessPolicyFields,
  ApprovalId,
  Mode,
  NetworkId,
  PersonId,
  PolicyId,
  SessionId,
  Side,
  SignInId,
  TenantId,
} from '@alongside/protocol';
import type { JsonColumn, Transaction } from '../../platform/database/index.ts';

interface AccessPoliciesTable {
  readonly id: PolicyId;
  readonly tenant_id: TenantId;
  /** Unique in the tenant, without regard to case. */
  readonly name: string;
  readonly description: string | null;
  readonly state: AccessPolicyFields['state'];
  readonly who: JsonColumn<AccessPolicyFields['who']>;
  readonly conditions: JsonColumn<AccessPolicyFields['conditions']>;
  readonly consequence: JsonColumn<AccessPolicyFields['then']>;
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface NamedNetworksTable {
  readonly id: NetworkId;
  readonly tenant_id: TenantId;
  /** Unique in the tenant, without regard to case. */
  readonly name: string;
  readonly description: string | null;
  /** In CIDR notation, each with its host bits zero. */
  readonly ranges: string[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** With which sign-in somebody was last on one side of a session. */
interface SessionSignInsTable {
  readonly tenant_id: TenantId;
  readonly session_id: SessionId;
  readonly side: Side;
  readonly sign_in_id: SignInId;
}

/** What one policy asked somebody else about, for one mode of one session. */
interface AccessApprovalsTable {
  readonly id: ApprovalId;
  readonly tenant_id: TenantId;
  readonly session_id: SessionId;
  readonly policy_id: PolicyId;
  readonly mode: Mode;
  readonly helper_id: PersonId;
  readonly sharer_id: PersonId;
  readonly device_name: string | null;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly asked_at: Date;
  readonly answered_by: PersonId | null;
  readonly answered_at: Date | null;
  /** Of a waiting one: nobody can answer it afterwards. Of an approved one: it holds no longer. */
  readonly expires_at: Date;
}

/** When the audit log was last told what a policy that is only reported would have done to somebody. */
interface AccessPolicyReportsTable {
  readonly tenant_id: TenantId;
  readonly policy_id: PolicyId;
  readonly person_id: PersonId;
  readonly outcome: string;
  readonly told_at: Date;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type ConditionalTables = {
  access_policies: AccessPoliciesTable;
  named_networks: NamedNetworksTable;
  session_sign_ins: SessionSignInsTable;
  access_approvals: AccessApprovalsTable;
  access_policy_reports: AccessPolicyReportsTable;
};

export const conditionalTables = (tx: Transaction) => tx.$extendTables<ConditionalTables>();
