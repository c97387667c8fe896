import { makeStyles, tokens } from '@fluentui/react-components';
import { Card, PageHeading } from '@alongside/ui';
import type { ReactNode } from 'react';
import { SharePage } from '../app/share-page.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXXL, maxWidth: '460px', marginInline: 'auto' },
  words: { display: 'grid', gap: tokens.spacingVerticalS },
  intro: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: 1.55,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  card: { boxShadow: tokens.shadow8 },
});

interface FormPageProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
  /** Whether the heading takes the focus; not where a field of the form does. */
  readonly takesFocus?: boolean;
}

/** A page with one form in the middle. */
export function FormPage({ title, intro, children, takesFocus = false }: FormPageProps) {
  const styles = useStyles();
  return (
    <SharePage width="narrow">
      <div className={styles.page}>
        <div className={styles.words}>
          <PageHeading key={title} takesFocus={takesFocus}>
            {title}
          </PageHeading>
          {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        </div>
        <Card className={styles.card}>{children}</Card>
      </div>
    </SharePage>
  );
}
