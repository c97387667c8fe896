import { useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    marginBlockEnd: tokens.spacingVerticalL,
  },
  tools: { display: 'flex', flexWrap: 'wrap', marginInlineStart: 'auto' },
});

interface FilterBarProps {
  /** What is narrowed, where a page has several lists. */
  readonly label?: string;
  /** How the list is shown, at the end of the line. */
  readonly tools?: ReactNode;
  readonly isNarrowed: boolean;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** What narrows a list, in one line. */
export function FilterBar({ label, isNarrowed, onReset, tools, children }: FilterBarProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div className={styles.bar} role="search" {...(label !== undefined && { 'aria-label': label })}>
      {children}
      {isNarrowed && (
        <Button appearance="subtle" icon={<FilterDismissRegular />} onClick={onReset}>
          {t('console.list.reset')}
        </Button>
      )}
      {tools !== undefined && <span className={styles.tools}>{tools}</span>}
    </div>
  );
}
