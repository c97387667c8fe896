import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Instant, WindowQuestion } from '@alongside/protocol';
import { ErrorNotice, useLocale, useNow } from '@alongside/ui';
import { useSceneStyles } from '../app/scene-styles.ts';
import { useCommand } from '../link/use-command.ts';

const useStyles = makeStyles({
  // In sight however much there is to read above.
  answers: {
    position: 'sticky',
    insetBlockEnd: 0,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  time: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface QuestionAnswersProps {
  readonly question: WindowQuestion;
  /** When no answer ends the session; absent where it doesn't. */
  readonly answerDueAt?: Instant;
  /** Nothing can be allowed: the connection isn't safe. */
  readonly isUnsafe: boolean;
}

/** Yes or no, and how long there is to decide. */
export function QuestionAnswers({ question, answerDueAt, isUnsafe }: QuestionAnswersProps) {
  const scene = useSceneStyles();
  const styles = useStyles();
  const { t } = useLocale();
  const { isBusy, error, run } = useCommand();
  const answer = (isAllowed: boolean) => {
    run({ kind: 'answer', questionId: question.id, isAllowed });
  };
  return (
    <>
      <ErrorNotice error={error} />
      <div className={mergeClasses(scene.actions, styles.answers)}>
        <Button
          appearance="primary"
          size="large"
          className={scene.action}
          disabledFocusable={isBusy || isUnsafe}
          onClick={() => {
            answer(true);
          }}
        >
          {t(question.adds.includes('control') ? 'window.question.allowControl' : 'window.question.allow')}
        </Button>
        <Button
          size="large"
          className={scene.action}
          disabledFocusable={isBusy}
          onClick={() => {
            answer(false);
          }}
        >
          {t('window.question.decline')}
        </Button>
      </div>
      {answerDueAt !== undefined && <TimeLeft until={answerDueAt} />}
    </>
  );
}

function TimeLeft({ until }: { readonly until: Instant }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const now = useNow();
  // Not announced: a clock that speaks every second keeps nobody calm.
  return (
    <p className={styles.time}>
      {t('window.question.timeLeft', { time: format.clock(Date.parse(until) - now) })}
    </p>
  );
}
