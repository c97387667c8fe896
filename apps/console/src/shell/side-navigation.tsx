import { Tooltip, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { hiddenStyle, LogoMark, useLocale } from '@alongside/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../server/use-me.ts';
import { AccountMenu } from './account-menu.tsx';
import type { ConsolePage } from './console-pages.ts';

const useStyles = makeStyles({
  side: {
    position: 'sticky',
    top: 0,
    boxSizing: 'border-box',
    height: '100dvh',
    width: '232px',
    display: 'flex',
    flexDirection: 'column',
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
  },
  narrow: { width: '60px', paddingInline: tokens.spacingHorizontalS },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingInline: '6px',
    marginBlockEnd: tokens.spacingVerticalXL,
    minHeight: '40px',
  },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  product: { ...typographyStyles.body1Strong, lineHeight: tokens.lineHeightBase300 },
  tenant: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    flexGrow: 1,
  },
  link: {
    ...typographyStyles.body1,
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '40px',
    paddingInline: '10px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    '& svg': { flexShrink: 0 },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
      fontWeight: tokens.fontWeightSemibold,
      '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
    },
  },
  hiddenWord: hiddenStyle,
});

interface SideNavigationProps {
  readonly pages: readonly ConsolePage[];
  /** Icons with hints instead of words, to leave the width to a picture. */
  readonly isNarrow: boolean;
  readonly onShowShortcuts: () => void;
}

export function SideNavigation({ pages, isNarrow, onShowShortcuts }: SideNavigationProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { tenant } = useMe();
  const word = isNarrow ? styles.hiddenWord : '';
  return (
    <header className={mergeClasses(styles.side, isNarrow && styles.narrow)}>
      <div className={styles.brand}>
        <LogoMark size={30} />
        <span className={mergeClasses(styles.names, word)}>
          <span className={styles.product}>{t('console.product')}</span>
          <span className={styles.tenant} dir="auto">
            {tenant.name}
          </span>
        </span>
      </div>
      <nav aria-label={t('console.nav.label')} style={{ flexGrow: 1 }}>
        <ul className={styles.list}>
          {pages.map((page) => (
            <li key={page.to}>
              <PageEntry page={page} isNarrow={isNarrow} word={word} />
            </li>
          ))}
        </ul>
      </nav>
      <AccountMenu isNarrow={isNarrow} onShowShortcuts={onShowShortcuts} />
    </header>
  );
}

interface PageEntryProps {
  readonly page: ConsolePage;
  readonly isNarrow: boolean;
  readonly word: string;
}

function PageEntry({ page: { to, textKey, icon: Icon }, isNarrow, word }: PageEntryProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const [isHinted, setHinted] = useState(false);
  return (
    <Tooltip
      content={t(textKey)}
      relationship="label"
      positioning="after"
      // Beside its own word a hint would only be in the way.
      visible={isNarrow && isHinted}
      onVisibleChange={(_event, { visible }) => setHinted(visible)}
    >
      <Link to={to} className={styles.link} activeOptions={{ exact: to === '/' }}>
        <Icon fontSize={20} aria-hidden="true" />
        <span className={word}>{t(textKey)}</span>
      </Link>
    </Tooltip>
  );
}
