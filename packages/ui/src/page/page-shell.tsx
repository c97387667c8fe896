import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Locale, Me } from '@alongside/protocol';
import type { ReactNode } from 'react';
import { LogoMark } from '../brand/logo-mark.tsx';
import { LanguageMenu } from '../locale/language-menu.tsx';
import { useLocale } from '../locale/locale-context.ts';
import { AppLink } from './app-link.tsx';
import { ProfileMenu } from './profile-menu.tsx';

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalL,
    insetBlockStart: '-100px',
    zIndex: 20,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { insetBlockStart: tokens.spacingVerticalS },
  },
  header: {
    position: 'sticky',
    insetBlockStart: 0,
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '64px',
    paddingInline: 'clamp(16px, 3vw, 32px)',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  lined: {
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  brand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: 'inherit',
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    '@media (max-width: 420px)': { fontSize: tokens.fontSizeBase400 },
  },
  nav: { display: 'flex', alignItems: 'center', minWidth: 0 },
  spring: { flexGrow: 1 },
  end: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  main: {
    flexGrow: 1,
    width: '100%',
    boxSizing: 'border-box',
    marginInline: 'auto',
    paddingInline: 'clamp(16px, 4vw, 32px)',
    paddingBlock: 'clamp(20px, 5vh, 56px) 48px',
    ':focus': { outlineStyle: 'none' },
  },
  narrow: { maxWidth: '560px' },
  medium: { maxWidth: '880px' },
  wide: { maxWidth: '1280px' },
  full: { maxWidth: 'none', paddingBlock: tokens.spacingVerticalL },
});

interface PageShellProps {
  readonly children: ReactNode;
  /** Who is signed in; absent: nobody, or not known yet. */
  readonly me?: Me | null;
  /** How wide the content may be: reading, form beside text, data, or everything. `medium` by default. */
  readonly width?: 'narrow' | 'medium' | 'wide' | 'full';
  /** The app's own navigation, inside a `nav` of its own. */
  readonly navigation?: ReactNode;
  /** Where the name leads to; `/` by default. */
  readonly home?: string;
  readonly isLined?: boolean;
  readonly onSignOut?: () => void;
  readonly onChooseLocale?: (locale: Locale) => void;
}

/** Skip link, header and main landmark around the content of a page. */
export function PageShell(props: PageShellProps) {
  const { children, me, width = 'medium', navigation, home = '/', isLined = false } = props;
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('ui.page.skip')}
      </a>
      <header className={mergeClasses(styles.header, isLined && styles.lined)}>
        <AppLink href={home} className={styles.brand}>
          <LogoMark size={30} />
          {t('ui.product')}
        </AppLink>
        {navigation !== undefined && <div className={styles.nav}>{navigation}</div>}
        <div className={styles.spring} />
        <div className={styles.end}>
          <LanguageMenu {...(props.onChooseLocale && { onChoose: props.onChooseLocale })} />
          {me && <ProfileMenu me={me} {...(props.onSignOut && { onSignOut: props.onSignOut })} />}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={mergeClasses(styles.main, styles[width])}>
        {children}
      </main>
    </>
  );
}
