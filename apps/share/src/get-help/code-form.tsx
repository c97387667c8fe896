import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRightFilled } from '@fluentui/react-icons';
import { SESSION_CODE_LENGTH } from '@alongside/protocol';
import { Card, errorText, Loading, useLocale } from '@alongside/ui';
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
  const { t, format } = locale;
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

  const impossible = impossibleLetters(letters);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isBusy) join({ letters, by });
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
          isWrong={error !== null || impossible.length > 0}
          aria-describedby={`${id}-hint ${id}-message`}
          onChange={(changed) => {
            setLetters(changed);
            setBy('code');
            forgetPendingCode();
            clear();
          }}
        />
        <div id={`${id}-message`} role="alert">
          {error !== null && <p className={styles.error}>{errorText(error, locale)}</p>}
          {error === null && impossible.length > 0 && (
            <p className={styles.error}>{t('share.code.impossible', { letters: format.list(impossible) })}</p>
          )}
        </div>
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
