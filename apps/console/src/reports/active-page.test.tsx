// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  answer,
  completeBrowser,
  jonas,
  maya,
  openConsole,
  sessionId,
  stubServer,
} from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const session = {
  id: sessionId,
  helper: maya,
  sharer: jonas,
  surface: 'agent',
  deviceName: 'KIEL-07',
  startedBy: 'code',
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: '2026-01-01T00:01:00.000Z',
  endedAt: null,
  durationMs: 60_000,
  modesUsed: ['view', 'control'],
  modesNow: ['view'],
  endReason: null,
};
const monitor = (sessions: readonly object[], active: number) => ({
  'GET /reports/sessions/active': answer({
    sessions,
    totals: {
      active,
      sessions: active,
      averageDurationMs: null,
      perDay: [{ day: '2026-01-01', sessions: active }],
    },
  }),
});

const cellsOf = async (name: RegExp) => {
  const table = await screen.findByRole('table', { name: 'On now' });
  const heads = within(table).getAllByRole('columnheader');
  const cells = within(within(table).getByRole('row', { name })).getAllByRole('cell');
  return Object.fromEntries(
    heads.map(({ textContent }, index) => [textContent, cells[index]?.textContent ?? null]),
  );
};

test('CRP7 the monitor says on which device a session is and what is allowed now, not what once was', async () => {
  stubServer(monitor([session], 1));
  openConsole('/console/active');
  expect(await cellsOf(/KIEL-07/u)).toMatchObject({ Device: 'KIEL-07', 'Allowed now': 'See the screen' });
  expect(screen.queryByText(/the newest/u)).toBeNull();
});

test.each([
  ['browser', 'Browser'],
  [null, '–'],
] as const)('CRP7 of a session on %s the device is %s', async (surface, text) => {
  stubServer(monitor([{ ...session, surface, deviceName: null, modesNow: [] }], 1));
  openConsole('/console/active');
  expect(await cellsOf(/Maya/u)).toMatchObject({ Device: text, 'Allowed now': '–' });
});

test('CRP7 of more sessions than are listed it is said how many there are', async () => {
  stubServer(monitor([session], 1_234));
  openConsole('/console/active');
  expect(await screen.findByText(/These are the newest 1 of 1,234\./u)).toBeDefined();
});
