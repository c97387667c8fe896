import { useLocale } from '@alongside/ui';
import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import type { ListColumn } from './list-column.ts';
import { directionOf, type ListOrder, turned } from './list-order.ts';
import { useGridStyles } from './use-grid-styles.ts';
import { useListStyles } from './use-list-styles.ts';

interface ListHeadProps<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly tracks: string;
  readonly order: ListOrder | null;
  /** null: rows can't be chosen. */
  readonly all: { readonly state: boolean | 'mixed'; readonly onChange: () => void } | null;
  readonly hasDetails: boolean;
}

const ARROWS = { ascending: <ArrowUpRegular />, descending: <ArrowDownRegular /> } as const;

/** The names of the columns, which also sort by them. */
export function ListHead<Row>({ columns, tracks, order, all, hasDetails }: ListHeadProps<Row>) {
  const styles = useGridStyles();
  const list = useListStyles();
  const { t } = useLocale();
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: tracks }}>
        {all !== null && (
          <div role="columnheader" className={mergeClasses(styles.headCell, styles.check)}>
            <Checkbox aria-label={t('console.list.choose-all')} checked={all.state} onChange={all.onChange} />
          </div>
        )}
        {hasDetails && (
          <div role="columnheader" className={styles.headCell}>
            <span className={list.hidden}>{t('console.list.details')}</span>
          </div>
        )}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} order={order} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps {
  readonly column: Pick<ListColumn<never>, 'sort' | 'textKey'>;
  readonly order: ListOrder | null;
}

function HeadCell({ column: { sort, textKey }, order }: HeadCellProps) {
  const styles = useGridStyles();
  const { t } = useLocale();
  if (sort === undefined || order === null) {
    return (
      <div role="columnheader" className={styles.headCell}>
        {t(textKey)}
      </div>
    );
  }
  const direction = directionOf(order.sort, sort);
  return (
    <div role="columnheader" className={styles.headCell} aria-sort={direction ?? 'none'}>
      <button type="button" className={styles.sorter} onClick={() => order.onSort(turned(order.sort, sort))}>
        {t(textKey)}
        {direction !== null && ARROWS[direction]}
      </button>
    </div>
  );
}
