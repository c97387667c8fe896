import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocale } from './locale/locale-context.ts';
import { LocaleProvider } from './locale/locale-provider.tsx';
import type { AppCatalogues } from './locale/translator.ts';
import { type Navigation, NavigationContext } from './page/navigation.ts';
import { type ChosenTheme, useTheme } from './theme/use-theme.ts';

const useStyles = makeStyles({
  root: {
    minHeight: '100dvh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
});

/** The nonce that the server put into this answer; styles made by script carry it. */
function pageNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
}

interface AppRootProps {
  readonly navigation: Navigation;
  /** Texts of this app besides those that all share; the same object all the time. */
  readonly catalogues?: AppCatalogues;
  /** `system` by default. */
  readonly theme?: ChosenTheme;
  readonly children: ReactNode;
}

/** What every page of every app stands in: theme, direction, styles, language, navigation. */
export function AppRoot({ navigation, catalogues, theme = 'system', children }: AppRootProps) {
  const [renderer] = useState(() => {
    const nonce = pageNonce();
    return createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } });
  });
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <LocaleProvider catalogues={catalogues}>
        <NavigationContext value={navigation}>
          <Themed chosen={theme}>{children}</Themed>
        </NavigationContext>
      </LocaleProvider>
    </RendererProvider>
  );
}

function Themed({ chosen, children }: { readonly chosen: ChosenTheme; readonly children: ReactNode }) {
  const theme = useTheme(chosen);
  const { direction } = useLocale();
  const background = theme.colorNeutralBackground2;
  useEffect(() => {
    // What shows beyond the page, when it is pulled past its end.
    document.body.style.backgroundColor = background;
  }, [background]);
  useEffect(() => {
    // What the browser draws itself, such as lists and scroll bars.
    document.documentElement.style.colorScheme = chosen === 'system' ? '' : chosen;
  }, [chosen]);
  return (
    <FluentProvider theme={theme} dir={direction}>
      <Ground>{children}</Ground>
    </FluentProvider>
  );
}

/** Inside of the provider, so that its styles know the direction. */
function Ground({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.root}>{children}</div>;
}
