import { type AuditRow, exportAuditRoute } from '@alongside/protocol';
import { EmptyState, routeUrl, useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular, SendRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataList } from '../list/data-list.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { ListTools } from '../list/list-tools.tsx';
import { useColumns } from '../list/use-columns.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { AuditDetails } from './audit-details.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { auditFilterOf, AuditSearch } from './audit-search.ts';
import { AUDIT_COLUMNS } from './audit-table.tsx';
import { useAuditText } from './use-audit-text.ts';
import { useVerifyChain, VerifyButton, VerifyResult } from './verify-chain.tsx';

const useStyles = makeStyles({
  result: { marginBlockEnd: tokens.spacingVerticalL, ':empty': { display: 'none' } },
});

interface AuditPageProps {
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

const numberOf = ({ n }: AuditRow): string => String(n);

/** Everything that was done in the tenant, by whom, and what came of it. */
export function AuditPage({ search, onSearch }: AuditPageProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const mayStream = useMay('manage-settings');
  const textOf = useAuditText();
  const filter = auditFilterOf(search);
  const query = consoleQueries.audit(filter);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  const columns = useColumns('audit', AUDIT_COLUMNS);
  const verify = useVerifyChain();
  useLiveTopic('audit');
  return (
    <>
      <PageHeader
        title={t('console.audit.title')}
        text={t('console.audit.text')}
        actions={
          <>
            {mayStream && (
              <LinkButton to="/audit/streams" icon={<SendRegular />}>
                {t('console.audit.streams')}
              </LinkButton>
            )}
            <VerifyButton verify={verify} />
            <ExportMenu urlOf={(format) => routeUrl(exportAuditRoute, { query: { ...filter, format } })} />
          </>
        }
      />
      <div className={styles.result}>
        <VerifyResult verify={verify} />
      </div>
      <AuditFilters
        search={search}
        onSearch={onSearch}
        tools={
          <ListTools
            list="audit"
            search={search}
            columns={columns}
            onSearch={(words) => onSearch(AuditSearch.parse(words))}
          />
        }
      />
      <DataList
        label={t('console.audit.table')}
        columns={columns.shown}
        rows={rows}
        keyOf={numberOf}
        nameOf={(row) => t('console.audit.row', { what: textOf(row), n: format.number(row.n) })}
        details={(row) => <AuditDetails row={row} />}
        empty={<EmptyState icon={<DocumentSearchRegular />} title={t('console.audit.empty')} />}
      />
    </>
  );
}
