import type { ComplianceState, DeviceOwnership, DevicePlatform, DeviceState } from '@alongside/protocol';

export const PLATFORM_TEXTS: Readonly<Record<DevicePlatform, string>> = {
  linux: 'console.platform.linux',
  windows: 'console.platform.windows',
  macos: 'console.platform.macos',
};

export const OWNERSHIP_TEXTS: Readonly<Record<DeviceOwnership, string>> = {
  corporate: 'console.ownership.corporate',
  personal: 'console.ownership.personal',
};

export const COMPLIANCE_TEXTS: Readonly<Record<ComplianceState, string>> = {
  compliant: 'console.compliance.compliant',
  noncompliant: 'console.compliance.noncompliant',
  'not-evaluated': 'console.compliance.not-evaluated',
};

export const DEVICE_STATE_TEXTS: Readonly<Record<DeviceState, string>> = {
  enrolled: 'console.devices.enrolled',
  retired: 'console.devices.retired',
  unenrolled: 'console.devices.unenrolled',
};
