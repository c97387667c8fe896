import { AuditRow, exportAuditRoute } from '@alongside/protocol';
import { EmptyState, ErrorNotice, Loading, routeUrl, useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChoiceFilter } from '../list/choice-filter.tsx';
import { DayFilter } from '../list/day-filter.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { ListSearch } from '../list/list-search.tsx';
import { LoadMore } from '../list/load-more.tsx';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { SEVERITY_TEXTS } from './audit-row-texts.ts';
import { auditFilterOf, type AuditSearch } from './audit-search.ts';
import { AuditTable } from './audit-table.tsx';
import { useVerifyChain, VerifyButton, VerifyResult } from './verify-chain.tsx';

const useStyles = makeStyles({
  result: { marginBlockEnd: tokens.spacingVerticalL, ':empty': { display: 'none' } },
});

interface AuditPageProps {
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

/** Everything that was done in the tenant, by whom, and what came of it. */
export function AuditPage({ search, onSearch }: AuditPageProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const filter = auditFilterOf(search);
  const list = useInfiniteQuery(consoleQueries.audit(filter));
  const verify = useVerifyChain();
  useLiveTopic('audit');
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader
        title={t('console.audit.title')}
        text={t('console.audit.text')}
        actions={
          <>
            <VerifyButton verify={verify} />
            <ExportMenu urlOf={(format) => routeUrl(exportAuditRoute, { query: { ...filter, format } })} />
          </>
        }
      />
      <div className={styles.result}>
        <VerifyResult verify={verify} />
      </div>
      <AuditFilters search={search} onSearch={onSearch} />
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Loading />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon={<DocumentSearchRegular />} title={t('console.audit.empty')} />
      )}
      {rows.length > 0 && (
        <>
          <AuditTable rows={rows} />
          <LoadMore
            shown={rows.length}
            total={list.data?.pages[0]?.total ?? rows.length}
            hasMore={list.hasNextPage}
            isLoading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}

function AuditFilters({ search, onSearch }: AuditPageProps) {
  const { t } = useLocale();
  const isNarrowed = Object.values(search).some((value) => value !== undefined && value !== '');
  return (
    <FilterBar isNarrowed={isNarrowed} onReset={() => onSearch({})}>
      <ListSearch
        label={t('console.audit.search')}
        value={search.search ?? ''}
        onSearch={(text) => onSearch({ ...search, search: text === '' ? undefined : text })}
      />
      <DayFilter
        label={t('console.list.from')}
        value={search.from}
        max={search.to}
        onChoose={(from) => onSearch({ ...search, from })}
      />
      <DayFilter
        label={t('console.list.to')}
        value={search.to}
        min={search.from}
        onChoose={(to) => onSearch({ ...search, to })}
      />
      <ChoiceFilter
        label={t('console.audit.severity')}
        choices={AuditRow.shape.severity.options}
        texts={SEVERITY_TEXTS}
        value={search.severity}
        onChoose={(severity) => onSearch({ ...search, severity })}
      />
    </FilterBar>
  );
}
