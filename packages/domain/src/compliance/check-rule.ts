import type { ComplianceRule, RuleFault, RuleOutcome } from '@alongside/protocol';
import type { Ms } from '../session/session.ts';
import type { ComplianceFacts } from './compliance-policy.ts';
import { isAtLeast, leastVersion, readOsVersion, readVersion } from './os-version.ts';

export const DAY_MS = 86_400_000;

/** What became of one rule, and by what. */
export interface RuleCheck {
  readonly outcome: RuleOutcome;
  /** null: met. */
  readonly fault: RuleFault | null;
  /** What was said of the device, as it was said; null: nothing. */
  readonly said: boolean | number | string | null;
  /** When time alone may make something else of it. */
  readonly changesAt: Ms | null;
}

/** Holds a device against one rule. What isn't known is never taken for met. */
export function checkRule(rule: ComplianceRule, facts: ComplianceFacts, now: Ms): RuleCheck {
  switch (rule.kind) {
    case 'os-version':
      return checkSystem(rule.least, facts);
    case 'disk-encryption':
      return checkPosture(facts, 'isDiskEncrypted');
    case 'firewall':
      return checkPosture(facts, 'isFirewallOn');
    case 'screen-lock':
      return checkPosture(facts, 'hasScreenLock');
    case 'agent-version':
      return checkVersion(facts.agentVersion, rule.atLeast);
    case 'last-check-in':
      return checkLastSeen(facts, rule.withinDays, now);
    case 'external-fact':
      return checkExternal(rule, facts);
  }
}

type Said = RuleCheck['said'];
const met = (said: Said): RuleCheck => ({ outcome: 'met', fault: null, said, changesAt: null });
const failed = (said: Said, fault: RuleFault): RuleCheck => ({
  outcome: 'failed',
  fault,
  said,
  changesAt: null,
});
const NOT_TOLD: RuleCheck = { outcome: 'not-evaluated', fault: 'not-told', said: null, changesAt: null };

function checkSystem(
  least: Extract<ComplianceRule, { kind: 'os-version' }>['least'],
  { platform, osVersion }: ComplianceFacts,
): RuleCheck {
  const read = readOsVersion(platform, osVersion);
  if (read === null) return failed(osVersion, 'unreadable');
  const name = read.system.toLowerCase();
  const listed = least.filter(({ system }) => system.toLowerCase() === name);
  if (listed.length === 0) return failed(osVersion, 'not-listed');
  const isNew = listed.every(({ atLeast }) => {
    const wanted = leastVersion(platform, atLeast);
    return wanted !== null && isAtLeast(read.version, wanted);
  });
  return isNew ? met(osVersion) : failed(osVersion, 'too-old');
}

function checkPosture(
  { posture }: ComplianceFacts,
  name: 'isDiskEncrypted' | 'isFirewallOn' | 'hasScreenLock',
): RuleCheck {
  if (posture === null) return NOT_TOLD;
  const said = posture[name];
  if (said === null) return failed(null, 'not-known');
  return said ? met(true) : failed(false, 'off');
}

function checkVersion(said: string, atLeast: string): RuleCheck {
  const [version, least] = [readVersion(said), readVersion(atLeast)];
  if (version === null || least === null) return failed(said, 'unreadable');
  return isAtLeast(version, least) ? met(said) : failed(said, 'too-old');
}

function checkLastSeen({ lastSeenAt }: ComplianceFacts, withinDays: number, now: Ms): RuleCheck {
  const until = lastSeenAt + withinDays * DAY_MS;
  return until > now ? { ...met(lastSeenAt), changesAt: until } : failed(lastSeenAt, 'too-old');
}

function checkExternal(
  rule: Extract<ComplianceRule, { kind: 'external-fact' }>,
  { external }: ComplianceFacts,
): RuleCheck {
  const told = Object.hasOwn(external, rule.source) ? external[rule.source] : undefined;
  if (told === undefined) return NOT_TOLD;
  const said = Object.hasOwn(told, rule.key) ? told[rule.key] : undefined;
  if (said === undefined) return failed(null, 'not-known');
  if (rule.op === 'equals') return said === rule.value ? met(said) : failed(said, 'differs');
  if (typeof said === 'number' && typeof rule.value === 'number') {
    return said >= rule.value ? met(said) : failed(said, 'too-old');
  }
  return typeof said === 'string' && typeof rule.value === 'string'
    ? checkVersion(said, rule.value)
    : failed(said, 'unreadable');
}
