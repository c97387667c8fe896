import { Card, ErrorNotice, useLocale } from '@alongside/ui';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dayOf } from '../list/day-range.ts';
import { DayChart } from '../reports/day-chart.tsx';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { Attention } from './attention.tsx';
import { type DeviceCount, overviewQueries } from './overview-queries.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL },
  figures: {
    display: 'grid',
    // Three in a row at most: six make two whole rows.
    gridTemplateColumns: `repeat(auto-fit, minmax(max(140px, calc((100% - 2 * ${tokens.spacingHorizontalL}) / 3)), 1fr))`,
    gap: tokens.spacingHorizontalL,
    margin: 0,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    gap: tokens.spacingVerticalXXS,
  },
  value: { ...typographyStyles.title2, margin: 0, fontVariantNumeric: 'tabular-nums' },
});

/** What there is now, what was lately, and what needs somebody. */
export function OverviewPage() {
  const styles = useStyles();
  const { t } = useLocale();
  const maySeeReports = useMay('view-reports');
  const maySeeDevices = useMay('view-devices', 'manage-devices');
  return (
    <div className={styles.page}>
      <div>
        <PageHeader title={t('console.overview.title')} text={t('console.overview.text')} />
        <dl className={styles.figures} aria-label={t('console.overview.figures')}>
          {maySeeReports && <SessionFigures />}
          {maySeeDevices && <DeviceFigures />}
        </dl>
      </div>
      <Attention />
      {maySeeReports && <SessionChart />}
    </div>
  );
}

interface FigureProps {
  readonly term: ReactNode;
  /** undefined: not known yet. */
  readonly value: string | undefined;
}

function Figure({ term, value }: FigureProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Card className={styles.figure}>
      <dt>{term}</dt>
      <dd className={styles.value}>{value ?? t('console.sessions.nothing')}</dd>
    </Card>
  );
}

function SessionFigures() {
  const { t, format } = useLocale();
  const totals = useQuery(consoleQueries.activeSessions()).data?.totals;
  const average = totals?.averageDurationMs ?? null;
  const today = dayOf(new Date());
  const sessionsToday = useQuery(overviewQueries.sessionsSince(today)).data?.total;
  return (
    <>
      <Figure
        term={<PageLink to="/active">{t('console.overview.now')}</PageLink>}
        value={totals === undefined ? undefined : format.number(totals.active)}
      />
      <Figure
        term={
          <PageLink to="/reports" search={{ from: today }}>
            {t('console.overview.today')}
          </PageLink>
        }
        value={sessionsToday === undefined ? undefined : format.number(sessionsToday)}
      />
      <Figure
        term={t('console.overview.average')}
        value={average === null ? undefined : format.clock(average)}
      />
    </>
  );
}

const DEVICE_FIGURES: readonly {
  readonly kind: DeviceCount;
  readonly textKey: string;
  readonly search: object;
}[] = [
  { kind: 'online', textKey: 'console.overview.online', search: { presence: 'online' } },
  { kind: 'noncompliant', textKey: 'console.overview.noncompliant', search: { compliance: 'noncompliant' } },
  { kind: 'unenrolled', textKey: 'console.overview.unenrolled', search: { state: 'unenrolled' } },
];

function DeviceFigures() {
  const { t, format } = useLocale();
  const counts = useQueries({
    queries: DEVICE_FIGURES.map(({ kind }) => overviewQueries.devices(kind)),
  });
  return DEVICE_FIGURES.map(({ kind, textKey, search }, index) => {
    const total = counts[index]?.data?.total;
    return (
      <Figure
        key={kind}
        term={
          <PageLink to="/devices" search={search}>
            {t(textKey)}
          </PageLink>
        }
        value={total === undefined ? undefined : format.number(total)}
      />
    );
  });
}

function SessionChart() {
  const monitor = useQuery(consoleQueries.activeSessions());
  useLiveTopic('sessions');
  return (
    <>
      <ErrorNotice error={monitor.error} onRetry={() => void monitor.refetch()} />
      {monitor.data !== undefined && (
        <Card>
          <DayChart days={monitor.data.totals.perDay} />
        </Card>
      )}
    </>
  );
}
