import type { Locale } from '@alongside/protocol';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { AppRoot } from './app-root.tsx';
import { storeLocale } from './locale/locales.ts';
import type { Navigation } from './page/navigation.ts';

/** What jsdom hasn't got and pages ask for. */
function completeBrowser(): void {
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      matches: false,
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}

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
