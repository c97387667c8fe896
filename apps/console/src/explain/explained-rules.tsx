import type { AccessExplanation, ExplainedRule } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, DismissCircleFilled, SubtractCircleRegular } from '@fluentui/react-icons';
import { useMay } from '../server/use-me.ts';
import { PageLink } from '../shell/page-link.tsx';
import { Evidence } from './evidence.tsx';
import { OUTCOME_TEXTS, RULE_TEXTS } from './explain-texts.ts';
import { useWhy } from './use-why.ts';

const useStyles = makeStyles({
  rules: { listStyleType: 'none', margin: 0, padding: 0, counterReset: 'rule' },
  rule: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
    ':first-child': { borderBlockStartStyle: 'none' },
  },
  icon: { fontSize: '20px', lineHeight: 0, marginBlockStart: '1px' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  'not-asked': { color: tokens.colorNeutralForeground3 },
  body: { display: 'grid', gap: tokens.spacingVerticalXS, minWidth: 0, overflowWrap: 'anywhere' },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  title: { fontWeight: tokens.fontWeightSemibold, margin: 0, fontSize: 'inherit' },
  outcome: { marginInlineStart: 'auto' },
  quiet: { color: tokens.colorNeutralForeground3 },
  why: { margin: 0 },
  evidence: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
  },
});

const ICONS = {
  passed: <CheckmarkCircleFilled />,
  failed: <DismissCircleFilled />,
  'not-asked': <SubtractCircleRegular />,
} as const;

/** Every rule of a decision, in the order in which they are asked, each with what made it pass or fail. */
export function ExplainedRules({ explanation }: { readonly explanation: AccessExplanation }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <ol className={styles.rules} aria-label={t('console.explain.rules')}>
      {explanation.rules.map((rule) => (
        <RuleEntry key={rule.rule} rule={rule} explanation={explanation} />
      ))}
    </ol>
  );
}

interface RuleEntryProps {
  readonly rule: ExplainedRule;
  readonly explanation: AccessExplanation;
}

function RuleEntry({ rule: { rule, outcome, missing, evidence }, explanation }: RuleEntryProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const why = useWhy(explanation);
  const isQuiet = outcome === 'not-asked';
  return (
    <li className={styles.rule}>
      <span className={mergeClasses(styles.icon, styles[outcome])} aria-hidden="true">
        {ICONS[outcome]}
      </span>
      <div className={mergeClasses(styles.body, isQuiet && styles.quiet)}>
        <div className={styles.head}>
          <h3 className={styles.title}>{t(RULE_TEXTS[rule])}</h3>
          <span className={mergeClasses(styles.outcome, styles[outcome])}>{t(OUTCOME_TEXTS[outcome])}</span>
        </div>
        {missing.map((each) => (
          <p key={JSON.stringify(each)} className={styles.why}>
            {why(each)}
          </p>
        ))}
        {evidence.length > 0 && (
          <ul className={styles.evidence}>
            {evidence.map((each) => (
              <li key={JSON.stringify(each)}>
                <Evidence evidence={each} />
              </li>
            ))}
          </ul>
        )}
        {rule === 'permission' && outcome === 'failed' && <RolesHint explanation={explanation} />}
      </div>
    </li>
  );
}

function RolesHint({ explanation: { helper } }: Pick<RuleEntryProps, 'explanation'>) {
  const { t } = useLocale();
  const mayOpen = useMay('manage-people');
  if (!mayOpen) return null;
  return (
    <span>
      <PageLink to="/people/$personId" params={{ personId: helper.personId }}>
        {t('console.explain.open-roles', { name: helper.fullName })}
      </PageLink>
    </span>
  );
}
