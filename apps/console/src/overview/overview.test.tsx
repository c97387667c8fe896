// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, me, openConsole, problem, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const none = answer({ items: [], total: 0, next: null });
const monitor = answer({
  sessions: [],
  totals: {
    active: 3,
    sessions: 70,
    averageDurationMs: 245_000,
    perDay: [
      { day: '2026-01-01', sessions: 63 },
      { day: '2026-01-02', sessions: 7 },
    ],
  },
});

test('COV1 figures lead to what they count', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 0, 2, 0, 5) });
  const calls = stubServer({
    'GET /reports/sessions/active': monitor,
    'GET /reports/sessions': answer({ items: [], total: 9, next: null }),
    'GET /devices': answer({ items: [], total: 1_250, next: null }),
    'GET /approvals': none,
    'GET /people': none,
    'GET /audit': none,
    'GET /audit/streams': answer({ items: [] }),
  });
  openConsole('/console/overview');
  expect(await screen.findByText('4:05')).toBeDefined();
  expect(await screen.findAllByText('1,250')).toHaveLength(3);
  const figures = within(screen.getByRole('link', { name: 'Sessions today' }).closest('dl') ?? document.body);
  expect(await figures.findByText('9')).toBeDefined();
  const asked = calls.find(({ route }) => route === 'GET /reports/sessions')?.query;
  expect(new URLSearchParams(asked).get('from')).toBe(new Date(2026, 0, 2).toISOString());
  const today = screen.getByRole('link', { name: 'Sessions today' });
  expect(today.getAttribute('href')).toBe('/console/reports?from=2026-01-02');
  const link = screen.getByRole('link', { name: 'Noncompliant devices' });
  expect(link.getAttribute('href')).toBe('/console/devices?compliance=noncompliant');
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('COV1, COV3 who doesn’t help begins here, and is asked for nothing that they may not see', async () => {
  const calls = stubServer({
    'GET /me': answer(me({ permissions: ['view-devices'] })),
    'GET /devices': none,
    'GET /approvals': none,
  });
  openConsole('/console/');
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeDefined();
  await screen.findAllByText('0');
  expect(await screen.findByText('Nothing needs you right now.')).toBeDefined();
  const asked = new Set(calls.map(({ route }) => route));
  expect(asked).toEqual(new Set(['GET /me', 'GET /devices', 'GET /approvals']));
});

test('COV2 what needs attention is named with how much, and leads there', async () => {
  const failing = {
    id: '66666666-6666-4666-8666-666666666666',
    name: 'SIEM',
    format: 'json',
    target: { kind: 'webhook', url: 'https://siem.example.com/in' },
    isEnabled: true,
    health: {
      kind: 'failing',
      since: '2026-01-01T00:00:00.000Z',
      reason: 'TIMEOUT',
      tries: 1,
      nextTryAt: '2026-01-01T00:00:00.000Z',
    },
    position: 0,
    waiting: 4,
    deadLetters: 0,
    lastDeliveredAt: null,
    createdAt: '2026-01-01T00:00:00.000Z',
  };
  stubServer({
    'GET /reports/sessions/active': monitor,
    'GET /devices': answer({ items: [], total: 12, next: null }),
    'GET /approvals': none,
    'GET /people': answer({ items: [], total: 2, next: null }),
    'GET /audit': answer({ items: [], total: 31, next: null }),
    'GET /audit/streams': answer({ items: [failing] }),
  });
  openConsole('/console/overview');
  const attention = within(await screen.findByRole('region', { name: 'Needs attention' }));
  const hrefOf = async (name: string) => (await attention.findByRole('link', { name })).getAttribute('href');
  expect(await hrefOf('2 people are blocked after a report.')).toBe('/console/people?state=blocked');
  expect(await hrefOf('12 devices are noncompliant.')).toBe('/console/devices?compliance=noncompliant');
  expect(await hrefOf('One stream of the audit log fails.')).toBe('/console/audit/streams');
  expect(await hrefOf('In the last 7 days policies that only report would have applied 31 times.')).toBe(
    '/console/audit?code=access-policy.would-apply',
  );
  expect(attention.queryByText(/approval/u)).toBeNull();
});

test('COV2 while something isn’t known, nobody is told that nothing needs them', async () => {
  stubServer({
    'GET /me': answer(me({ permissions: ['view-devices'] })),
    'GET /approvals': none,
    'GET /devices': problem('PERMISSION_MISSING'),
  });
  openConsole('/console/overview');
  const attention = within(await screen.findByRole('region', { name: 'Needs attention' }));
  expect(await attention.findByRole('button', { name: 'Try again' })).toBeDefined();
  expect(attention.queryByText('Nothing needs you right now.')).toBeNull();
});
