import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { AccessReason, Capability, EndReason, Instant, Profile } from '@alongside/protocol';
import type { ReactNode } from 'react';
import { useLocale } from '../locale/locale-context.ts';
import { Card } from '../page/card.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { PersonaCard } from '../person/persona-card.tsx';
import { LostReasons } from './lost-access-notice.tsx';
import { StatusPill } from './session-bar.tsx';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gap: tokens.spacingVerticalXL,
    width: '100%',
    maxWidth: '640px',
    marginInline: 'auto',
  },
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

interface SessionEndedProps {
  /** null: it was over before anybody was known. */
  readonly helper: Profile | null;
  readonly reason: EndReason;
  /** null: nothing was ever allowed. */
  readonly startedAt: Instant | null;
  readonly endedAt: Instant;
  /** Everything that was allowed at some time. */
  readonly allowed: readonly Capability[];
  /** Why access was lost; undefined: it ended for something else. */
  readonly lost: readonly AccessReason[] | undefined;
  readonly onAgain: () => void;
}

/** The sharer's last screen: why it ended, how long it was, what was allowed, who saw the screen. */
export function SessionEnded(props: SessionEndedProps) {
  const { helper, reason, startedAt, endedAt, allowed, lost, onAgain } = props;
  const styles = useStyles();
  const { t, format } = useLocale();
  const wasSeen = helper !== null && allowed.includes('view');
  return (
    <div className={styles.page}>
      <div className={styles.words}>
        <StatusPill tone="quiet">{t('ui.ended.status')}</StatusPill>
        <PageHeading title={t('ui.ended.status')}>
          {t(`ui.ended.reason.${reason}`, { name: helper?.fullName ?? t('ui.ended.helper') })}
        </PageHeading>
        {lost !== undefined && (
          <p className={styles.intro}>
            <LostReasons reasons={lost} />
          </p>
        )}
        <p className={styles.intro}>{t(wasSeen ? 'ui.ended.seenText' : 'ui.ended.unseenText')}</p>
      </div>
      <Card>
        <dl className={styles.list}>
          <Fact term={t('ui.ended.who')}>
            {wasSeen ? <PersonaCard person={helper} size={44} /> : t('ui.ended.nobody')}
          </Fact>
          {startedAt !== null && (
            <Fact term={t('ui.ended.howLong')}>
              {format.duration(Date.parse(endedAt) - Date.parse(startedAt))}
            </Fact>
          )}
          <Fact term={t('ui.ended.allowed')}>
            {allowed.length === 0
              ? t('ui.ended.nothing')
              : allowed.map((capability) => <div key={capability}>{t(`ui.capability.${capability}`)}</div>)}
          </Fact>
        </dl>
      </Card>
      <Button appearance="primary" size="large" className={styles.again} onClick={onAgain}>
        {t('ui.ended.again')}
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
