import { useLocale } from '@alongside/ui';
import { Button, Checkbox, mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import type { ListColumn } from './list-column.ts';
import { useGridStyles } from './use-grid-styles.ts';

interface ListRowProps<Row> {
  readonly row: Row;
  readonly rowKey: string;
  readonly name: string;
  readonly index: number;
  readonly columns: readonly ListColumn<Row>[];
  readonly tracks: string;
  readonly isActive: boolean;
  readonly onActive: () => void;
  /** null: rows can't be chosen. */
  readonly choice: { readonly isChosen: boolean; readonly onChoose: (toHere: boolean) => void } | null;
  /** null: rows have no details. */
  readonly details: { readonly content: ReactNode; readonly onToggle: () => void } | null;
}

/** One row, and under it its details while they are open. */
export function ListRow<Row>(props: ListRowProps<Row>) {
  const { row, columns, isActive, choice, details } = props;
  const styles = useGridStyles();
  const { t } = useLocale();
  const detailsId = useId();
  const tabIndex = isActive ? 0 : -1;
  const isOpen = details !== null && details.content !== null;
  return (
    <>
      <div
        role="row"
        data-row-key={props.rowKey}
        aria-rowindex={props.index + 2}
        {...(choice !== null && { 'aria-selected': choice.isChosen })}
        tabIndex={tabIndex}
        className={mergeClasses(styles.row, choice?.isChosen === true && styles.chosen)}
        style={{ gridTemplateColumns: props.tracks }}
        onFocus={props.onActive}
      >
        {choice !== null && (
          <div role="gridcell" className={mergeClasses(styles.cell, styles.check)}>
            <Checkbox
              aria-label={t('console.list.choose', { name: props.name })}
              tabIndex={tabIndex}
              checked={choice.isChosen}
              onChange={({ nativeEvent }) =>
                choice.onChoose('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
              }
            />
          </div>
        )}
        {details !== null && (
          <div role="gridcell" className={styles.cell}>
            <Button
              appearance="subtle"
              size="small"
              tabIndex={tabIndex}
              icon={isOpen ? <ChevronDownRegular /> : <ClosedChevron />}
              aria-expanded={isOpen}
              {...(isOpen && { 'aria-controls': detailsId })}
              aria-label={t('console.list.details-of', { name: props.name })}
              onClick={details.onToggle}
            />
          </div>
        )}
        {columns.map((column, at) => (
          <div key={column.key} role={at === 0 ? 'rowheader' : 'gridcell'} className={styles.cell}>
            {column.cell(row, tabIndex)}
          </div>
        ))}
      </div>
      {isOpen && (
        <div role="row" id={detailsId} className={styles.details}>
          <div role="gridcell" aria-colspan={columns.length + 1}>
            {details.content}
          </div>
        </div>
      )}
    </>
  );
}

function ClosedChevron() {
  const { direction } = useLocale();
  return direction === 'rtl' ? <ChevronLeftRegular /> : <ChevronRightRegular />;
}
