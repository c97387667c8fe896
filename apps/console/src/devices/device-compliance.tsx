import type { ComplianceRule, DeviceId, RuleFault, RuleResult } from '@alongside/protocol';
import { ErrorNotice, Loading, useLocale } from '@alongside/ui';
import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ClockRegular,
  ErrorCircleRegular,
  QuestionCircleRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../facts/section.tsx';
import { organisationQueries } from '../server/organisation-queries.ts';

const useStyles = makeStyles({
  policy: { display: 'block', marginBlockStart: tokens.spacingVerticalM },
  rules: { listStyleType: 'none', margin: 0, padding: 0 },
  rule: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    alignItems: 'start',
  },
  icon: { flexShrink: 0, fontSize: '20px', lineHeight: 0 },
  met: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  grace: { color: tokens.colorStatusWarningForeground3 },
  open: { color: tokens.colorNeutralForeground3 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const RULE_TEXTS: Readonly<Record<ComplianceRule['kind'], string>> = {
  'os-version': 'console.rule-kind.os-version',
  'disk-encryption': 'console.rule-kind.disk-encryption',
  firewall: 'console.rule-kind.firewall',
  'screen-lock': 'console.rule-kind.screen-lock',
  'agent-version': 'console.rule-kind.agent-version',
  'last-check-in': 'console.rule-kind.last-check-in',
  'external-fact': 'console.rule-kind.external-fact',
};

const FAULT_TEXTS: Readonly<Record<RuleFault, string>> = {
  off: 'console.rule-fault.off',
  'too-old': 'console.rule-fault.too-old',
  differs: 'console.rule-fault.differs',
  'not-known': 'console.rule-fault.not-known',
  unreadable: 'console.rule-fault.unreadable',
  'not-listed': 'console.rule-fault.not-listed',
  'not-told': 'console.rule-fault.not-told',
};

/** Every policy that is for the device, with each rule and what came of it. */
export function DeviceComplianceSection({ deviceId }: { readonly deviceId: DeviceId }) {
  const styles = useStyles();
  const { t } = useLocale();
  const compliance = useQuery(organisationQueries.deviceCompliance(deviceId));
  return (
    <Section title={t('console.devices.compliance')}>
      {compliance.isPending && <Loading />}
      <ErrorNotice error={compliance.error} onRetry={() => void compliance.refetch()} />
      {compliance.data?.policies.length === 0 && <Text>{t('console.device.no-policies')}</Text>}
      {compliance.data?.policies.map(({ id, name, rules }) => (
        <div key={id}>
          <Text as="h3" weight="semibold" className={styles.policy}>
            <bdi>{name}</bdi>
          </Text>
          <ul className={styles.rules}>
            {rules.map((result) => (
              <RuleEntry key={JSON.stringify(result.rule)} result={result} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

const LOOKS = {
  met: { icon: <CheckmarkCircleRegular />, textKey: 'console.rule-outcome.met' },
  failed: { icon: <ErrorCircleRegular />, textKey: 'console.rule-outcome.failed' },
  grace: { icon: <ClockRegular />, textKey: 'console.rule-outcome.grace' },
  open: { icon: <QuestionCircleRegular />, textKey: 'console.rule-outcome.not-evaluated' },
} as const;

function lookOf({ outcome, graceUntil }: RuleResult): keyof typeof LOOKS {
  if (outcome === 'met') return 'met';
  if (outcome === 'not-evaluated') return 'open';
  return graceUntil === null ? 'failed' : 'grace';
}

function RuleEntry({ result }: { readonly result: RuleResult }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { rule, fault, said, since, graceUntil } = result;
  const look = lookOf(result);
  return (
    <li className={styles.rule}>
      <span className={mergeClasses(styles.icon, styles[look])} aria-hidden="true">
        {LOOKS[look].icon}
      </span>
      <span className={styles.words}>
        <span>
          {t(RULE_TEXTS[rule.kind], wantedBy(rule))}
          {': '}
          {t(LOOKS[look].textKey)}
        </span>
        {fault !== null && <span className={styles.quiet}>{t(FAULT_TEXTS[fault])}</span>}
        {typeof said === 'string' && (
          <span className={styles.quiet}>{t('console.device.said', { said })}</span>
        )}
        {since !== null && (
          <span className={styles.quiet}>
            {graceUntil === null
              ? t('console.device.fails-since', { at: format.dateTime(since) })
              : t('console.device.counts-from', { at: format.dateTime(graceUntil) })}
          </span>
        )}
      </span>
    </li>
  );
}

/** What a rule's own text names. */
function wantedBy(rule: ComplianceRule): Readonly<Record<string, string | number>> {
  switch (rule.kind) {
    case 'os-version':
      return { wanted: rule.least.map(({ system, atLeast }) => `${system} ${atLeast}`).join(', ') };
    case 'agent-version':
      return { wanted: rule.atLeast };
    case 'last-check-in':
      return { days: rule.withinDays };
    case 'external-fact':
      return { wanted: `${rule.source}/${rule.key}` };
    default:
      return {};
  }
}
