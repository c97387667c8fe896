import { GroupId, PolicyId } from '@alongside/protocol';
import { DAY_MS } from './check-rule.ts';
import type { ComplianceFacts, CompliancePolicy } from './compliance-policy.ts';

export const NOW = Date.UTC(2026, 2, 10, 9);

const numbered = (kind: string, n: number) => `${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const group = (n: number): GroupId => GroupId.parse(numbered('60000000', n));
export const policyId = (n: number): PolicyId => PolicyId.parse(numbered('70000000', n));

/** A policy for every Linux device; whatever isn't said asks for nothing. */
export const policy = (part: Partial<CompliancePolicy> = {}): CompliancePolicy => ({
  id: policyId(1),
  name: 'Base line',
  platforms: ['linux'],
  assignment: { to: 'all', except: [] },
  rules: [],
  graceDays: 0,
  ...part,
});

/** A Linux device that is in order. */
export const device = (part: Partial<ComplianceFacts> = {}): ComplianceFacts => ({
  platform: 'linux',
  osVersion: 'Debian GNU/Linux 13 (trixie)',
  agentVersion: '1.4.0',
  lastSeenAt: NOW - DAY_MS,
  posture: { isDiskEncrypted: true, isFirewallOn: true, hasScreenLock: true },
  external: { intune: { score: 80, 'antivirus-on': true, 'signature-version': '1.10.2' } },
  groups: [],
  failingSince: new Map(),
  ...part,
});
