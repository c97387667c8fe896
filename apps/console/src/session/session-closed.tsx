import { CodedError, type ErrorCode } from '@alongside/protocol';
import { ErrorView, useLocale, EmptyState, PageHeading } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { PageLink } from '../shell/page-link.tsx';

/** The server doesn't let this page into the session (any more). */
export function SessionClosed(props: { readonly code: ErrorCode; readonly onUseHere: () => void }) {
  const { t } = useLocale();
  if (props.code === 'LIVE_REPLACED') {
    return (
      <>
        <PageHeading size="small">{t('console.replaced.title')}</PageHeading>
        <EmptyState
          title={t('console.replaced.text')}
          action={
            <Button appearance="primary" onClick={props.onUseHere}>
              {t('console.replaced.use-here')}
            </Button>
          }
        />
      </>
    );
  }
  return (
    <ErrorView error={new CodedError(props.code)}>
      <PageLink to="/">{t('console.not-found.home')}</PageLink>
    </ErrorView>
  );
}
