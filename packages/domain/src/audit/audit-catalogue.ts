import type {
  AccessMissing,
  AccessPolicyFields,
  NetworkFields,
  AccessQuery,
  AccessReason,
  BuiltInRole,
  Capability,
  ComplianceAssignment,
  ComplianceRule,
  ComplianceState,
  DeviceFacts,
  DeviceOwnership,
  DeviceRule,
  DevicePlatform,
  EndReason,
  ExternalFacts,
  Mode,
  Permission,
  PersonId,
  SettingsOverridePatch,
  Side,
  StartedBy,
  Surface,
  TenantSettingsPatch,
} from '@alongside/protocol';

/** Nothing before or after. */
type Change<Before, After> = { readonly before: Before; readonly after: After };
type Fact<After> = Change<null, After>;
type Plain = Change<null, null>;

interface ProfileFields {
  readonly fullName?: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly jobTitle?: string | null;
  readonly department?: string | null;
  readonly company?: string | null;
  readonly employeeNumber?: string | null;
  readonly externalId?: string | null;
  readonly email?: string;
  readonly locale?: string | null;
}

interface ApprovalFields {
  readonly policy: string;
  readonly mode: Mode;
  readonly helper: string;
  readonly sharer: string;
  readonly session: string;
}

interface ProviderFields {
  readonly kind: 'embedded' | 'oidc';
  readonly issuer: string | null;
  readonly clientId: string | null;
  /** Only whether it is another one; never the secret. */
  readonly isSecretChanged: boolean;
  /** Those by the former provider, which another one ended. */
  readonly endedSignIns?: number;
}

interface GroupFields {
  readonly name?: string;
  readonly description?: string | null;
}

/** Who was in a group and isn't now, or the other way round; the first hundred by name, and how many there were. */
interface GroupMembers {
  readonly count: number;
  readonly members: readonly { readonly kind: string; readonly id: string; readonly name: string }[];
}

interface ProtectionFields {
  readonly serial?: string | null;
  readonly isDiskEncrypted?: boolean | null;
  readonly isFirewallOn?: boolean | null;
  readonly hasScreenLock?: boolean | null;
}

interface DescribedFields {
  readonly displayName?: string | null;
  readonly ownership?: DeviceOwnership;
  readonly primaryPersonId?: PersonId | null;
}

interface AuditStreamFields {
  readonly name: string;
  readonly format: 'ocsf' | 'json';
}

interface AuditStreamPlace {
  readonly kind: 'syslog' | 'webhook';
  /** Host and port, or the address. */
  readonly place: string;
}

interface OverrideFields {
  /** By name. */
  readonly group: string;
  readonly settings: SettingsOverridePatch;
}

interface ComplianceFields {
  readonly name?: string;
  readonly description?: string | null;
  readonly platforms?: readonly DevicePlatform[];
  readonly assignment?: ComplianceAssignment;
  readonly rules?: readonly ComplianceRule[];
  readonly graceDays?: number;
}

interface RoleFields {
  readonly name: string;
  readonly description: string | null;
  readonly permissions: readonly Permission[];
}

/** Groups by their names. */
interface AssignmentFields {
  readonly name: string;
  readonly description: string | null;
  readonly role: string;
  readonly members: readonly string[];
  readonly people: 'all' | readonly string[];
  readonly devices: 'all' | readonly string[];
}

/** What each row tells besides who, whom, when and where from. No code, token, key or chat text is ever in one. */
export interface AuditPayloads {
  'setup.completed': Fact<{ organisation: string; email: string; isEnabled: boolean }>;
  'setup.refused': Plain;
  'setup.demo-made': Fact<{ people: number }>;

  'sign-in.succeeded': Fact<{
    provider: 'embedded' | 'oidc';
    methods: readonly string[];
    /** Of the device whose agent signed in; absent for a browser. */
    device?: string;
  }>;
  /** By what the provider was asked to have proven; the sign-in goes on. */
  'sign-in.renewed': Fact<{ methods: readonly string[] }>;
  /** `policies`: the access policies that refused it; absent where none did. */
  'sign-in.failed': Fact<{ reason: string; email: string | null; policies?: readonly string[] }>;
  'sign-in.locked': Fact<{ until: string }>;
  'sign-in.ended': Fact<{
    cause: 'sign-out' | 'everywhere' | 'expired' | 'deactivated' | 'removed' | 'replaced';
  }>;

