// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { CodedError, type Me, Profile } from '@alongside/protocol';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { EmptyState } from '../feedback/empty-state.tsx';
import { ErrorNotice } from '../feedback/error-view.tsx';
import { TrustCard } from '../person/trust-card.tsx';
import { ChatPanel } from '../session/chat-panel.tsx';
import { renderPage } from '../test-page.tsx';
import { AppLink } from './app-link.tsx';
import { PageHeading } from './page-heading.tsx';
import { PageShell } from './page-shell.tsx';

const profile = Profile.parse({
  personId: '22222222-2222-4222-8222-222222222222',
  fullName: 'Maya Lindqvist',
  firstName: null,
  lastName: null,
  jobTitle: 'Support engineer',
  company: null,
  email: 'maya@northwind.example',
  verifiedDomain: 'northwind.example',
  picture: null,
});
const me: Me = {
  profile,
  tenant: { name: 'Northwind', isEnabled: true },
  permissions: ['view-screen'],
  csrfToken: 'x',
  locale: null,
  isEmbeddedAccount: true,
  signedInAt: '2026-01-01T00:00:00.000Z',
};

afterEach(cleanup);

test('UIG1 a new page gives the focus to its heading and its name to the window', async () => {
  await renderPage(<PageHeading>Reports</PageHeading>);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Reports' }));
  expect(document.title).toBe('Reports · Alongside');
});

test('UIG1 a page whose first field takes the focus keeps it', async () => {
  await renderPage(<PageHeading takesFocus={false}>Sign in</PageHeading>);
  expect(document.activeElement).toBe(document.body);
});

test('UIG2 the first thing that Tab reaches leads to the main part', async () => {
  await renderPage(<PageShell me={me}>content</PageShell>);
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Skip to content');
  expect(document.activeElement?.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`);
});

test('UIG3 a plain click on an own page stays in the app', async () => {
  const go = vi.fn();
  const navigation = { owns: (path: string) => path === '/own', go };
  await renderPage(
    <>
      <AppLink href="/own">own</AppLink>
      <AppLink href="/other">other</AppLink>
    </>,
    { navigation },
  );
  const own = screen.getByRole('link', { name: 'own' });
  expect(fireEvent.click(own)).toBe(false);
  expect(go).toHaveBeenCalledExactlyOnceWith('/own');
  expect(fireEvent.click(own, { ctrlKey: true })).toBe(true);
  expect(fireEvent.click(screen.getByRole('link', { name: 'other' }))).toBe(true);
  expect(go).toHaveBeenCalledOnce();
});

test('UIG5 axe finds nothing on what is shared', async () => {
  await renderPage(
    <PageShell me={me} onSignOut={() => undefined}>
      <PageHeading>Everything</PageHeading>
      <TrustCard
        person={profile}
        reader="helper"
        device={{ surface: 'browser', isEnrolled: false, isCompliant: false, name: null }}
      />
      <ErrorNotice error={new CodedError('NOT_FOUND')} onRetry={() => undefined} />
      <EmptyState title="Nothing here">Yet.</EmptyState>
      <ChatPanel
        messages={[{ from: 'helper', n: 1, clock: 1, sentAtMs: 0, text: 'hello' }]}
        unsent={['waits']}
        side="sharer"
        otherName="Maya"
        isEnabled
        onSend={() => null}
      />
    </PageShell>,
  );
  // Colours are measured by the test of the themes: nothing is painted here.
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('UIG6 opening and closing a dialog does nothing', async () => {
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  await renderPage(
    <ConfirmDialog isOpen title="Report?" confirm="Report" onConfirm={onConfirm} onClose={onClose}>
      It ends at once.
    </ConfirmDialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Report?' })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onClose).toHaveBeenCalledOnce();
  expect(onConfirm).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Report' }));
  expect(onConfirm).toHaveBeenCalledOnce();
});
