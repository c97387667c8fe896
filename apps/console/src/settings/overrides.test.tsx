// @vitest-environment jsdom
import { TenantSettings } from '@alongside/protocol';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, openConsole, stubServer } from '../test-console.tsx';
import { moved } from './moved.ts';
import { overrideDraftOf, readOverride } from './override-draft.ts';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const at = '2026-01-01T00:00:00.000Z';
const idOf = (n: number) => `66666666-6666-4666-8666-66666666666${n}`;
const override = (n: number, name: string) => ({
  id: idOf(n),
  group: { id: idOf(n + 4), name, kind: 'people' },
  settings: { isChatAllowed: false, answerTimeMs: 120_000 },
  createdAt: at,
  updatedAt: at,
});
const settings = TenantSettings.parse({ isEnabled: true });

test('CST4 the order is changed by buttons and by dragging', async () => {
  const items = [override(1, 'Kiel'), override(2, 'Visitors')];
  const list = answer({ items, total: 2, next: null });
  const calls = stubServer({
    'GET /settings': answer(settings),
    'GET /settings/overrides': list,
    'POST /settings/overrides/order': list,
  });
  openConsole('/console/settings?tab=overrides');
  fireEvent.click(await screen.findByRole('button', { name: 'Move Kiel down: it counts more' }));
  const orders = () => calls.filter(({ route }) => route.endsWith('/order')).map(({ body }) => body);
  await vi.waitFor(() => expect(orders()).toEqual([{ ids: [idOf(2), idOf(1)] }]));
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const [first, second] = screen.getAllByRole('listitem').filter((item) => item.draggable);
  if (first === undefined || second === undefined) throw new TypeError('two entries are there');
  fireEvent.dragStart(second);
  fireEvent.drop(first);
  await vi.waitFor(() => expect(orders()).toHaveLength(2));
});

test('CST4 one item takes another place, the others keep their order', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});

test('CST5 only what is ticked is sent, in the unit of the protocol', () => {
  const draft = overrideDraftOf(settings, { isChatAllowed: false, answerTimeMs: 120_000 });
  expect(readOverride(draft).patch).toEqual({ isChatAllowed: false, answerTimeMs: 120_000 });
  expect(readOverride({ ...draft, differs: new Set() })).toEqual({
    patch: null,
    faults: new Set(['none']),
  });
  const values = { ...draft.values, answerTimeMs: '90' };
  expect(readOverride({ ...draft, values }).faults).toEqual(new Set(['answerTimeMs']));
});
