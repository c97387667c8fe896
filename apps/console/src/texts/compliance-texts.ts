import type { ComplianceRule } from '@alongside/protocol';
import type { LocaleValue } from '@alongside/ui';

const RULE_TEXTS: Readonly<Record<ComplianceRule['kind'], string>> = {
  'os-version': 'compliance.rule.os-version',
  'disk-encryption': 'compliance.rule.disk-encryption',
  firewall: 'compliance.rule.firewall',
  'screen-lock': 'compliance.rule.screen-lock',
  'agent-version': 'compliance.rule.agent-version',
  'last-check-in': 'compliance.rule.last-check-in',
  'external-fact': 'compliance.rule.external-fact',
};

/** What a rule of a compliance policy is about, in a few words. */
export const ruleText = (rule: ComplianceRule, t: LocaleValue['t']): string =>
  rule.kind === 'external-fact'
    ? t(RULE_TEXTS[rule.kind], { key: rule.key, source: rule.source })
    : t(RULE_TEXTS[rule.kind]);
