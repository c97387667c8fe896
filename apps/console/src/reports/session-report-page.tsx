import type { SessionFigures, SessionId, SessionSummary } from '@alongside/protocol';
import { Card, ErrorNotice, Loading, PersonaCard, useLocale } from '@alongside/ui';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { PATH_TEXTS, rateText, spreadText } from '../texts/figure-texts.ts';
import { END_REASON_TEXTS, MODE_TEXTS, STARTED_BY_TEXTS } from '../texts/session-texts.ts';
import { EndSessionButton } from './end-session-button.tsx';
import { Timeline } from './timeline.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 980px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBlockEnd: tokens.spacingVerticalL },
  next: { marginBlockStart: tokens.spacingVerticalXXL },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, auto) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    margin: 0,
    alignItems: 'baseline',
  },
  row: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0 },
});

/** One session: who, when, what was allowed, and its timeline. */
export function SessionReportPage({ sessionId }: { readonly sessionId: SessionId }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const report = useQuery(consoleQueries.sessionReport(sessionId));
  useLiveTopic('sessions');
  if (report.isPending) return <Loading />;
  const session = report.data?.session;
  return (
    <>
      <PageHeader
        title={
          session === undefined
            ? t('console.report.title')
            : t('console.report.title-of', {
                helper: session.helper.fullName,
                sharer: session.sharer?.fullName ?? t('console.somebody'),
              })
        }
        text={
          <>
            <PageLink to="/reports">{t('console.report.back')}</PageLink>
            {session !== undefined && ` · ${format.dateTime(session.createdAt)}`}
          </>
        }
        actions={session !== undefined && session.state !== 'ended' && <EndSessionButton session={session} />}
      />
      <ErrorNotice error={report.error} onRetry={() => void report.refetch()} />
      {report.data !== undefined && (
        <div className={styles.columns}>
          <Card>
            <h2 className={styles.heading}>{t('console.report.facts')}</h2>
            <Facts session={report.data.session} />
            {report.data.figures !== null && <Figures figures={report.data.figures} />}
          </Card>
          <Card>
            <h2 className={styles.heading}>{t('console.report.timeline')}</h2>
            <Timeline session={report.data.session} entries={report.data.timeline} />
          </Card>
        </div>
      )}
    </>
  );
}

function Facts({ session }: { readonly session: SessionSummary }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const nothing = t('console.sessions.nothing');
  return (
    <dl className={styles.facts}>
      <Fact term={t('console.sessions.helper')}>
        <PersonaCard person={session.helper} size={36} />
      </Fact>
      <Fact term={t('console.sessions.sharer')}>
        {session.sharer === null ? (
          t('console.sessions.nobody')
        ) : (
          <PersonaCard person={session.sharer} size={36} />
        )}
      </Fact>
      {session.deviceName !== null && (
        <Fact term={t('console.sessions.device')}>
          <bdi>{session.deviceName}</bdi>
        </Fact>
      )}
      <Fact term={t('console.sessions.started-by')}>{t(STARTED_BY_TEXTS[session.startedBy])}</Fact>
      <Fact term={t('console.sessions.created')}>{format.dateTime(session.createdAt)}</Fact>
      <Fact term={t('console.sessions.allowed-at')}>
        {session.startedAt === null ? nothing : format.dateTime(session.startedAt)}
      </Fact>
      <Fact term={t('console.sessions.ended-at')}>
        {session.endedAt === null ? t('console.sessions.on-now') : format.dateTime(session.endedAt)}
      </Fact>
      <Fact term={t('console.sessions.duration')}>
        {session.durationMs === null ? nothing : format.duration(session.durationMs)}
      </Fact>
      <Fact term={t('console.sessions.modes')}>
        {session.modesUsed.length === 0
          ? nothing
          : format.list(session.modesUsed.map((mode) => t(MODE_TEXTS[mode])))}
      </Fact>
      {session.endReason !== null && (
        <Fact term={t('console.sessions.end')}>{t(END_REASON_TEXTS[session.endReason])}</Fact>
      )}
    </dl>
  );
}

/** How the session felt to the helper; what wasn't measured isn't shown. */
function Figures({ figures }: { readonly figures: SessionFigures }) {
  const styles = useStyles();
  const locale = useLocale();
  const { t, format } = locale;
  const { inputToPictureMs, pictureAgeMs, framesPerSecond, bitsPerSecond, packetLossShare, path } = figures;
  const rows = [
    [t('console.details.input-to-picture'), inputToPictureMs && spreadText(inputToPictureMs, locale)],
    [t('console.details.picture-age'), pictureAgeMs && spreadText(pictureAgeMs, locale)],
    [
      t('console.details.frames'),
      framesPerSecond === null
        ? null
        : t('console.details.per-second', { value: format.number(Math.round(framesPerSecond)) }),
    ],
    [t('console.details.rate'), bitsPerSecond === null ? null : rateText(bitsPerSecond, locale)],
    [t('console.details.lost'), packetLossShare === null ? null : format.percent(packetLossShare)],
    [t('console.details.path'), path && t(PATH_TEXTS[path])],
  ] as const;
  return (
    <>
      <h2 className={mergeClasses(styles.heading, styles.next)}>{t('console.report.figures')}</h2>
      <dl className={styles.facts}>
        {rows.map(
          ([term, value]) =>
            value !== null && (
              <Fact key={term} term={term}>
                {value}
              </Fact>
            ),
        )}
      </dl>
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
