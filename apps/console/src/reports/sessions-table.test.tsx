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

/** In the reader's time zone, as the page shows it. */
const at = (day: number, hour: number) => new Date(2026, 0, day, hour, 30).toISOString();
const session = {
  id: sessionId,
  helper: maya,
  sharer: jonas,
  surface: 'agent',
  deviceName: 'KIEL-07',
  startedBy: 'code',
  state: 'ended',
  createdAt: at(1, 22),
  startedAt: at(1, 22),
  endedAt: at(1, 23),
  durationMs: 3_600_000,
  modesUsed: ['view'],
  endReason: 'sharer-left',
};

async function cellsOf(part: object) {
  stubServer({ 'GET /reports/sessions': answer({ items: [{ ...session, ...part }], total: 1, next: null }) });
  openConsole('/console/reports');
  const link = await screen.findByRole('link', { name: 'Jan 1, 2026, 10:30 PM' });
  const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  const row = link.closest<HTMLElement>('[role="row"]') ?? document.body;
  const cells = [...within(row).getAllByRole('rowheader'), ...within(row).getAllByRole('gridcell')];
  // Between a time and its half of the day stands a narrow space.
  const texts = cells.map(({ textContent }) => textContent.replaceAll(/\s/gu, ' '));
  return Object.fromEntries(heads.map((head, index) => [head, texts[index]]));
}

test.each([
  [at(1, 23), '11:30 PM'],
  [at(2, 1), 'Jan 2, 2026, 1:30 AM'],
  [null, '–'],
])('CRP8 a session that ended at %s says so: %s', async (endedAt, text) => {
  expect(await cellsOf({ endedAt })).toMatchObject({ 'Ended at': text, Device: 'KIEL-07' });
});

test('CRP8 of a session in a browser it is said that its device isn’t known', async () => {
  expect(await cellsOf({ surface: 'browser', deviceName: null })).toMatchObject({ Device: 'Browser' });
});
