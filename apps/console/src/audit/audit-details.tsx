import { AccessQuery, type AuditRow } from '@alongside/protocol';
import { ALWAYS_LTR, useLocale } from '@alongside/ui';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ExplainLink } from '../shell/explain-link.tsx';
import { auditChanges } from './audit-changes.ts';

const useStyles = makeStyles({
  details: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInlineStart: '36px',
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
  },
  row: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  mono: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    direction: ALWAYS_LTR,
    unicodeBidi: 'isolate',
  },
  changes: { borderCollapse: 'collapse', width: 'fit-content', maxWidth: '100%' },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    paddingBlock: tokens.spacingVerticalXXS,
    paddingInlineEnd: tokens.spacingHorizontalXL,
    fontWeight: 'inherit',
    overflowWrap: 'anywhere',
  },
});

/** Everything of a row that its line has no room for. */
export function AuditDetails({ row }: { readonly row: AuditRow }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  return (
    <div className={styles.details}>
      <dl className={styles.facts}>
        <Fact term={t('console.audit.number')} value={format.number(row.n)} />
        <Fact term={t('console.audit.code')} value={row.code} isCode />
        {row.address !== null && <Fact term={t('console.audit.address')} value={row.address} isCode />}
        {row.target !== null && (
          <Fact term={t('console.audit.on-what')} value={`${row.target.kind} ${row.target.id}`} isCode />
        )}
        <Fact term={t('console.audit.hash')} value={row.hash} isCode />
      </dl>
      <Changes row={row} />
      <WhyRefused row={row} />
    </div>
  );
}

/** From a refusal to what would be answered now. */
function WhyRefused({ row: { after } }: { readonly row: AuditRow }) {
  const asked = AccessQuery.safeParse(after?.['asked']);
  return asked.success ? (
    <div>
      <ExplainLink question={asked.data} />
    </div>
  ) : null;
}

function Changes({ row }: { readonly row: AuditRow }) {
  const styles = useStyles();
  const { t } = useLocale();
  const changes = auditChanges(row);
  if (changes.length === 0) return null;
  const hasBefore = row.before !== null;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col" className={styles.cell}>
            <span className={styles.term}>{t('console.audit.member')}</span>
          </th>
          {hasBefore && (
            <th scope="col" className={styles.cell}>
              <span className={styles.term}>{t('console.audit.before')}</span>
            </th>
          )}
          <th scope="col" className={styles.cell}>
            <span className={styles.term}>
              {t(hasBefore ? 'console.audit.after' : 'console.audit.value')}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row" className={styles.cell}>
              <span className={styles.mono}>{name}</span>
            </th>
            {hasBefore && (
              <td className={styles.cell}>
                <span className={styles.mono}>{before ?? t('console.sessions.nothing')}</span>
              </td>
            )}
            <td className={styles.cell}>
              <span className={styles.mono}>{after ?? t('console.sessions.nothing')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fact(props: { readonly term: string; readonly value: string; readonly isCode?: boolean }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt className={styles.term}>{props.term}</dt>
      <dd className={styles.value}>
        <span className={props.isCode === true ? styles.mono : undefined}>{props.value}</span>
      </dd>
    </div>
  );
}
