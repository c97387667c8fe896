import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    paddingBlock: tokens.spacingVerticalXS,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
    ':first-child': { borderBlockStartStyle: 'none' },
  },
  end: { marginInlineStart: 'auto', color: tokens.colorNeutralForeground3 },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface PlainListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly entry: (item: Item) => ReactNode;
  /** At the end of the line. */
  readonly end?: (item: Item) => ReactNode;
  /** What stands there while there is nothing. */
  readonly none: string;
}

/** A few things, one a line. */
export function PlainList<Item>({ items, keyOf, entry, end, none }: PlainListProps<Item>) {
  const styles = useStyles();
  if (items.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={keyOf(item)} className={styles.entry}>
          {entry(item)}
          {end !== undefined && <span className={styles.end}>{end(item)}</span>}
        </li>
      ))}
    </ul>
  );
}
