// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, jonas, maya, openConsole, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const refused = (after: object) => ({
  n: 7,
  at: '2026-01-01T00:00:00.000Z',
  code: 'session.ask-refused',
  severity: 'warning',
  actor: { kind: 'person', id: maya.personId, name: maya.fullName },
  target: null,
  address: null,
  result: 'refused',
  before: null,
  after: { mode: 'control', missing: ['needs-permission'], ...after },
  hash: 'abc',
});
const asked = { helper: maya.personId, sharer: jonas.personId, device: null, mode: 'control' };

test.each([
  [{ asked }, 1],
  [{}, 0],
  [{ asked: 'something else' }, 0],
])('CEX3 a refusal in the audit log leads to its explanation: %j', async (after, links) => {
  stubServer({ 'GET /audit': answer({ items: [refused(after)], total: 1, next: null }) });
  openConsole('/console/audit');
  await userEvent.setup().click(await screen.findByRole('button', { name: /^Details of/u }));
  await screen.findByText('session.ask-refused');
  expect(screen.queryAllByRole('link', { name: 'Why? Explain “Full control”' })).toHaveLength(links);
});
