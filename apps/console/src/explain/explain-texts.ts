import type { AccessEvidence, AccessReason, AccessRule, ExplainedRule } from '@alongside/protocol';

/** What each rule asks, as what must be so. */
export const RULE_TEXTS: Readonly<Record<AccessRule, string>> = {
  'tenant-on': 'console.explain.rule.tenant-on',
  'helper-active': 'console.explain.rule.helper-active',
  'helper-not-blocked': 'console.explain.rule.helper-not-blocked',
  'sharer-active': 'console.explain.rule.sharer-active',
  'two-people': 'console.explain.rule.two-people',
  permission: 'console.explain.rule.permission',
  'sharer-in-scope': 'console.explain.rule.sharer-in-scope',
  'device-in-scope': 'console.explain.rule.device-in-scope',
  'device-in-use': 'console.explain.rule.device-in-use',
  'device-enrolled': 'console.explain.rule.device-enrolled',
  'mode-available': 'console.explain.rule.mode-available',
  surface: 'console.explain.rule.surface',
  compliance: 'console.explain.rule.compliance',
  'conditional-access': 'console.explain.rule.conditional-access',
};

export const OUTCOME_TEXTS: Readonly<Record<ExplainedRule['outcome'], string>> = {
  passed: 'console.explain.outcome.passed',
  failed: 'console.explain.outcome.failed',
  'not-asked': 'console.explain.outcome.not-asked',
};

/** Why not, told by somebody who isn't one of the two. */
export const WHY_TEXTS: Readonly<Record<AccessReason, string>> = {
  'tenant-off': 'console.explain.why.tenant-off',
  'person-deactivated': 'console.explain.why.person-deactivated',
  'helper-blocked': 'console.explain.why.helper-blocked',
  'needs-permission': 'console.explain.why.needs-permission',
  'sharer-out-of-scope': 'console.explain.why.sharer-out-of-scope',
  'device-out-of-scope': 'console.explain.why.device-out-of-scope',
  'device-unenrolled': 'console.explain.why.device-unenrolled',
  'surface-view-only': 'console.explain.why.surface-view-only',
  'capability-not-available': 'console.explain.why.capability-not-available',
  'own-session': 'console.explain.why.own-session',
  'device-noncompliant': 'console.explain.why.device-noncompliant',
  'device-retired': 'console.explain.why.device-retired',
  'policy-blocks': 'console.explain.why.policy-blocks',
  'needs-mfa': 'console.explain.why.needs-mfa',
  'needs-compliant-device': 'console.explain.why.needs-compliant-device',
  'needs-fresh-sign-in': 'console.explain.why.needs-fresh-sign-in',
  'needs-approval': 'console.explain.why.needs-approval',
};

type PolicyOutcome = Extract<AccessEvidence, { kind: 'policy' }>['outcome'];

/** What a policy asks for. */
export const POLICY_OUTCOME_TEXTS: Readonly<Record<PolicyOutcome, string>> = {
  block: 'console.policy-outcome.block',
  mfa: 'console.policy-outcome.mfa',
  'compliant-device': 'console.policy-outcome.compliant-device',
  'fresh-sign-in': 'console.policy-outcome.fresh-sign-in',
  approval: 'console.policy-outcome.approval',
};

/** Settings that a decision reads. One that isn't known here is shown by its name. */
export const SETTING_TEXTS: Readonly<Record<string, string>> = {
  isEnabled: 'console.explain.setting.is-enabled',
  areUnenrolledDevicesAllowed: 'console.settings.unenrolled',
  noncompliantDevice: 'console.settings.noncompliant',
};

export const SETTING_VALUE_TEXTS: Readonly<Record<string, string>> = {
  true: 'console.explain.value.on',
  false: 'console.explain.value.off',
  warn: 'console.settings.noncompliant.warn',
  'no-elevation': 'console.settings.noncompliant.no-elevation',
  'view-only': 'console.settings.noncompliant.view-only',
  block: 'console.settings.noncompliant.block',
};
