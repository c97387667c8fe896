import { EmptyState, PageHeading, useLocale } from '@alongside/ui';
import { PageLink } from './page-link.tsx';

export function PageNotFound() {
  const { t } = useLocale();
  return (
    <>
      <PageHeading size="small">{t('console.not-found.title')}</PageHeading>
      <EmptyState
        title={t('console.not-found.text')}
        action={<PageLink to="/">{t('console.not-found.home')}</PageLink>}
      />
    </>
  );
}
