import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SessionProgress, SessionView } from '@alongside/protocol';
import { Card, PageHeading, PersonaCard, StatusPill, useLocale, useNavigation } from '@alongside/ui';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL, maxWidth: '640px', marginInline: 'auto' },
  words: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  intro: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: 1.55,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  list: { margin: 0, display: 'grid', gap: tokens.spacingVerticalXL },
  fact: { display: 'grid', gap: tokens.spacingVerticalXS },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  again: { justifySelf: 'start', minHeight: '48px' },
});

interface EndedViewProps {
  readonly view: SessionView;
  readonly progress: Extract<SessionProgress, { kind: 'ended' }>;
}

/** The last screen: why it ended, how long it was, what was allowed, who saw the screen. */
export function EndedView({ view, progress }: EndedViewProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { go } = useNavigation();
  const { startedAt, endedAt, reason, allowed } = progress;
  const wasSeen = allowed.includes('view');
  return (
    <div className={styles.page}>
      <div className={styles.words}>
        <StatusPill tone="quiet">{t('share.ended.status')}</StatusPill>
        <PageHeading title={t('share.ended.status')}>
          {t(`share.ended.reason.${reason}`, { name: view.helper.fullName })}
        </PageHeading>
        <p className={styles.intro}>{t(wasSeen ? 'share.ended.seenText' : 'share.ended.unseenText')}</p>
      </div>
      <Card>
        <dl className={styles.list}>
          <Fact term={t('share.ended.who')}>
            {wasSeen ? <PersonaCard person={view.helper} size={44} /> : t('share.ended.nobody')}
          </Fact>
          {startedAt !== null && (
            <Fact term={t('share.ended.howLong')}>
              {format.duration(Date.parse(endedAt) - Date.parse(startedAt))}
            </Fact>
          )}
          <Fact term={t('share.ended.allowed')}>
            {allowed.length === 0
              ? t('share.ended.nothing')
              : allowed.map((capability) => (
                  <div key={capability}>{t(`share.capability.${capability}`)}</div>
                ))}
          </Fact>
        </dl>
      </Card>
      <Button
        appearance="primary"
        size="large"
        className={styles.again}
        onClick={() => {
          go('/');
        }}
      >
        {t('share.ended.again')}
      </Button>
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.fact}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
