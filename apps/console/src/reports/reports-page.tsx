import { exportSessionsRoute } from '@alongside/protocol';
import { EmptyState, ErrorNotice, Loading, routeUrl, useLocale } from '@alongside/ui';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ExportMenu } from '../list/export-menu.tsx';
import { LoadMore } from '../list/load-more.tsx';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ReportFilters } from './report-filters.tsx';
import { type ReportSearch, sessionFilterOf } from './report-search.ts';
import { SessionsTable } from './sessions-table.tsx';

interface ReportsPageProps {
  readonly search: ReportSearch;
  readonly onSearch: (search: ReportSearch) => void;
}

/** All sessions of the tenant that are still kept. */
export function ReportsPage({ search, onSearch }: ReportsPageProps) {
  const { t } = useLocale();
  const mayExport = useMay('export-reports');
  const filter = sessionFilterOf(search);
  const list = useInfiniteQuery(consoleQueries.sessionsReport(filter));
  useLiveTopic('sessions');
  const sessions = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader
        title={t('console.reports.title')}
        text={t('console.reports.text')}
        actions={
          mayExport && (
            <ExportMenu urlOf={(format) => routeUrl(exportSessionsRoute, { query: { ...filter, format } })} />
          )
        }
      />
      <ReportFilters
        search={search}
        onChange={(part) => onSearch({ ...search, ...part })}
        onReset={() => onSearch({ sort: search.sort, order: search.order })}
      />
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Loading />}
      {list.isSuccess && sessions.length === 0 && (
        <EmptyState icon={<DocumentSearchRegular />} title={t('console.reports.empty')}>
          {t('console.reports.empty-text')}
        </EmptyState>
      )}
      {sessions.length > 0 && (
        <>
          <SessionsTable
            sessions={sessions}
            sort={search.sort ?? 'createdAt'}
            order={search.order ?? 'desc'}
            onSort={(sort, order) => onSearch({ ...search, sort, order })}
          />
          <LoadMore
            shown={sessions.length}
            total={list.data?.pages[0]?.total ?? sessions.length}
            hasMore={list.hasNextPage}
            isLoading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}
