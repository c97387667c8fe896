// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { completeBrowser, openConsole, problem, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

test.each([
  [{ reason: 'encoding' }, /isn’t in UTF-8/u],
  [{ reason: 'csv', line: 1_203 }, /quotation mark .* in line 1,203 or before it/u],
  [{ reason: 'csv', line: null }, /quotation mark .* in the wrong place\.$/u],
  [{ reason: 'lines', most: 50_000 }, /more than 50,000 lines/u],
  [{ reason: 'columns', missing: ['email'] }, /names no column for the address/u],
  [{ reason: 'columns', twice: true }, /Two of its columns mean the same/u],
  [{ reason: 'empty' }, /has no lines/u],
  [{ reason: 'another' }, /The file can’t be read: it must be CSV/u],
])('COR8 a file that can’t be read: %j is said in words', async (details, text) => {
  stubServer({ 'POST /people/import/preview': problem('IMPORT_UNREADABLE', details) });
  openConsole('/console/people/import');
  const file = new File(['?'], 'people.csv', { type: 'text/csv' });
  const input = await screen.findByLabelText('Choose a file', { selector: 'input' });
  await userEvent.upload(input, file);
  expect(await screen.findByText(text)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Choose another file' })).toBeDefined();
});
