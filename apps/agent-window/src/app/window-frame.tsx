import { makeStyles, tokens } from '@fluentui/react-components';
import type { Locale } from '@alongside/protocol';
import { LanguageMenu, LogoMark, useLocale } from '@alongside/ui';
import { type ReactNode, use } from 'react';
import { AgentContext } from '../link/use-agent.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    minHeight: '52px',
    paddingInline: tokens.spacingHorizontalL,
  },
  brand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  main: {
    flexGrow: 1,
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '640px',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXL}`,
    ':focus': { outlineStyle: 'none' },
  },
});

/** Header and main part of the window at its full size. */
export function WindowFrame({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { t } = useLocale();
  const agent = use(AgentContext);
  const keepLocale = (locale: Locale) => {
    // The language is already shown; keeping it may fail without harm.
    agent?.command({ kind: 'set-locale', locale }).catch(() => undefined);
  };
  return (
    <>
      <header className={styles.header}>
        <span className={styles.brand}>
          <LogoMark size={26} />
          {t('ui.product')}
        </span>
        <LanguageMenu onChoose={keepLocale} />
      </header>
      <main className={styles.main}>{children}</main>
    </>
  );
}