  'account.password-changed': Plain;
  'account.passkey-added': Fact<{ name: string }>;
  'account.passkey-removed': Fact<{ name: string }>;
  'account.totp-added': Plain;
  'account.totp-removed': Plain;
  /** By whoever runs the server: nothing that they signed in with is left. */
  'account.reset': Plain;
  'account.change-refused': Fact<{ reason: string }>;

  'person.added': Fact<{
    email: string;
    roles: readonly BuiltInRole[];
    /** Absent: an administrator added them. */
    source?: 'csv' | 'scim';
  }>;
  'person.imported': Fact<{ added: number; changed: number; unchanged: number; errors: number }>;
  'person.provisioned': Fact<{ email: string }>;
  'person.invitation-made': Plain;
  'person.invitation-used': Plain;
  'person.profile-changed': Change<ProfileFields, ProfileFields>;
  'person.picture-changed': Plain;
  'person.picture-removed': Plain;
  'person.roles-changed': Change<{ roles: readonly BuiltInRole[] }, { roles: readonly BuiltInRole[] }>;
  'person.deactivated': Plain;
  'person.reactivated': Plain;
  'person.deprovisioned': Change<{ email: string }, null>;
  'person.blocked': Fact<{ sessionId: string }>;
  'person.unblocked': Plain;

  'role.added': Fact<RoleFields>;
  'role.changed': Change<Partial<RoleFields>, Partial<RoleFields>>;
  'role.removed': Change<RoleFields, null>;
  'assignment.added': Fact<AssignmentFields>;
  'assignment.changed': Change<Partial<AssignmentFields>, Partial<AssignmentFields>>;
  'assignment.removed': Change<AssignmentFields, null>;

  'group.added': Fact<{ kind: 'people' | 'devices'; name: string; source: string }>;
  'group.changed': Change<GroupFields, GroupFields>;
  'group.members-changed': Change<GroupMembers, GroupMembers>;
  'group.rule-changed': Change<{ rule: DeviceRule } | null, { rule: DeviceRule }>;
  'group.removed': Change<
    { kind: 'people' | 'devices'; name: string; members: number; groups: number },
    null
  >;

  'device.enrolled': Fact<DeviceFacts & { thumbprint: string; way: 'sign-in' | 'token' }>;
  /** `times`: since the last such row of the token, at most one an hour and reason. */
  'device.enrolment-refused': Fact<{
    reason: 'revoked' | 'expired' | 'used-up' | 'unbacked';
    token: string;
    times: number;
  }>;
  'device.facts-changed': Change<Partial<DeviceFacts>, Partial<DeviceFacts>>;
  'device.protection-changed': Change<ProtectionFields, ProtectionFields>;
  'device.external-facts-changed': Change<
    { source: string; facts: ExternalFacts | null },
    { source: string; facts: ExternalFacts }
  >;
  'device.described': Change<DescribedFields, DescribedFields>;
  'device.retired': Plain;
  'device.restored': Plain;
  'device.unenrolled': Change<{ thumbprint: string }, null>;
  'device.key-rotation-asked': Plain;
  'device.key-rotated': Change<{ thumbprint: string }, { thumbprint: string }>;

  'enrolment-token.made': Fact<{
    name: string;
    ownership: DeviceOwnership;
    groups: readonly string[];
    expiresAt: string;
    uses: number | null;
  }>;
  'enrolment-token.revoked': Plain;

  'access-policy.added': Fact<AccessPolicyFields>;
  'access-policy.changed': Change<Partial<AccessPolicyFields>, Partial<AccessPolicyFields>>;
  'access-policy.removed': Change<AccessPolicyFields, null>;
  /** Of a policy that is only reported: what it would have kept somebody from. */
  'access-policy.would-apply': Fact<{
    policy: string;
    side: Side;
    outcome: string;
    at: 'sign-in' | 'session';
    mode: Mode | null;
  }>;
  'network.added': Fact<NetworkFields>;
  'network.changed': Change<Partial<NetworkFields>, Partial<NetworkFields>>;
  'network.removed': Change<NetworkFields, null>;
  'approval.asked': Fact<ApprovalFields>;
  'approval.approved': Fact<ApprovalFields>;
  'approval.declined': Fact<ApprovalFields>;

