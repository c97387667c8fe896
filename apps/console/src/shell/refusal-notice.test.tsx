// @vitest-environment jsdom
import { CodedError, ERRORS } from '@alongside/protocol';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, jonas, maya, me, openConsole, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const refused = new CodedError('ACCESS_REFUSED', {
  missing: [{ reason: 'needs-permission', permission: 'take-full-control' }],
  asked: { helper: maya.personId, sharer: jonas.personId, device: null, mode: 'control' },
});

test.each([
  [['view-screen', 'manage-roles'], true],
  [['view-screen'], false],
] as const)('CEX3 a refusal leads to its explanation: with %j %j', async (permissions, isLed) => {
  stubServer({
    'GET /me': answer(me({ permissions: [...permissions] })),
    'POST /sessions': {
      status: ERRORS[refused.code],
      body: {
        type: 'about:blank',
        title: refused.code,
        status: ERRORS[refused.code],
        code: refused.code,
        details: refused.details,
      },
    },
  });
  openConsole('/console/');
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Get a security code' }));
  expect(await screen.findByText(/Needs the permission “Take full control”/u)).toBeDefined();
  const link = screen.queryByRole('link', { name: 'Why? Explain “Full control”' });
  const query = `helper=${maya.personId}&sharer=${jonas.personId}&device=browser&mode=control`;
  expect(link?.getAttribute('href') ?? null).toBe(isLed ? `/console/explain?${query}` : null);
});
