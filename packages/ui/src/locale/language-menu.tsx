import { makeStyles, tokens } from '@fluentui/react-components';
import { GlobeRegular } from '@fluentui/react-icons';
import { Locale } from '@alongside/protocol';
import { useLocale } from './locale-context.ts';
import { localeFacts } from './locales.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  select: {
    appearance: 'none',
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    minHeight: '36px',
    cursor: 'pointer',
    outlineStyle: 'none',
    '& option': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1 },
  },
});

interface LanguageMenuProps {
  /** Besides changing what is shown: tells the choice, to keep it with the account. */
  readonly onChoose?: (locale: Locale) => void;
}

/** Each language by its own name, so that everybody finds theirs. */
export function LanguageMenu({ onChoose }: LanguageMenuProps) {
  const styles = useStyles();
  const { locale, choose, t } = useLocale();
  return (
    <span className={styles.root}>
      <GlobeRegular fontSize={18} aria-hidden="true" />
      <select
        className={styles.select}
        aria-label={t('ui.language.label')}
        value={locale}
        onChange={(event) => {
          const chosen = Locale.parse(event.target.value);
          choose(chosen);
          onChoose?.(chosen);
        }}
      >
        {Locale.options.map((option) => (
          <option key={option} value={option} lang={option}>
            {localeFacts[option].nativeName}
          </option>
        ))}
      </select>
    </span>
  );
}