  'device.compliance-changed': Change<
    { compliance: ComplianceState },
    {
      compliance: ComplianceState;
      /** What fails and counts: at most twenty. */
      failed: readonly { readonly policy: string; readonly rule: string }[];
    }
  >;
  'compliance-policy.added': Fact<ComplianceFields>;
  'compliance-policy.changed': Change<ComplianceFields, ComplianceFields>;
  'compliance-policy.removed': Change<ComplianceFields, null>;

  'domain.added': Fact<{ name: string }>;
  'domain.verified': Fact<{ name: string }>;
  'domain.verification-failed': Fact<{ name: string }>;
  'domain.removed': Fact<{ name: string }>;
  'identity-provider.changed': Change<ProviderFields, ProviderFields>;
  'settings.changed': Change<TenantSettingsPatch, TenantSettingsPatch>;
  'settings-override.added': Fact<OverrideFields>;
  'settings-override.changed': Change<OverrideFields, OverrideFields>;
  'settings-override.removed': Change<OverrideFields | null, null>;
  'settings-overrides.ordered': Change<{ groups: readonly string[] }, { groups: readonly string[] }>;

  'token.made': Fact<{ kind: 'personal' | 'service'; scopes: readonly string[]; expiresAt: string }>;
  'token.revoked': Fact<{ kind: 'personal' | 'service' }>;
  /** Somebody else answers for a token of a service from now on. */
  'token.taken-over': Change<{ madeBy: string | null }, { madeBy: string; scopes: readonly string[] }>;
  /** `at`: of when the backup is. */
  'backup.restored': Fact<{ at: string; isAccessEnded: boolean }>;

  'limit.reached': Fact<{ limit: string }>;

  'session.started': Fact<{ startedBy: StartedBy }>;
  'session.start-refused': Fact<{ missing: readonly AccessMissing[] }>;
  'session.code-refused': Fact<
    | { reason: 'unusable' | 'own' | 'too-many-tries' }
    | { reason: 'access'; missing: readonly AccessMissing[] }
  >;
  'session.joined': Fact<{ way: 'code' | 'link'; surface: Surface; isEnrolled: boolean }>;
  'session.side-arrived': Fact<{ side: Side }>;
  'session.side-lost': Fact<{ side: Side }>;
  'session.side-returned': Fact<{ side: Side }>;
  'session.asked': Fact<{ mode: Mode }>;
  /** `asked`: what an explanation is asked by; absent where nobody was there to be helped. */
  'session.ask-refused': Fact<{
    mode: Mode | null;
    missing: readonly AccessMissing[];
    asked?: AccessQuery;
  }>;
  /** `lost`: why access no longer covers it; absent: the helper took it back. */
  'session.question-withdrawn': Fact<{ mode: Mode; lost?: readonly AccessReason[] }>;
  'session.question-lapsed': Fact<{ mode: Mode }>;
  'session.declined': Fact<{ mode: Mode }>;
  'session.grant-given': Fact<{ capability: Capability; grantId: string }>;
  /** `lost`: why access no longer covers it; absent: a side gave it up, or the session ended. */
  'session.grant-ended': Fact<{ capability: Capability; grantId: string; lost?: readonly AccessReason[] }>;
  'session.paused': Plain;
  'session.resumed': Plain;
  'session.reported': Plain;
  'session.ended': Fact<{ reason: EndReason; lost?: readonly AccessReason[] }>;

  'report.exported': Fact<{ format: 'csv' | 'json'; rows: number }>;
  'audit-stream.added': Fact<AuditStreamFields & AuditStreamPlace>;
  'audit-stream.changed': Change<
    AuditStreamFields & { isEnabled: boolean },
    AuditStreamFields & { isEnabled: boolean }
  >;
  'audit-stream.removed': Change<{ name: string } & AuditStreamPlace, null>;
  'audit-stream.replayed': Change<{ position: number }, { position: number }>;
  'audit-stream.letters-settled': Fact<{ done: number; refused: number; isGivenUp: boolean }>;
  'audit.exported': Fact<{ format: 'csv' | 'json'; rows: number }>;
  'audit.verified': Fact<{ rows: number; fault: { n: number; kind: string } | null }>;
  'retention.ran': Fact<{ sessions: number; olderThan: string }>;
}

export type AuditCode = keyof AuditPayloads;

export interface AuditDefinition {
  readonly severity: 'info' | 'notice' | 'warning' | 'alert';
  /** It is shown on the timeline of its session. */
  readonly isOnTimeline: boolean;
}

