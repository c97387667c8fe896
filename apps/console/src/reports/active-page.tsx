import type { RunningSession, SessionSummary } from '@alongside/protocol';
import { Card, EmptyState, ErrorNotice, Loading, useLocale, useNow } from '@alongside/ui';
import {
  Badge,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { PulseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { PersonCell } from '../list/person-cell.tsx';
import { useListStyles } from '../list/use-list-styles.ts';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { MODE_TEXTS } from '../texts/session-texts.ts';
import { DayChart } from './day-chart.tsx';
import { EndSessionButton } from './end-session-button.tsx';
import { SessionDeviceCell } from './session-device-cell.tsx';

const useStyles = makeStyles({
  // A table that has less room scrolls by itself, not the page.
  page: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalXL },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
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
  term: { color: tokens.colorNeutralForeground2 },
  notListed: { margin: 0, marginBlockStart: tokens.spacingVerticalM, color: tokens.colorNeutralForeground2 },
  table: { minWidth: '900px' },
  state: { width: '160px' },
  running: { width: '92px' },
  actions: { width: '172px' },
  badge: { whiteSpace: 'nowrap' },
  // What is in it is cut at its own end, in both directions of writing.
  device: { display: 'flex', minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBlockEnd: tokens.spacingVerticalM },
});

const STATE_TEXTS: Readonly<Record<SessionSummary['state'], string>> = {
  waiting: 'console.state.waiting',
  meeting: 'console.state.meeting',
  active: 'console.state.active',
  ended: 'console.state.ended',
};

/** The monitor: what is on now, as it changes, and how much there was lately. */
export function ActivePage() {
  const styles = useStyles();
  const { t, format } = useLocale();
  const monitor = useQuery(consoleQueries.activeSessions());
  useLiveTopic('sessions');
  const totals = monitor.data?.totals;
  return (
    <div className={styles.page}>
      <div>
        <PageHeader title={t('console.active.title')} text={t('console.active.text')} />
        <ErrorNotice error={monitor.error} onRetry={() => void monitor.refetch()} />
        {monitor.isPending && <Loading />}
        {totals !== undefined && (
          <dl className={styles.figures}>
            <Figure term={t('console.active.now')} value={format.number(totals.active)} />
            <Figure
              term={t('console.active.sessions', { days: totals.perDay.length })}
              value={format.number(totals.sessions)}
            />
            <Figure
              term={t('console.active.average')}
              value={
                totals.averageDurationMs === null
                  ? t('console.sessions.nothing')
                  : format.clock(totals.averageDurationMs)
              }
            />
          </dl>
        )}
      </div>
      {monitor.data !== undefined && (
        <>
          <section>
            <h2 className={styles.heading}>{t('console.active.on-now')}</h2>
            <ActiveTable sessions={monitor.data.sessions} />
            <NotListed shown={monitor.data.sessions.length} total={monitor.data.totals.active} />
          </section>
          <Card>
            <DayChart days={monitor.data.totals.perDay} />
          </Card>
        </>
      )}
    </div>
  );
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <Card className={styles.figure}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
    </Card>
  );
}

function ActiveTable({ sessions }: { readonly sessions: readonly RunningSession[] }) {
  const list = useListStyles();
  const styles = useStyles();
  const { t } = useLocale();
  if (sessions.length === 0) {
    return (
      <div className={list.frame}>
        <EmptyState icon={<PulseRegular />} title={t('console.active.none')}>
          {t('console.active.none-text')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={list.frame}>
      <Table size="small" className={styles.table} aria-label={t('console.active.on-now')}>
        <TableHeader className={list.header}>
          <TableRow>
            <TableHeaderCell className={styles.state}>{t('console.sessions.state')}</TableHeaderCell>
            <TableHeaderCell>{t('console.sessions.helper')}</TableHeaderCell>
            <TableHeaderCell>{t('console.sessions.sharer')}</TableHeaderCell>
            <TableHeaderCell>{t('console.sessions.device')}</TableHeaderCell>
            <TableHeaderCell>{t('console.sessions.modes-now')}</TableHeaderCell>
            <TableHeaderCell className={styles.running}>{t('console.sessions.running')}</TableHeaderCell>
            <TableHeaderCell className={mergeClasses(styles.actions, list.end)}>
              {t('console.list.actions')}
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {sessions.map((session) => (
            <ActiveRow key={session.id} session={session} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

interface NotListedProps {
  readonly shown: number;
  readonly total: number;
}

/** The server lists the newest alone where very many are on. */
function NotListed({ shown, total }: NotListedProps) {
  const styles = useStyles();
  const { t } = useLocale();
  if (total <= shown) return null;
  return (
    <p className={styles.notListed}>
      {t('console.active.newest', { shown, total })}{' '}
      <PageLink to="/reports">{t('console.report.back')}</PageLink>
    </p>
  );
}

function ActiveRow({ session }: { readonly session: RunningSession }) {
  const list = useListStyles();
  const styles = useStyles();
  const { t, format } = useLocale();
  const now = useNow();
  return (
    <TableRow>
      <TableCell>
        <Badge
          className={styles.badge}
          appearance={session.state === 'active' ? 'filled' : 'tint'}
          color={session.state === 'active' ? 'brand' : 'informative'}
        >
          {t(STATE_TEXTS[session.state])}
        </Badge>
      </TableCell>
      <TableCell>
        <PersonCell person={session.helper} />
      </TableCell>
      <TableCell>
        {session.sharer === null ? (
          <span className={list.quiet}>{t('console.sessions.nobody')}</span>
        ) : (
          <PersonCell person={session.sharer} />
        )}
      </TableCell>
      <TableCell>
        <div className={styles.device}>
          <SessionDeviceCell surface={session.surface} deviceName={session.deviceName} />
        </div>
      </TableCell>
      <TableCell>
        {session.modesNow.length === 0
          ? t('console.sessions.nothing')
          : format.list(session.modesNow.map((mode) => t(MODE_TEXTS[mode])))}
      </TableCell>
      <TableCell className={list.number}>
        <PageLink to="/reports/$sessionId" params={{ sessionId: session.id }}>
          {format.clock(now - Date.parse(session.startedAt ?? session.createdAt))}
        </PageLink>
      </TableCell>
      <TableCell className={list.end}>
        <EndSessionButton session={session} size="small" />
      </TableCell>
    </TableRow>
  );
}
