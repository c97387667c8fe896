// @vitest-environment jsdom
import { CodedError } from '@alongside/protocol';
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

function pick(
  find: (search: string) => Promise<readonly Choice[]>,
  onChoose: (choice: Choice | null) => void,
) {
  localStorage.setItem('alongside.locale', 'en');
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <AppRoot
      navigation={{ owns: () => true, go: () => undefined }}
      catalogues={{
        en: () => import('../messages/en.json'),
        de: () => import('../messages/de.json'),
        ar: () => import('../messages/ar.json'),
      }}
    >
      <QueryClientProvider client={queries}>
        <SearchPicker label="Person" from={{ key: ['people'], find }} value={null} onChoose={onChoose} />
      </QueryClientProvider>
    </AppRoot>,
  );
  return screen.findByRole('combobox', { name: 'Person' });
}

test('COR10 what a search has found can be chosen while more letters are asked about', async () => {
  const user = userEvent.setup();
  const chosen = vi.fn();
  const asked = vi.fn((search: string) =>
    search === '' ? Promise.resolve([jonas, maya]) : new Promise<never>(() => undefined),
  );
  await user.type(await pick(asked, chosen), 'jon');
  await waitFor(() => expect(asked).toHaveBeenCalledWith('jon'));
  await user.click(screen.getByRole('option', { name: 'Jonas Weber' }));
  expect(chosen).toHaveBeenCalledExactlyOnceWith(jonas);
});

test('COR10 a search that failed isn’t told as one that found nothing', async () => {
  const user = userEvent.setup();
  const away = () => Promise.reject(new CodedError('SERVER_UNREACHABLE'));
  await user.type(await pick(away, vi.fn()), 'jon');
  expect(await screen.findByRole('option', { name: /server/u })).toBeDefined();
  expect(screen.queryByRole('option', { name: 'Nothing found' })).toBeNull();
});
