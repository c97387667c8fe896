import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Notice } from '../feedback/notice.tsx';
import { useLocale } from '../locale/locale-context.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { ...typographyStyles.caption1Strong, margin: 0, color: tokens.colorNeutralForeground2 },
  // One line of text, so that it is selected, copied and read out as a whole.
  words: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: 'clamp(1.125rem, 1rem + 0.8vw, 1.5rem)',
    lineHeight: 1.4,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
});

interface ComparisonPhraseProps {
  /** `none`: not made yet. `differs`: the two ends don't hold the same keys. */
  readonly phrase:
    | { readonly kind: 'none' }
    | { readonly kind: 'ready'; readonly words: readonly string[] }
    | { readonly kind: 'differs' };
}

/** Words that both people see when nobody stands between their devices, and what to do when they differ. */
export function ComparisonPhrase({ phrase }: ComparisonPhraseProps) {
  const styles = useStyles();
  const { t } = useLocale();
  if (phrase.kind === 'differs') {
    return (
      <Notice kind="error" title={t('ui.phrase.differs.title')}>
        {t('ui.phrase.differs.text')}
      </Notice>
    );
  }
  return (
    <section className={styles.root} aria-label={t('ui.phrase.title')}>
      <h2 className={styles.title}>{t('ui.phrase.title')}</h2>
      {phrase.kind === 'none' ? (
        <p className={styles.text}>{t('ui.phrase.coming')}</p>
      ) : (
        <>
          <p className={styles.words} dir="ltr" lang="en" translate="no">
            {phrase.words.join(' ')}
          </p>
          <p className={styles.text}>{t('ui.phrase.text')}</p>
        </>
      )}
    </section>
  );
}
