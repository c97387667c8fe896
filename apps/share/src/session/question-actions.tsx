import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ShareScreenStartFilled } from '@fluentui/react-icons';
import type { Instant, Question } from '@alongside/protocol';
import { type BrowserSessionEnd, ErrorNotice, Notice, useLocale, useNow } from '@alongside/ui';
import { useState } from 'react';
import type { SharedScreen, SharedScreenState } from './shared-screen.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  action: {
    flex: '1 1 180px',
    minHeight: '52px',
    fontSize: tokens.fontSizeBase400,
    borderRadius: tokens.borderRadiusLarge,
  },
  time: { margin: 0, color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

interface QuestionActionsProps {
  readonly end: BrowserSessionEnd;
  readonly question: Question;
  /** When no answer ends the session; absent where it doesn't. */
  readonly answerDueAt?: Instant;
  readonly shared: SharedScreen;
  readonly screen: SharedScreenState;
}

/** *Share screen* or *Decline*. */
export function QuestionActions({ end, question, answerDueAt, shared, screen }: QuestionActionsProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const [error, setError] = useState<unknown>(null);
  const answer = (isAllowed: boolean) => ({ kind: 'answer', questionId: question.id, isAllowed }) as const;
  return (
    <div className={styles.root}>
      {screen.refusal !== null && (
        <Notice kind="info" live="assertive">
          {t(`share.capture.${screen.refusal}`)}
        </Notice>
      )}
      <ErrorNotice error={screen.error ?? error} />
      <div className={styles.actions}>
        <Button
          appearance="primary"
          size="large"
          className={styles.action}
          icon={<ShareScreenStartFilled />}
          disabledFocusable={screen.isBusy}
          onClick={() => void shared.show(answer(true))}
        >
          {t('share.question.allow')}
        </Button>
        <Button
          size="large"
          className={styles.action}
          disabledFocusable={screen.isBusy}
          onClick={() => {
            end.command(answer(false)).catch(setError);
          }}
        >
          {t('share.question.decline')}
        </Button>
      </div>
      {answerDueAt !== undefined && <TimeLeft until={answerDueAt} />}
    </div>
  );
}

function TimeLeft({ until }: { readonly until: Instant }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const now = useNow();
  // Not announced: a clock that speaks every second keeps nobody calm.
  return (
    <p className={styles.time}>
      {t('share.question.timeLeft', { time: format.clock(Date.parse(until) - now) })}
    </p>
  );
}
