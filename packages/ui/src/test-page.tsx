import type { Locale } from '@alongside/protocol';
import { render, type RenderResult, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { expect, vi } from 'vitest';
import { AppRoot } from './app-root.tsx';
import { storeLocale } from './locale/locales.ts';
import type { Navigation } from './page/navigation.ts';
import { completeBrowser } from './test-browser.ts';

interface TestPageOptions {
  readonly locale?: Locale;
  readonly navigation?: Navigation;
}

const nowhere: Navigation = { owns: () => false, go: () => undefined };

/** Stands behind a page and tells when that has done what it does on appearing. */
function Appeared({ onAppear }: { readonly onAppear: () => void }) {
  useEffect(onAppear, [onAppear]);
  return null;
}

/** Renders as an app would, with the true texts of one language, and waits for them. */
export async function renderPage(page: ReactNode, options: TestPageOptions = {}): Promise<RenderResult> {
  completeBrowser();
  storeLocale(options.locale ?? 'en');
  const onAppear = vi.fn();
  const result = render(
    <AppRoot navigation={options.navigation ?? nowhere}>
      {page}
      <Appeared onAppear={onAppear} />
    </AppRoot>,
  );
  await waitFor(() => expect(onAppear).toHaveBeenCalled());
  return result;
}