const info: AuditDefinition = { severity: 'info', isOnTimeline: false };
const notice: AuditDefinition = { severity: 'notice', isOnTimeline: false };
const warning: AuditDefinition = { severity: 'warning', isOnTimeline: false };
const alert: AuditDefinition = { severity: 'alert', isOnTimeline: false };
const onTimeline = (definition: AuditDefinition): AuditDefinition => ({ ...definition, isOnTimeline: true });

/** Every kind of row that the audit log can have. Total: a payload without a definition doesn't compile. */
export const AUDIT_CATALOGUE: Readonly<Record<AuditCode, AuditDefinition>> = {
  'setup.completed': notice,
  'setup.refused': alert,
  'setup.demo-made': notice,

  'sign-in.succeeded': info,
  'sign-in.renewed': info,
  'sign-in.failed': warning,
  'sign-in.locked': alert,
  'sign-in.ended': info,

  'account.password-changed': notice,
  'account.passkey-added': notice,
  'account.passkey-removed': notice,
  'account.totp-added': notice,
  'account.totp-removed': warning,
  'account.reset': alert,
  'account.change-refused': warning,

  'person.added': notice,
  'person.imported': notice,
  'person.provisioned': notice,
  'person.invitation-made': notice,
  'person.invitation-used': notice,
  'person.profile-changed': info,
  'person.picture-changed': info,
  'person.picture-removed': info,
  'person.roles-changed': warning,
  'person.deactivated': notice,
  'person.reactivated': notice,
  'person.deprovisioned': notice,
  'person.blocked': alert,
  'person.unblocked': warning,

  'role.added': warning,
  'role.changed': warning,
  'role.removed': warning,
  'assignment.added': warning,
  'assignment.changed': warning,
  'assignment.removed': warning,

  'group.added': notice,
  'group.changed': notice,
  'group.members-changed': notice,
  'group.rule-changed': warning,
  'group.removed': warning,

  'device.enrolled': notice,
  'device.enrolment-refused': warning,
  'device.facts-changed': info,
  'device.protection-changed': notice,
  'device.external-facts-changed': info,
  'device.described': notice,
  'device.retired': warning,
  'device.restored': warning,
  'device.unenrolled': warning,
  'device.key-rotation-asked': notice,
  'device.key-rotated': notice,

  'enrolment-token.made': warning,
  'enrolment-token.revoked': notice,

  'access-policy.added': warning,
  'access-policy.changed': warning,
  'access-policy.removed': warning,
  'access-policy.would-apply': info,
  'network.added': notice,
  'network.changed': warning,
  'network.removed': notice,
  'approval.asked': notice,
  'approval.approved': warning,
  'approval.declined': notice,

  'device.compliance-changed': notice,
  'compliance-policy.added': warning,
  'compliance-policy.changed': warning,
  'compliance-policy.removed': warning,

  'domain.added': notice,
  'domain.verified': notice,
  'domain.verification-failed': info,
  'domain.removed': warning,
  'identity-provider.changed': warning,
  'settings.changed': warning,
  'settings-override.added': warning,
  'settings-override.changed': warning,
  'settings-override.removed': warning,
  'settings-overrides.ordered': warning,

  'token.made': warning,
  'token.revoked': notice,
  'token.taken-over': warning,
  'backup.restored': alert,

  'limit.reached': warning,

  'session.started': onTimeline(info),
  'session.start-refused': warning,
  'session.code-refused': warning,
  'session.joined': onTimeline(info),
  'session.side-arrived': onTimeline(info),
  'session.side-lost': onTimeline(info),
  'session.side-returned': onTimeline(info),
  'session.asked': onTimeline(info),
  'session.ask-refused': warning,
  'session.question-withdrawn': onTimeline(info),
  'session.question-lapsed': onTimeline(info),
  'session.declined': onTimeline(notice),
  'session.grant-given': onTimeline(notice),
  'session.grant-ended': onTimeline(info),
  'session.paused': onTimeline(info),
  'session.resumed': onTimeline(info),
  'session.reported': onTimeline(alert),
  'session.ended': onTimeline(info),

  'report.exported': notice,
  'audit-stream.added': warning,
  'audit-stream.changed': warning,
  'audit-stream.removed': warning,
  'audit-stream.replayed': notice,
  'audit-stream.letters-settled': notice,
  'audit.exported': notice,
  'audit.verified': notice,
  'retention.ran': notice,
};
