import { useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Link, type LinkProps } from '@tanstack/react-router';

const useStyles = makeStyles({
  tabs: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    marginBlockEnd: tokens.spacingVerticalXL,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  tab: {
    display: 'block',
    paddingBlock: tokens.spacingVerticalM,
    marginBlockEnd: '-1px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBlockEndWidth: '3px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: 'transparent',
    ':hover': { color: tokens.colorNeutralForeground1, borderBlockEndColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media (forced-colors: active)': { borderBlockEndColor: 'Canvas' },
    '&[aria-current="page"]': {
      '@media (forced-colors: active)': { borderBlockEndColor: 'Highlight' },
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBlockEndColor: tokens.colorCompoundBrandStroke,
    },
  },
});

interface TabLinksProps {
  readonly label: string;
  readonly tabs: readonly {
    readonly to: NonNullable<LinkProps['to']>;
    /** Where the pages have one path: what tells them apart. */
    readonly search?: { readonly tab: string };
    readonly textKey: string;
  }[];
  /** The path of the page that is shown, or its `tab`. */
  readonly current: string;
}

/** Pages that belong together, each with its address. */
export function TabLinks({ label, tabs, current }: TabLinksProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <nav aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map(({ to, search, textKey }) => (
          <li key={textKey}>
            <Link
              to={to}
              {...(search !== undefined && { search })}
              className={styles.tab}
              // Otherwise the router names the first tab as well, whose address the others begin with.
              activeOptions={{ exact: true }}
              {...((search?.tab ?? to) === current && { 'aria-current': 'page' as const })}
            >
              {t(textKey)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
