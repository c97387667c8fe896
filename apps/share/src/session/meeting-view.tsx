import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SessionProgress, SessionView } from '@alongside/protocol';
import {
  type BrowserSessionEnd,
  type BrowserSessionEndState,
  ComparisonPhrase,
  LostAccessNotice,
  PageHeading,
  ReportButton,
  StatusPill,
  TrustCard,
  useLocale,
} from '@alongside/ui';
import type { ReactNode } from 'react';
import { QuestionActions } from './question-actions.tsx';
import type { SharedScreen, SharedScreenState } from './shared-screen.ts';
import { WhatWillBeSeen } from './what-will-be-seen.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL },
  words: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  intro: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: 1.55,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
  },
  spring: { flexGrow: 1 },
});

interface MeetingViewProps {
  readonly end: BrowserSessionEnd;
  readonly view: SessionView;
  readonly progress: Extract<SessionProgress, { kind: 'meeting' | 'waiting' }>;
  readonly phrase: BrowserSessionEndState['phrase'];
  readonly shared: SharedScreen;
  readonly screen: SharedScreenState;
  /** Opens the chat; null while it is open or off. */
  readonly chatOpener: ReactNode;
}

/** The trust screen: who wants to help, and, once they ask, whether they may see the screen. */
export function MeetingView(props: MeetingViewProps) {
  const { end, view, progress, phrase, shared, screen, chatOpener } = props;
  const styles = useStyles();
  const { t } = useLocale();
  const name = view.helper.fullName;
  // Over a connection that isn't safe nothing can be allowed.
  const question = progress.kind === 'meeting' && phrase.kind !== 'differs' ? progress.question : null;
  const titleKey = question === null ? 'share.meeting.title' : 'share.question.title';
  return (
    <div className={styles.page}>
      <div className={styles.words}>
        <StatusPill tone={question === null ? 'quiet' : 'good'}>
          {t(question === null ? 'share.meeting.status' : 'share.question.status')}
        </StatusPill>
        <PageHeading key={titleKey}>{t(titleKey, { name })}</PageHeading>
        <p className={styles.intro}>
          {t(question === null ? 'share.meeting.text' : 'share.question.text', { name })}
        </p>
      </div>
      {progress.kind === 'meeting' && <LostAccessNotice lost={progress.lost} />}
      <TrustCard person={view.helper} device={view.device} reader="sharer">
        <ComparisonPhrase phrase={phrase} />
        {question !== null && <WhatWillBeSeen />}
        {question !== null && progress.kind === 'meeting' && (
          <QuestionActions
            end={end}
            question={question}
            answerDueAt={progress.answerDueAt}
            shared={shared}
            screen={screen}
          />
        )}
      </TrustCard>
      <div className={styles.foot}>
        <ReportButton helperName={name} onReport={() => end.command({ kind: 'report' })} />
        <span className={styles.spring} />
        {chatOpener}
        <Button
          appearance="subtle"
          onClick={() => {
            void end.command({ kind: 'leave' }).catch(() => undefined);
          }}
        >
          {t('share.session.leave')}
        </Button>
      </div>
    </div>
  );
}
