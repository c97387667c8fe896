// @vitest-environment jsdom
import { AppRoot } from '@alongside/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { completeBrowser } from '../test-console.tsx';
import type { Choice } from './pickable.ts';
import { SearchPicker } from './search-picker.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const jonas: Choice = { id: '1', name: 'Jonas Weber' };
const maya: Choice = { id: '2', name: 'Maya Lindqvist' };

test('COR10 what a search has found can be chosen while more letters are asked about', async () => {
  const user = userEvent.setup();
  const chosen = vi.fn();
  const asked = vi.fn((search: string) =>
    search === '' ? Promise.resolve([jonas, maya]) : new Promise<never>(() => undefined),
  );
  localStorage.setItem('alongside.locale', 'en');
  render(
    <AppRoot
      navigation={{ owns: () => true, go: () => undefined }}
      catalogues={{
        en: () => import('../messages/en.json'),
        de: () => import('../messages/de.json'),
        ar: () => import('../messages/ar.json'),
      }}
    >
      <QueryClientProvider client={new QueryClient()}>
        <SearchPicker label="Person" from={{ key: ['people'], find: asked }} value={null} onChoose={chosen} />
      </QueryClientProvider>
    </AppRoot>,
  );
  await user.type(await screen.findByRole('combobox', { name: 'Person' }), 'jon');
  await waitFor(() => expect(asked).toHaveBeenCalledWith('jon'));
  await user.click(screen.getByRole('option', { name: 'Jonas Weber' }));
  expect(chosen).toHaveBeenCalledExactlyOnceWith(jonas);
});
