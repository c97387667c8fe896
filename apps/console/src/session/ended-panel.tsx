import { type EndReason, type SessionView } from '@alongside/protocol';
import { Card, PersonaCard, useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ClockRegular, ProhibitedRegular } from '@fluentui/react-icons';
import { useMay } from '../server/use-me.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { CAPABILITY_TEXTS } from '../texts/capability-texts.ts';
import { whyLost } from '../texts/lost-access.ts';

type Ended = Extract<SessionView['progress'], { kind: 'ended' }>;

const useStyles = makeStyles({
  card: { display: 'grid', gap: tokens.spacingVerticalXL, maxWidth: '640px' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, auto) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
  },
  row: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  how: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, margin: 0 },
  icon: { color: tokens.colorBrandForeground1 },
});

/** How it ended, told to the helper who was in it. */
const ENDED_TEXTS: Readonly<Record<EndReason, string>> = {
  'helper-left': 'console.ended.helper-left',
  'sharer-left': 'console.ended.sharer-left',
  declined: 'console.ended.declined',
  'no-answer': 'console.ended.no-answer',
  'code-expired': 'console.ended.code-expired',
  cancelled: 'console.ended.cancelled',
  'helper-lost': 'console.ended.helper-lost',
  'sharer-lost': 'console.ended.sharer-lost',
  'ended-by-administrator': 'console.ended.ended-by-administrator',
  'time-limit': 'console.ended.time-limit',
  idle: 'console.ended.idle',
  'turned-off': 'console.ended.turned-off',
  'access-lost': 'console.ended.access-lost',
  reported: 'console.ended.reported',
};

const UNEXPECTED: readonly EndReason[] = ['declined', 'no-answer', 'reported', 'access-lost', 'turned-off'];

/** The last screen: how it ended, how long it was, what was allowed, and where to go from here. */
export function EndedPanel({ view }: { readonly view: SessionView & { readonly progress: Ended } }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { reason, allowed, startedAt, endedAt, lost } = view.progress;
  const mayViewReport = useMay('view-reports');
  const name = view.sharer?.fullName ?? t('console.somebody');
  return (
    <div role="status">
      <PageHeader title={t(startedAt === null ? 'console.ended.title-nothing' : 'console.ended.title')} />
      <Card className={styles.card}>
        <p className={styles.how}>
          <span className={styles.icon}>
            <EndIcon reason={reason} hasStarted={startedAt !== null} />
          </span>
          {t(ENDED_TEXTS[reason], { name })}
          {lost !== undefined && ` ${t('console.ended.lost', { why: whyLost(lost, t) })}`}
        </p>
        {view.sharer !== null && <PersonaCard person={view.sharer} />}
        <dl className={styles.facts}>
          {startedAt !== null && (
            <Fact
              term={t('console.ended.duration')}
              value={format.duration(Date.parse(endedAt) - Date.parse(startedAt))}
            />
          )}
          <Fact
            term={t('console.ended.allowed')}
            value={
              allowed.length === 0
                ? t('console.ended.nothing-allowed')
                : format.list(allowed.map((one) => t(CAPABILITY_TEXTS[one])))
            }
          />
          <Fact term={t('console.ended.at')} value={format.dateTime(endedAt)} />
        </dl>
        <div className={styles.actions}>
          <LinkButton to="/" appearance="primary">
            {t('console.ended.again')}
          </LinkButton>
          {mayViewReport && (
            <PageLink to="/reports/$sessionId" params={{ sessionId: view.id }}>
              {t('console.ended.report')}
            </PageLink>
          )}
        </div>
      </Card>
    </div>
  );
}

function EndIcon({ reason, hasStarted }: { readonly reason: EndReason; readonly hasStarted: boolean }) {
  if (UNEXPECTED.includes(reason)) return <ProhibitedRegular fontSize={28} aria-hidden="true" />;
  return hasStarted ? (
    <CheckmarkCircleRegular fontSize={28} aria-hidden="true" />
  ) : (
    <ClockRegular fontSize={28} aria-hidden="true" />
  );
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
    </div>
  );
}
