import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { errorText } from '../api/error-text.ts';
import { useLocale } from '../locale/locale-context.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { Notice } from './notice.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, justifyItems: 'start', maxWidth: '560px' },
  text: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase500 },
});

interface ErrorNoticeProps {
  /** null or undefined: nothing went wrong, and nothing is shown. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** An error inside a page; announced. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const locale = useLocale();
  if (error === null || error === undefined) return null;
  const actions = onRetry && <Button onClick={onRetry}>{locale.t('ui.error.retry')}</Button>;
  return (
    <Notice kind="error" {...(actions && { actions })}>
      {errorText(error, locale)}
    </Notice>
  );
}

interface ErrorViewProps extends ErrorNoticeProps {
  /** What to do instead. */
  readonly children?: ReactNode;
}

/** A page that couldn't be shown. */
export function ErrorView({ error, onRetry, children }: ErrorViewProps) {
  const styles = useStyles();
  const locale = useLocale();
  return (
    <div className={styles.page}>
      <PageHeading>{locale.t('ui.error.title')}</PageHeading>
      <p className={styles.text} role="alert">
        {errorText(error, locale)}
      </p>
      {onRetry && (
        <Button appearance="primary" size="large" onClick={onRetry}>
          {locale.t('ui.error.retry')}
        </Button>
      )}
      {children}
    </div>
  );
}
