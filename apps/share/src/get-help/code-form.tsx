import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRightFilled } from '@fluentui/react-icons';
import { SESSION_CODE_LENGTH } from '@alongside/protocol';
import { Card, errorText, Loading, type LocaleValue, useLocale } from '@alongside/ui';
import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { CodeEntry } from './code-entry.tsx';
import { impossibleLetters } from './code-text.ts';
import { forgetPendingCode, pendingCode } from './pending-code.ts';
import { useJoin } from './use-join.ts';

const useStyles = makeStyles({
  card: { display: 'grid', gap: tokens.spacingVerticalXL, boxShadow: tokens.shadow8 },
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

/** Where the code goes in. */
export function CodeForm({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const styles = useStyles();
  const locale = useLocale();
  const { t } = locale;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [pending] = useState(pendingCode);
  const [letters, setLetters] = useState(pending?.letters ?? '');
  const [by, setBy] = useState(pending?.by ?? 'code');
  const { isBusy, error, join, clear } = useJoin(isSignedIn);
  const isWaiting = pending?.isSubmitted === true && isSignedIn && error === null;

  useEffect(() => {
    // Asked for before signing in: goes on by itself, once.
    if (pending?.isSubmitted === true && isSignedIn) join(pending);
    else form.current?.querySelector('input')?.focus();
  }, [pending, isSignedIn, join]);

  const [isShort, setIsShort] = useState(false);
  const message = codeFault({ letters, isShort, error }, locale);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const isComplete = letters.length === SESSION_CODE_LENGTH;
    setIsShort(!isComplete);
    if (!isBusy && isComplete) join({ letters, by });
    form.current?.querySelector('input')?.focus();
  };
  if (isWaiting) return <Loading />;
  return (
    <Card className={styles.card}>
      <form ref={form} onSubmit={submit} className={styles.card} style={{ boxShadow: 'none' }} noValidate>
        <div className={styles.top}>
          <label htmlFor={id} className={styles.label}>
            {t('share.code.label')}
          </label>
          <p id={`${id}-hint`} className={styles.hint}>
            {t(by === 'link' ? 'share.code.fromLink' : 'share.code.hint', { count: SESSION_CODE_LENGTH })}
          </p>
        </div>
        <CodeEntry
          id={id}
          letters={letters}
          isWrong={message !== null}
          aria-describedby={`${id}-hint ${id}-message`}
          onChange={(changed) => {
            setLetters(changed);
            setBy('code');
            setIsShort(false);
            forgetPendingCode();
            clear();
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
          {t(isSignedIn ? 'share.code.continue' : 'share.code.continueSignIn')}
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
  if (error !== null) return errorText(error, locale);
  if (isShort) {
    return locale.t('share.code.incomplete', { count: SESSION_CODE_LENGTH, given: letters.length });
  }
  const impossible = impossibleLetters(letters);
  if (impossible.length === 0) return null;
  return locale.t('share.code.impossible', { letters: locale.format.list(impossible) });
}
