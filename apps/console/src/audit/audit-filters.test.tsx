// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, openConsole, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();

function openAudit(search = '') {
  const calls = stubServer({ 'GET /audit': answer({ items: [], total: 0, next: null }) });
  openConsole(`/console/audit${search}`);
  const codes = () =>
    calls
      .filter(({ route }) => route === 'GET /audit')
      .map(({ query }) => new URLSearchParams(query).get('code'));
  return { field: () => screen.findByRole('combobox', { name: 'Event' }), codes };
}

test.each(['invitation used', 'person.invitation-used'])(
  'CAU6 a kind of event is found by %s, and the log narrowed to it',
  async (typed) => {
    const { field, codes } = openAudit();
    await user.click(await field());
    await user.paste(typed);
    await vi.waitFor(() => expect(screen.queryByText('Passkey added')).toBeNull());
    await user.click(screen.getByText('Invitation used'));
    await vi.waitFor(() => expect(codes().at(-1)).toBe('person.invitation-used'));
    expect(window.location.search).toContain('code=person.invitation-used');
  },
);

test.each([
  ['access-policy.would-apply', 'Access policy would have applied'],
  ['session.recorded', 'session.recorded'],
])('CAU6 coming with %s the list says that it is narrowed to it', async (code, name) => {
  const { field, codes } = openAudit(`?code=${code}`);
  expect((await field()).getAttribute('value')).toBe(name);
  await vi.waitFor(() => expect(codes()).toEqual([code]));
});
