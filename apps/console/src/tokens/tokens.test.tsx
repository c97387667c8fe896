// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, me, openConsole, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const at = '2026-01-01T00:00:00.000Z';
const token = (part: object = {}) => ({
  id: '66666666-6666-4666-8666-666666666666',
  name: 'Inventory',
  scopes: ['view-devices'],
  ending: 'x7Qa',
  madeBy: { id: '22222222-2222-4222-8222-222222222222', name: 'Maya Lindqvist' },
  createdAt: at,
  expiresAt: at,
  lastUsedAt: null,
  lastAddress: null,
  state: 'active',
  withheld: [],
  ...part,
});
const list = (items: readonly unknown[]) => answer({ items, total: items.length, next: null });

const faultsOfAxe = async () => {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

test('CTK1 a token is made for some of what its maker may, and shown once', async () => {
  const calls = stubServer({
    'GET /me': answer(me({ permissions: ['view-devices', 'view-reports'] })),
    'GET /tokens': list([]),
    'POST /tokens': answer({ token: 'alp_once', view: token() }),
  });
  openConsole('/console/tokens');
  await user.click((await screen.findAllByRole('button', { name: 'Make a token' }))[0] ?? document.body);
  const dialog = within(await screen.findByRole('dialog', { name: 'Make a token' }));
  expect(dialog.getAllByRole('checkbox')).toHaveLength(2);
  await user.type(dialog.getByRole('textbox', { name: /^Name/u }), 'Inventory');
  await user.click(dialog.getByRole('button', { name: 'Make' }));
  expect(calls.some(({ route }) => route.startsWith('POST'))).toBe(false);
  await user.click(dialog.getByRole('checkbox', { name: 'View devices' }));
  await user.click(dialog.getByRole('button', { name: 'Make' }));
  expect(await screen.findByDisplayValue('alp_once')).toBeDefined();
  expect(calls.find(({ route }) => route.startsWith('POST'))?.body).toEqual({
    name: 'Inventory',
    scopes: ['view-devices'],
    expiresInDays: 90,
  });
});

test('CTK2 revoking asks first, and what has ended can’t be revoked', async () => {
  const ended = token({ id: '66666666-6666-4666-8666-666666666667', name: 'Old', state: 'expired' });
  const calls = stubServer({
    'GET /service-tokens': list([token(), ended]),
    [`POST /service-tokens/${token().id}/revoke`]: { status: 200, body: null },
  });
  openConsole('/console/tokens/services');
  await user.click(await screen.findByRole('button', { name: 'Revoke Inventory' }));
  expect(screen.queryByRole('button', { name: 'Revoke Old' })).toBeNull();
  const dialog = within(await screen.findByRole('dialog', { name: 'Revoke Inventory?' }));
  expect(calls.some(({ route }) => route.startsWith('POST'))).toBe(false);
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Revoke' }));
  await vi.waitFor(() => expect(calls.some(({ route }) => route.endsWith('/revoke'))).toBe(true));
});

test('CTK3 a service’s token that is held back says so, and is taken over', async () => {
  const held = token({ withheld: ['view-devices'] });
  const calls = stubServer({
    'GET /service-tokens': list([held]),
    [`POST /service-tokens/${token().id}/take-over`]: answer(token()),
  });
  openConsole('/console/tokens/services');
  await user.click(await screen.findByRole('button', { name: 'Take over Inventory' }));
  expect(screen.getByText('Held back')).toBeDefined();
  await vi.waitFor(() => expect(calls.some(({ route }) => route.endsWith('/take-over'))).toBe(true));
  expect(await screen.findByText('You answer for Inventory now.')).toBeDefined();
});
