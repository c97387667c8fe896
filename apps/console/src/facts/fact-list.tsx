import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ALWAYS_LTR } from '@alongside/ui';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 0 },
  },
  row: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground3 },
  value: {
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 560px)': { marginBlockEnd: tokens.spacingVerticalS },
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    direction: ALWAYS_LTR,
    unicodeBidi: 'isolate',
  },
});

/** What is known of one thing. */
export function FactList({ children }: { readonly children: ReactNode }) {
  return <dl className={useStyles().facts}>{children}</dl>;
}

interface FactProps {
  readonly term: string;
  /** Letters and digits that nobody reads aloud. */
  readonly isCode?: boolean;
  readonly children: ReactNode;
}

export function Fact({ term, isCode = false, children }: FactProps) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>
        <bdi className={mergeClasses(isCode && styles.code)}>{children}</bdi>
      </dd>
    </div>
  );
}
