import type { PeerStats, Phrase } from '@alongside/peer';
import type { Capability, PeerPath, Presence, SessionView } from '@alongside/protocol';
import { ComparisonPhrase, type LocaleValue, PersonaCard, useLocale } from '@alongside/ui';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { packetLossShare, type RecentFigures } from '../figures/session-meter.ts';
import { CAPABILITY_TEXTS } from '../texts/capability-texts.ts';
import { PATH_TEXTS, rateText, spreadText } from '../texts/figure-texts.ts';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
  },
  heading: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    marginBlockEnd: tokens.spacingVerticalS,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, auto) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  row: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  people: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  presence: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    marginInlineStart: '52px',
  },
  grants: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
});

interface DetailsPanelProps {
  readonly view: SessionView;
  readonly phrase: Phrase;
  readonly stats: PeerStats | null;
  readonly recent: RecentFigures;
}

/** Who is here, what is allowed, and how the picture travels. */
export function DetailsPanel(props: DetailsPanelProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    // It scrolls, so that the keyboard has to reach it.
    <div className={styles.panel} role="group" aria-label={t('console.viewer.details')} tabIndex={0}>
      <WhoIsHere view={props.view} />
      <WhatIsAllowed view={props.view} />
      <HowItTravels stats={props.stats} recent={props.recent} />
      <ComparisonPhrase phrase={props.phrase} />
    </div>
  );
}

function WhoIsHere({ view }: { readonly view: SessionView }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const say = (presence: Presence): string => {
    if (presence.kind === 'awaited') return t('console.details.awaited');
    const time = format.time(presence.since);
    return t(presence.kind === 'here' ? 'console.details.here-since' : 'console.details.away-since', {
      time,
    });
  };
  return (
    <section>
      <h2 className={styles.heading}>{t('console.details.here')}</h2>
      <ul className={styles.people}>
        {view.sharer !== null && (
          <li>
            <PersonaCard person={view.sharer} />
            <div className={styles.presence}>{say(view.presence.sharer)}</div>
          </li>
        )}
        <li>
          <PersonaCard person={view.helper} />
          <div className={styles.presence}>{say(view.presence.helper)}</div>
        </li>
      </ul>
    </section>
  );
}

function WhatIsAllowed({ view }: { readonly view: SessionView }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const grants = view.progress.kind === 'active' ? view.progress.grants : [];
  const line = (capability: Capability, allowedAt: string) =>
    t('console.details.allowed-since', {
      what: t(CAPABILITY_TEXTS[capability]),
      time: format.time(allowedAt),
    });
  return (
    <section>
      <h2 className={styles.heading}>{t('console.details.allowed')}</h2>
      {grants.length === 0 ? (
        <p className={styles.quiet}>{t('console.details.nothing-allowed')}</p>
      ) : (
        <ul className={styles.grants}>
          {grants.map(({ id, capability, allowedAt }) => (
            <li key={id}>{line(capability, allowedAt)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const known = <Value,>(value: Value | null, write: (value: Value) => string): string | null =>
  value === null ? null : write(value);

type Row = readonly [term: string, value: string | null];

function pictureRows(stats: PeerStats, { t, format }: LocaleValue): readonly Row[] {
  const { width, height, framesPerSecond, codec } = stats;
  return [
    [
      t('console.details.size'),
      width === null || height === null ? null : t('console.details.size-value', { width, height }),
    ],
    [
      t('console.details.frames'),
      known(framesPerSecond, (value) =>
        t('console.details.per-second', { value: format.number(Math.round(value)) }),
      ),
    ],
    [t('console.details.codec'), codec],
  ];
}

function connectionRows(stats: PeerStats, locale: LocaleValue): readonly Row[] {
  const { t, format } = locale;
  return [
    [t('console.details.rate'), known(stats.bitsPerSecond, (value) => rateText(value, locale))],
    [
      t('console.details.round-trip'),
      known(stats.roundTripMs, (value) =>
        t('console.details.milliseconds', { value: format.number(Math.round(value)) }),
      ),
    ],
    [t('console.details.lost'), known(packetLossShare(stats), (share) => format.percent(share))],
    [t('console.details.path'), known(stats.path, (path: PeerPath) => t(PATH_TEXTS[path]))],
  ];
}

const NOT_KNOWN: PeerStats = {
  width: null,
  height: null,
  framesPerSecond: null,
  bitsPerSecond: null,
  roundTripMs: null,
  packetsReceived: null,
  packetsLost: null,
  codec: null,
  path: null,
};

function feelRows({ inputToPictureMs, pictureAgeMs }: RecentFigures, locale: LocaleValue): readonly Row[] {
  const { t } = locale;
  return [
    [t('console.details.input-to-picture'), known(inputToPictureMs, (spread) => spreadText(spread, locale))],
    [t('console.details.picture-age'), known(pictureAgeMs, (spread) => spreadText(spread, locale))],
  ];
}

function HowItTravels({ stats, recent }: Pick<DetailsPanelProps, 'stats' | 'recent'>) {
  const styles = useStyles();
  const locale = useLocale();
  const { t } = locale;
  const rows = [
    ...feelRows(recent, locale),
    ...pictureRows(stats ?? NOT_KNOWN, locale),
    ...connectionRows(stats ?? NOT_KNOWN, locale),
  ];
  return (
    <section>
      <h2 className={styles.heading}>{t('console.details.connection')}</h2>
      <dl className={styles.list}>
        {rows.map(([term, value]) => (
          <div key={term} className={styles.row}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>
              <bdi>{value ?? t('console.details.unknown')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
