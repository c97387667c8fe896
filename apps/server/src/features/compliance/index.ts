export { complianceJob } from './compliance-job.ts';
export { complianceNow } from './compliance-of-device.ts';
export { complianceMigration } from './migrations/0501-compliance.ts';
export { compliancePoliciesOfGroup } from './policies-of-group.ts';
export { registerCompliance } from './register-compliance.ts';
