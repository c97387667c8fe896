import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CodedError, type ErrorCode } from '@alongside/protocol';
import { AppLink, ErrorView, Loading, PageHeading, useLocale } from '@alongside/ui';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, justifyItems: 'start', maxWidth: '560px' },
  text: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase500 },
});

/** The live connection is closed for good although the session may go on. */
export function ClosedView({ code }: { readonly code: ErrorCode | null }) {
  const styles = useStyles();
  const { t } = useLocale();
  const reload = () => {
    window.location.reload();
  };
  if (code === null) return <Loading />;
  if (code === 'LIVE_REPLACED') {
    return (
      <div className={styles.page}>
        <PageHeading>{t('share.replaced.title')}</PageHeading>
        <p className={styles.text}>{t('error.LIVE_REPLACED')}</p>
        <Button size="large" onClick={reload}>
          {t('share.replaced.takeBack')}
        </Button>
      </div>
    );
  }
  return (
    <ErrorView error={new CodedError(code)} onRetry={reload}>
      <AppLink href="/">{t('ui.ended.again')}</AppLink>
    </ErrorView>
  );
}
