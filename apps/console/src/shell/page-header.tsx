import { PageHeading } from '@alongside/ui';
import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalXL,
    marginBlockEnd: tokens.spacingVerticalXL,
  },
  text: {
    color: tokens.colorNeutralForeground2,
    maxWidth: '72ch',
    margin: 0,
    marginBlockStart: tokens.spacingVerticalXS,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PageHeaderProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: its one heading, a line on what it is for, and what can be done with all of it. */
export function PageHeader({ title, text, actions }: PageHeaderProps) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <div>
        <PageHeading size="small">{title}</PageHeading>
        {text !== undefined && (
          // A paragraph can't hold what Fluent's badges are made of.
          <Text as={typeof text === 'string' ? 'p' : 'span'} block className={styles.text}>
            {text}
          </Text>
        )}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
