import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRightFilled } from '@fluentui/react-icons';
import { CodedError, SESSION_CODE_LENGTH } from '@alongside/protocol';
import { type Ref, type SyntheticEvent, useId, useImperativeHandle, useRef, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { refusedAnswer } from '../api/refused-answer.ts';
import { type LocaleValue, useLocale } from '../locale/locale-context.ts';
import { Card } from '../page/card.tsx';
import { sharerReasons } from '../session/sharer-reasons.ts';
import { CodeEntry } from './code-entry.tsx';
import { impossibleLetters } from './code-text.ts';

const useStyles = makeStyles({
  card: { display: 'grid', gap: tokens.spacingVerticalXL, boxShadow: tokens.shadow8 },
  form: { display: 'grid', gap: tokens.spacingVerticalXL },
  label: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, lineHeight: tokens.lineHeightBase400 },
  error: {
    margin: 0,
    ':empty': { display: 'none' },
    color: tokens.colorStatusDangerForeground1,
    lineHeight: tokens.lineHeightBase400,
    textWrap: 'pretty',
  },
  go: { minHeight: '52px', fontSize: tokens.fontSizeBase400, borderRadius: tokens.borderRadiusLarge },
  arrow: { ':dir(rtl)': { transform: 'scaleX(-1)' } },
  top: { display: 'grid', gap: tokens.spacingVerticalXS },
});

export interface CodeFormHandle {
  readonly focus: () => void;
}

interface CodeFormProps {
  readonly letters: string;
  /** What stands below the label; how long a code is by default. */
  readonly hint?: string;
  /** Why the last try didn't work; null: nothing is known to be wrong. */
  readonly error: unknown;
  readonly isBusy: boolean;
  /** What going on is called. */
  readonly action: string;
  readonly onChange: (letters: string) => void;
  /** All letters are there and one wants to go on. */
  readonly onSubmit: () => void;
  readonly ref?: Ref<CodeFormHandle>;
}

/** Where a session code goes in. What is wrong with it is said here, and a code that lacks letters isn't sent. */
export function CodeForm(props: CodeFormProps) {
  const { letters, hint, error, isBusy, action, onChange, onSubmit, ref } = props;
  const styles = useStyles();
  const locale = useLocale();
  const { t } = locale;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isShort, setIsShort] = useState(false);
  const focus = () => form.current?.querySelector('input')?.focus();
  useImperativeHandle(ref, () => ({ focus }), []);
  const message = codeFault({ letters, isShort, error }, locale);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const isComplete = letters.length === SESSION_CODE_LENGTH;
    setIsShort(!isComplete);
    if (!isBusy && isComplete) onSubmit();
    focus();
  };
  return (
    <Card className={styles.card}>
      <form ref={form} onSubmit={submit} className={styles.form} noValidate>
        <div className={styles.top}>
          <label htmlFor={id} className={styles.label}>
            {t('ui.code.label')}
          </label>
          <p id={`${id}-hint`} className={styles.hint}>
            {hint ?? t('ui.code.hint', { count: SESSION_CODE_LENGTH })}
          </p>
        </div>
        <CodeEntry
          id={id}
          letters={letters}
          isWrong={message !== null}
          aria-describedby={`${id}-hint ${id}-message`}
          onChange={(changed) => {
            setIsShort(false);
            onChange(changed);
          }}
        />
        <p id={`${id}-message`} role="alert" className={styles.error}>
          {message}
        </p>
        <Button
          type="submit"
          appearance="primary"
          size="large"
          className={styles.go}
          icon={<ArrowRightFilled className={styles.arrow} />}
          iconPosition="after"
          disabledFocusable={isBusy}
        >
          {action}
        </Button>
      </form>
    </Card>
  );
}

interface Entered {
  readonly letters: string;
  /** It was tried although letters are missing. */
  readonly isShort: boolean;
  readonly error: unknown;
}

/** What is wrong with the code so far, as a text. */
function codeFault({ letters, isShort, error }: Entered, locale: LocaleValue): string | null {
  if (error !== null) return [errorText(error, locale), ...missingFor(error, locale)].join(' ');
  if (isShort) {
    return locale.t('ui.code.incomplete', { count: SESSION_CODE_LENGTH, given: letters.length });
  }
  const impossible = impossibleLetters(letters);
  if (impossible.length === 0) return null;
  return locale.t('ui.code.impossible', { letters: locale.format.list(impossible) });
}

/** What access lacks, where that is why the code wasn't taken. */
function missingFor(error: unknown, { t }: LocaleValue): readonly string[] {
  if (!(error instanceof CodedError) || error.code !== 'ACCESS_REFUSED') return [];
  const reasons = refusedAnswer(error)?.missing.map(({ reason }) => reason);
  return reasons === undefined ? [] : [sharerReasons(reasons, t)];
}
