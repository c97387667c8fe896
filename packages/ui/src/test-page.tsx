import type { Locale } from '@alongside/protocol';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { AppRoot } from './app-root.tsx';
import { storeLocale } from './locale/locales.ts';
import type { Navigation } from './page/navigation.ts';
import { completeBrowser } from './test-browser.ts';

interface TestPageOptions {
  readonly locale?: Locale;
  readonly navigation?: Navigation;
}

const nowhere: Navigation = { owns: () => false, go: () => undefined };

/** Renders as an app would, with the true texts of one language, and waits for them. */
export async function renderPage(page: ReactNode, options: TestPageOptions = {}): Promise<RenderResult> {
  completeBrowser();
  storeLocale(options.locale ?? 'en');
  const result = render(
    <AppRoot navigation={options.navigation ?? nowhere}>
      <span data-testid="there" />
      {page}
    </AppRoot>,
  );
  await result.findByTestId('there');
  return result;
}
