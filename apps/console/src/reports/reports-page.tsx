import { exportSessionsRoute, type SessionSummary } from '@alongside/protocol';
import { EmptyState, routeUrl, useLocale } from '@alongside/ui';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DataList } from '../list/data-list.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { ListTools } from '../list/list-tools.tsx';
import { useColumns } from '../list/use-columns.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ReportFilters } from './report-filters.tsx';
import { ReportSearch, sessionFilterOf } from './report-search.ts';
import { SESSION_COLUMNS } from './sessions-table.tsx';

interface ReportsPageProps {
  readonly search: ReportSearch;
  readonly onSearch: (search: ReportSearch) => void;
}

const idOf = ({ id }: SessionSummary): string => id;

/** All sessions of the tenant that are still kept. */
export function ReportsPage({ search, onSearch }: ReportsPageProps) {
  const { t, format } = useLocale();
  const mayExport = useMay('export-reports');
  const navigate = useNavigate();
  const filter = sessionFilterOf(search);
  const query = consoleQueries.sessionsReport(filter);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  const columns = useColumns('sessions', SESSION_COLUMNS);
  useLiveTopic('sessions');
  const sort = `${search.order === 'asc' ? '' : '-'}${search.sort ?? 'createdAt'}`;
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
        tools={
          <ListTools
            list="sessions"
            search={search}
            columns={columns}
            onSearch={(words) => onSearch(ReportSearch.parse(words))}
          />
        }
      />
      <DataList
        label={t('console.sessions.table')}
        columns={columns.shown}
        rows={rows}
        keyOf={idOf}
        nameOf={({ createdAt }) => format.dateTime(createdAt)}
        order={{ sort, onSort: (next) => onSearch({ ...search, ...orderOf(next) }) }}
        onOpen={({ id }) => void navigate({ to: '/reports/$sessionId', params: { sessionId: id } })}
        empty={
          <EmptyState icon={<DocumentSearchRegular />} title={t('console.reports.empty')}>
            {t('console.reports.empty-text')}
          </EmptyState>
        }
      />
    </>
  );
}

const orderOf = (sort: string): Pick<ReportSearch, 'sort' | 'order'> =>
  ReportSearch.pick({ sort: true, order: true }).parse({
    sort: sort.replace(/^-/u, ''),
    order: sort.startsWith('-') ? 'desc' : 'asc',
  });
