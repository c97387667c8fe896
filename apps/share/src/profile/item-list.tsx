import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
  },
  words: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  fact: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly string[];
  readonly action?: ReactNode;
}

/** A short list of things, each with what can be done to it. */
export function ItemList({ items }: { readonly items: readonly Item[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map(({ id, name, facts, action }) => (
        <li key={id} className={styles.item}>
          <div className={styles.words}>
            <bdi className={styles.name}>{name}</bdi>
            {facts.map((fact) => (
              <span key={fact} className={styles.fact}>
                {fact}
              </span>
            ))}
          </div>
          {action}
        </li>
      ))}
    </ul>
  );
}
