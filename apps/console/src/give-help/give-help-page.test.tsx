// @vitest-environment jsdom
import { type AccessMissing, DeviceId } from '@alongside/protocol';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, openConsole, problem, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

const id = DeviceId.parse('44444444-4444-4444-8444-444444444444');
const missing = (reason: AccessMissing['reason']) => ({ reason, on: 'Fresh within an hour', side: 'helper' });
const user = userEvent.setup();

async function askForCode(each: readonly object[]) {
  const calls = stubServer({
    'POST /sessions': problem('ACCESS_REFUSED', { missing: each }),
    'POST /sign-in/step-up': answer({ location: 'about:blank#provider' }),
  });
  openConsole(`/console/?device=${id}`);
  await user.click(await screen.findByRole('button', { name: 'Get a security code' }));
  await screen.findByText(/Fresh within an hour/u);
  return calls;
}

test('RMD4 a code that a newer sign-in is asked for leads to the provider and back to the same page', async () => {
  const calls = await askForCode([missing('needs-fresh-sign-in')]);
  await user.click(screen.getByRole('button', { name: 'Sign in again' }));
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route === 'POST /sign-in/step-up')?.body).toEqual({
      needs: ['fresh-sign-in'],
      returnTo: `/console/?device=${id}`,
    });
  });
});

test('RMD4 where signing in again wouldn’t do nobody is sent to', async () => {
  await askForCode([missing('needs-fresh-sign-in'), missing('policy-blocks')]);
  expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull();
});
