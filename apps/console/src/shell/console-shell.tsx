import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLocale, useMediaQuery } from '@alongside/ui';
import { Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../server/use-me.ts';
import { ApprovalsBar } from './approvals-bar.tsx';
import { CONSOLE_PAGES, type ConsolePage, pagesFor } from './console-pages.ts';
import { ImmersiveContext } from './immersive.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useShortcut } from './shortcuts.tsx';
import { SideNavigation } from './side-navigation.tsx';
import { TenantOffBar } from './tenant-off-bar.tsx';

const useStyles = makeStyles({
  shell: { display: 'flex', flexGrow: 1, minHeight: 0 },
  skip: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    top: '-60px',
    zIndex: 10,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    boxShadow: tokens.shadow16,
    ':focus': { top: tokens.spacingVerticalM },
  },
  content: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, outlineStyle: 'none' },
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1360px',
    marginInline: 'auto',
    paddingInline: 'clamp(16px, 3vw, 40px)',
    paddingBlock: tokens.spacingVerticalXXL,
  },
  hidden: { display: 'none' },
});

/** The frame of every page: navigation, what concerns all pages, and the page itself. */
export function ConsoleShell() {
  const styles = useStyles();
  const { t } = useLocale();
  const me = useMe();
  const pages = pagesFor(me.permissions);
  const [areShortcutsShown, setShortcutsShown] = useState(false);
  const [isImmersive, setImmersive] = useState(false);
  // The picture of a session needs the whole width; everything else reads better with a measure.
  const isWide = useMatches({
    select: (matches) => matches.some(({ routeId }) => routeId.includes('/session/')),
  });
  // Lists have more use for the width than words beside icons.
  const isWindowNarrow = useMediaQuery('(max-width: 1000px)');
  useShortcut('show-shortcuts', () => setShortcutsShown(true));
  return (
    <ImmersiveContext value={setImmersive}>
      <a className={styles.skip} href="#main">
        {t('console.skip')}
      </a>
      <PageShortcuts pages={pages} />
      <div className={styles.shell}>
        <div className={mergeClasses(isImmersive && styles.hidden)}>
          <SideNavigation
            pages={pages}
            isNarrow={isWide || isWindowNarrow}
            onShowShortcuts={() => setShortcutsShown(true)}
          />
        </div>
        <div className={styles.content}>
          <main id="main" tabIndex={-1} className={styles.main}>
            {!me.tenant.isEnabled && !isImmersive && (
              <TenantOffBar canChange={pages.includes(CONSOLE_PAGES.settings)} />
            )}
            {!isImmersive && <ApprovalsBar />}
            <div className={mergeClasses(styles.main, !isWide && styles.page)}>
              <Outlet />
            </div>
          </main>
        </div>
      </div>
      <ShortcutsDialog isOpen={areShortcutsShown} onClose={() => setShortcutsShown(false)} />
    </ImmersiveContext>
  );
}

function PageShortcuts({ pages }: { readonly pages: readonly ConsolePage[] }) {
  return pages.map((page) => <PageShortcut key={page.to} page={page} />);
}

function PageShortcut({ page }: { readonly page: ConsolePage }) {
  const navigate = useNavigate();
  useShortcut(page.shortcut, () => void navigate({ to: page.to }));
  return null;
}
