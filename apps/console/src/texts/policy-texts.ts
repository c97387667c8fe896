import type {
  AccessPlatform,
  AccessPolicyState,
  ApprovalState,
  PolicyDeviceState,
  PolicyPart,
  Side,
} from '@alongside/protocol';

export const SIDE_TEXTS: Readonly<Record<Side, string>> = {
  helper: 'console.sessions.helper',
  sharer: 'console.sessions.sharer',
};

export const POLICY_STATE_TEXTS: Readonly<Record<AccessPolicyState, string>> = {
  off: 'console.policy-state.off',
  'report-only': 'console.policy-state.report-only',
  on: 'console.policy-state.on',
};

/** Names of systems, which are the same in every language. */
export const ACCESS_PLATFORM_NAMES: Readonly<Record<AccessPlatform, string>> = {
  linux: 'Linux',
  windows: 'Windows',
  macos: 'macOS',
  android: 'Android',
  ios: 'iOS',
  chromeos: 'ChromeOS',
};

export const DEVICE_STATE_TEXTS: Readonly<Record<PolicyDeviceState, string>> = {
  enrolled: 'console.policy-device.enrolled',
  unenrolled: 'console.policy-device.unenrolled',
  compliant: 'console.policy-device.compliant',
  noncompliant: 'console.policy-device.noncompliant',
};

/** What doesn't hold where a policy doesn't apply. */
export const POLICY_PART_TEXTS: Readonly<Record<PolicyPart, string>> = {
  state: 'console.policy-part.state',
  side: 'console.policy-part.side',
  people: 'console.policy-part.people',
  except: 'console.policy-part.except',
  networks: 'console.policy-part.networks',
  countries: 'console.policy-part.countries',
  platforms: 'console.policy-part.platforms',
  device: 'console.policy-part.device',
  modes: 'console.policy-part.modes',
  signInOlderThanMs: 'console.policy-part.sign-in-older',
  isMfaAbsent: 'console.policy-part.mfa-absent',
};

export const APPROVAL_STATE_TEXTS: Readonly<Record<ApprovalState, string>> = {
  waiting: 'console.approval-state.waiting',
  approved: 'console.approval-state.approved',
  declined: 'console.approval-state.declined',
  expired: 'console.approval-state.expired',
};
