// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, openConsole, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const at = '2026-01-01T00:00:00.000Z';
const id = '66666666-6666-4666-8666-666666666666';
const stream = {
  id,
  name: 'SIEM',
  format: 'ocsf',
  target: { kind: 'webhook', url: 'https://siem.example.com/in' },
  isEnabled: true,
  health: { kind: 'failing', since: at, reason: 'HTTP_503', tries: 3, nextTryAt: at },
  position: 40,
  waiting: 12,
  deadLetters: 2,
  lastDeliveredAt: at,
  createdAt: at,
};
const letter = (n: number) => ({ n, code: 'person.added', at, reason: 'HTTP_400', refusedAt: at });

const faultsOfAxe = async () => {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)]);
};

test('CAU4 a stream says since when and why it fails, and what waits', async () => {
  stubServer({ 'GET /audit/streams': answer({ items: [stream] }) });
  openConsole('/console/audit/streams');
  expect(await screen.findByText(/^Failing since/u)).toBeDefined();
  expect(screen.getByText(/answered with status 503\. Tried 3 times/u)).toBeDefined();
  expect(screen.getByText('12')).toBeDefined();
  expect(await faultsOfAxe()).toEqual([]);
});

test('CAU4 the secret of a webhook is shown once; an address that isn’t one is said and not sent', async () => {
  const calls = stubServer({
    'GET /audit/streams': answer({ items: [] }),
    'POST /audit/streams': answer({ stream, secret: 'whsec_once' }),
  });
  openConsole('/console/audit/streams');
  await user.click((await screen.findAllByRole('button', { name: 'Add a stream' }))[0] ?? document.body);
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a stream' }));
  await user.type(dialog.getByRole('textbox', { name: /^Name/u }), 'SIEM');
  const address = dialog.getByRole('textbox', { name: /^Address/u });
  await user.type(address, 'http://siem');
  await user.click(dialog.getByRole('button', { name: 'Begin' }));
  expect(calls.some(({ route }) => route.startsWith('POST'))).toBe(false);
  await user.clear(address);
  await user.type(address, 'https://siem.example.com/in');
  await user.click(dialog.getByRole('button', { name: 'Begin' }));
  expect(await screen.findByDisplayValue('whsec_once')).toBeDefined();
  expect(calls.find(({ route }) => route.startsWith('POST'))?.body).toEqual({
    name: 'SIEM',
    format: 'ocsf',
    target: { kind: 'webhook', url: 'https://siem.example.com/in' },
    isFromBeginning: false,
  });
});

test('CAU5 refused rows are given up: those that are chosen', async () => {
  const calls = stubServer({
    'GET /audit/streams': answer({ items: [stream] }),
    [`GET /audit/streams/${id}/dead-letters`]: answer({ items: [letter(7), letter(9)], total: 2 }),
    [`POST /audit/streams/${id}/dead-letters/replay`]: answer({ done: 1, refused: 0 }),
  });
  openConsole('/console/audit/streams');
  await user.click(await screen.findByRole('button', { name: '2 refused rows' }));
  await user.click(await screen.findByRole('checkbox', { name: /^Row 7/u }));
  await user.click(screen.getByRole('button', { name: 'Give up' }));
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ ns: [9], isGivenUp: true });
  });
});
