import { Card } from '@alongside/ui';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    marginBlockEnd: tokens.spacingVerticalM,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { margin: 0, marginBlockEnd: tokens.spacingVerticalM, color: tokens.colorNeutralForeground3 },
});

interface SectionProps {
  readonly title: string;
  readonly text?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page about one thing. */
export function Section({ title, text, actions, children }: SectionProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <Card role="region" aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {actions}
      </div>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </Card>
  );
}
