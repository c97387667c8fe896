import { ErrorNotice, Notice, useLocale } from '@alongside/ui';
import { Button, Skeleton, SkeletonItem, Spinner, Text } from '@fluentui/react-components';
import type { DataListProps } from './data-list-props.ts';
import { leastWidthOf, tracksOf } from './list-column.ts';
import { ListGrid } from './list-grid.tsx';
import { useGridStyles } from './use-grid-styles.ts';
import { useListStyles } from './use-list-styles.ts';

const BONES = 8;

/**
 * A list of any length: fetched page by page as it is scrolled, only what is seen is drawn, and everything that can be
 * done with a row is done by keyboard too.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  const styles = useGridStyles();
  const { t, format } = useLocale();
  const { rows } = props;
  const isEmpty = !rows.isPending && rows.items.length === 0;
  return (
    <div>
      {rows.hasChanged && (
        <Notice
          kind="info"
          live="polite"
          actions={<Button onClick={rows.anew}>{t('console.list.show-anew')}</Button>}
        >
          {t('console.list.has-changed')}
        </Notice>
      )}
      {rows.items.length === 0 && <ErrorNotice error={rows.error} onRetry={rows.retry} />}
      {rows.isPending && rows.error === null && <ListSkeleton {...props} />}
      {isEmpty && rows.error === null && <div className={styles.frame}>{props.empty}</div>}
      {rows.items.length > 0 && (
        <>
          <ListGrid {...props} />
          <div className={styles.foot}>
            <Text size={200} role="status">
              {t(rows.isTotalExact ? 'console.list.shown' : 'console.list.shown-of-more', {
                shown: format.number(rows.items.length),
                total: format.number(rows.total),
              })}
            </Text>
            {rows.isLoadingMore && <Spinner size="extra-tiny" aria-label={t('console.list.loading')} />}
          </div>
          <ErrorNotice error={rows.error} onRetry={rows.retry} />
        </>
      )}
    </div>
  );
}

/** The list's shape while its first page is on its way. */
function ListSkeleton<Row>({ columns, selection }: Pick<DataListProps<Row>, 'columns' | 'selection'>) {
  const styles = useGridStyles();
  const list = useListStyles();
  const { t } = useLocale();
  const hasChecks = selection !== undefined;
  const gridTemplateColumns = tracksOf(columns, hasChecks);
  const cells = hasChecks ? ['', ...columns.map(({ key }) => key)] : columns.map(({ key }) => key);
  return (
    // Nothing in it takes the focus, so nothing of it may have to be scrolled to.
    <div className={styles.frame} style={{ overflow: 'hidden' }} role="status">
      <span className={list.hidden}>{t('console.list.loading')}</span>
      <Skeleton aria-hidden="true" style={{ minWidth: leastWidthOf(columns, hasChecks) }}>
        {Array.from({ length: BONES }, (_, at) => (
          <div key={at} className={styles.row} style={{ gridTemplateColumns }}>
            {cells.map((key) => (
              <span key={key} className={styles.cell}>
                {key !== '' && <SkeletonItem className={styles.bone} />}
              </span>
            ))}
          </div>
        ))}
      </Skeleton>
    </div>
  );
}
