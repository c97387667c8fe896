// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, openConsole, problem, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const at = '2026-01-01T00:00:00.000Z';
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const page = (items: readonly unknown[]) => answer({ items, total: items.length, next: null });

const device = (n: number) => ({
  id: idOf(n),
  name: `Desk ${n}`,
  displayName: null,
  platform: 'linux',
  osVersion: 'Debian GNU/Linux 13',
  model: null,
  serial: null,
  agentVersion: '0.1.0',
  ownership: 'corporate',
  primaryPerson: null,
  signedInUsers: [],
  isOnline: false,
  lastSeenAt: at,
  enrolledAt: at,
  state: 'enrolled',
  retiredAt: null,
  unenrolledAt: null,
  compliance: 'compliant',
});

const kiosks = {
  id: idOf(800),
  kind: 'devices',
  name: 'Kiosks',
  description: null,
  source: 'manual',
  members: 1,
  groups: 0,
  createdAt: at,
  updatedAt: at,
};
const membersRoute = `POST /groups/${kiosks.id}/members`;

function openDevices(routes: Parameters<typeof stubServer>[0]) {
  const calls = stubServer({
    'GET /devices': page([device(1), device(2)]),
    'GET /groups': page([kiosks]),
    'GET /views': answer({ items: [] }),
    ...routes,
  });
  openConsole('/console/devices');
  return calls;
}

/** Chooses both devices and opens the question. */
async function askFor(name: string) {
  await screen.findByRole('grid', { name: 'Devices' });
  for (const n of [1, 2]) await user.click(screen.getByRole('checkbox', { name: `Choose Desk ${n}` }));
  await user.click(screen.getByRole('button', { name }));
  return within(screen.getByRole('dialog'));
}

async function chooseKiosks(dialog: Awaited<ReturnType<typeof askFor>>) {
  await user.click(dialog.getByRole('combobox', { name: 'Group' }));
  await user.click(await screen.findByRole('option', { name: 'Kiosks' }));
}

const both = { devices: [idOf(1), idOf(2)] };
const second = { devices: [idOf(2)] };

test.each([
  ['Add to a group', 'Add 2 devices to a group?', { add: both }, { remove: second }],
  ['Remove from a group', 'Remove 2 devices from a group?', { remove: both }, { add: second }],
])(
  'CLS8, CLS13 %s: of devices that are chosen, those that it changed are taken back',
  async (name, title, body, back) => {
    const calls = openDevices({
      [membersRoute]: answer({ added: 0, removed: 0, changed: second.devices, failed: [] }),
    });
    const dialog = await askFor(name);
    expect(screen.getByRole('dialog', { name: title })).toBeDefined();
    const act = dialog.getByRole('button', { name });
    expect(act.getAttribute('aria-disabled')).toBe('true');
    await chooseKiosks(dialog);
    const asked = calls.find(({ route }) => route === 'GET /groups')?.query;
    expect(Object.fromEntries(new URLSearchParams(asked))).toMatchObject({
      kind: 'devices',
      source: 'manual',
    });
    await user.click(act);
    expect(await dialog.findByText('Done for 2. 1 of them needed no change.')).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Undo' }));
    expect(await dialog.findByText(/^Taken back for 1\./u)).toBeDefined();
    const sent = calls.filter(({ route }) => route === membersRoute);
    expect(sent.map((call) => call.body)).toEqual([body, back]);
  },
);

test('CLS10, CLS13 the question about devices and a group has nothing that axe finds, and says why it failed', async () => {
  openDevices({ [membersRoute]: problem('PERMISSION_MISSING') });
  const dialog = await askFor('Add to a group');
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await chooseKiosks(dialog);
  await user.click(dialog.getByRole('button', { name: 'Add to a group' }));
  expect(await dialog.findByText(/2 were not reached/u)).toBeDefined();
  expect(dialog.getByRole('alert')).toBeDefined();
  expect(dialog.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('CLS8 of devices some of which were in use before, those that were restored are retired again', async () => {
  const calls = openDevices({
    'POST /devices/bulk': answer({ done: 2, changed: second.devices, failed: [] }),
  });
  const dialog = await askFor('Restore');
  await user.click(dialog.getByRole('button', { name: 'Restore' }));
  await user.click(await dialog.findByRole('button', { name: 'Undo' }));
  expect(await dialog.findByText(/^Taken back for 1\./u)).toBeDefined();
  const sent = calls.filter(({ route }) => route === 'POST /devices/bulk');
  expect(sent.map(({ body }) => body)).toEqual([
    { ids: both.devices, action: { kind: 'restore' } },
    { ids: second.devices, action: { kind: 'retire' } },
  ]);
});
