// @vitest-environment jsdom
import { IMPORT_COLUMNS } from '@alongside/protocol';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { completeBrowser, openConsole, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('COR12 every column that a file may have is named before one is chosen', async () => {
  stubServer({});
  openConsole('/console/people/import');
  expect(await screen.findByText(IMPORT_COLUMNS.join(', '))).toBeDefined();
});
