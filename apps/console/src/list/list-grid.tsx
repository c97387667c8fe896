import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { DataListProps } from './data-list-props.ts';
import { leastWidthOf, tracksOf } from './list-column.ts';
import { ListHead } from './list-head.tsx';
import { ListRow } from './list-row.tsx';
import { countChosen, isChosen, NOTHING_CHOSEN, withRows } from './list-selection.ts';
import { onRowKey, type RowKeys } from './row-keys.ts';
import { useActiveRow } from './use-active-row.ts';
import { ROW_PX, useDrawnRows } from './use-drawn-rows.ts';
import { useGridStyles } from './use-grid-styles.ts';

const DETAILS_TRACK = '48px';
const NO_ROWS: ReadonlySet<string> = new Set();
/** What ARIA has for a number of rows that isn't known. */
const ROWS_UNKNOWN = -1;

/** The rows that are there, in a frame that scrolls. */
export function ListGrid<Row>(props: DataListProps<Row>) {
  const { columns, rows, keyOf, selection, details } = props;
  const { items } = rows;
  const styles = useGridStyles();
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(NO_ROWS);
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  const choice = useChoice(props, keys);
  const active = useActiveRow(keys, body);
  const virtual = useDrawnRows({ rows, keys, frame, activeIndex: active.index });
  const rowKeys: RowKeys = {
    last: items.length - 1,
    pageRows: () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / ROW_PX) - 2),
    scrollTo: (index) => virtual.scrollToIndex(index),
    onOpen: (index) => withItem(items, index, (row) => props.onOpen?.(row)),
    onChoose: selection === undefined ? null : choice.choose,
    onChooseAll: selection === undefined ? null : choice.chooseAll,
  };
  const hasChecks = selection !== undefined;
  const [checks = '', ...rest] = hasChecks
    ? tracksOf(columns, true).split(' ')
    : ['', tracksOf(columns, false)];
  const tracks = [checks, ...(details === undefined ? [] : [DETAILS_TRACK]), ...rest].join(' ').trim();
  return (
    <div ref={frame} className={styles.frame}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.isTotalExact ? rows.total + 1 : ROWS_UNKNOWN}
        {...(hasChecks && { 'aria-multiselectable': true })}
        style={{ minWidth: leastWidthOf(columns, hasChecks) }}
      >
        <ListHead
          columns={columns}
          tracks={tracks}
          order={props.order ?? null}
          all={hasChecks ? { state: choice.allState, onChange: choice.toggleAll } : null}
          hasDetails={details !== undefined}
        />
        <div
          ref={body}
          role="rowgroup"
          className={styles.body}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={(event) => onRowKey(event, active, rowKeys)}
        >
          {virtual.getVirtualItems().map(({ index, key, start }) =>
            withItem(items, index, (row) => (
              <div
                key={key}
                ref={virtual.measureElement}
                role="presentation"
                data-index={index}
                className={styles.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ListRow
                  row={row}
                  rowKey={String(key)}
                  name={props.nameOf(row)}
                  index={index}
                  columns={columns}
                  tracks={tracks}
                  isActive={index === active.index}
                  onActive={() => active.set(index)}
                  choice={
                    hasChecks
                      ? {
                          isChosen: isChosen(selection.chosen, String(key)),
                          onChoose: (toHere) => choice.choose(index, toHere),
                        }
                      : null
                  }
                  details={detailsOf(details, row, {
                    isOpen: opened.has(String(key)),
                    onToggle: () => setOpened(toggled(opened, String(key))),
                  })}
                />
              </div>
            )),
          )}
        </div>
      </div>
    </div>
  );
}

const withItem = <Row, Result>(items: readonly Row[], index: number, handle: (row: Row) => Result) => {
  const row = items[index];
  return row === undefined ? null : handle(row);
};

const toggled = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key]);

const detailsOf = <Row,>(
  details: ((row: Row) => ReactNode) | undefined,
  row: Row,
  { isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void },
) => (details === undefined ? null : { content: isOpen ? details(row) : null, onToggle });

/** What choosing does: one row, everything from the last one to here, or all that match. */
function useChoice<Row>({ selection, rows }: DataListProps<Row>, keys: readonly string[]) {
  const [from, setFrom] = useState(0);
  const chosen = selection?.chosen ?? NOTHING_CHOSEN;
  const count = countChosen(chosen, rows.total);
  const areAll = count > 0 && count === rows.total && (chosen.kind === 'all' || rows.isTotalExact);
  const chooseAll = () => selection?.choose({ kind: 'all', except: new Set() });
  const some: 'mixed' | false = count > 0 ? 'mixed' : false;
  return {
    allState: areAll ? true : some,
    chooseAll,
    toggleAll: () => (areAll ? selection?.choose(NOTHING_CHOSEN) : chooseAll()),
    choose: (index: number, toHere: boolean) => {
      const key = keys[index];
      if (key === undefined) return;
      const range = toHere ? keys.slice(Math.min(from, index), Math.max(from, index) + 1) : [key];
      selection?.choose(withRows(chosen, range, toHere || !isChosen(chosen, key)));
      setFrom(index);
    },
  };
}
