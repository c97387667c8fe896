import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CursorClickRegular,
  DesktopRegular,
  EyeOffRegular,
  HandLeftRegular,
  ShieldKeyholeRegular,
} from '@fluentui/react-icons';
import type { Instant, WindowQuestion } from '@alongside/protocol';
import { ErrorNotice, useLocale, useNow } from '@alongside/ui';
import type { ReactNode } from 'react';
import { useSceneStyles } from '../app/scene-styles.ts';
import { useCommand } from '../link/use-command.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    lineHeight: tokens.lineHeightBase300,
    textWrap: 'pretty',
  },
  // In sight however much there is to read above.
  answers: {
    position: 'sticky',
    insetBlockEnd: 0,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: { fontSize: '22px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  time: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface QuestionCardProps {
  readonly question: WindowQuestion;
  /** When no answer ends the session; absent where it doesn't. */
  readonly answerDueAt?: Instant;
  /** Nothing can be allowed: the connection isn't safe. */
  readonly isUnsafe: boolean;
}

/** What allowing would mean, in plain words, and the two answers. */
export function QuestionCard({ question, answerDueAt, isUnsafe }: QuestionCardProps) {
  const scene = useSceneStyles();
  const styles = useStyles();
  const { t } = useLocale();
  const { isBusy, error, run } = useCommand();
  const answer = (isAllowed: boolean) => {
    run({ kind: 'answer', questionId: question.id, isAllowed });
  };
  const adds = question.adds;
  return (
    <div className={scene.form}>
      <ul className={styles.list}>
        {adds.includes('view') && <Point icon={<DesktopRegular />}>{t('window.asks.view')}</Point>}
        {adds.includes('control') && <Point icon={<CursorClickRegular />}>{t('window.asks.control')}</Point>}
        {adds
          .filter((capability) => capability !== 'view' && capability !== 'control')
          .map((capability) => (
            <Point key={capability} icon={<ShieldKeyholeRegular />}>
              {t(`ui.capability.${capability}`)}
            </Point>
          ))}
        {adds.includes('view') && <Point icon={<EyeOffRegular />}>{t('window.asks.private')}</Point>}
        <Point icon={<HandLeftRegular />}>{t('window.asks.stop')}</Point>
      </ul>
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
          {t(adds.includes('control') ? 'window.question.allowControl' : 'window.question.allow')}
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
    </div>
  );
}

function Point({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </li>
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
