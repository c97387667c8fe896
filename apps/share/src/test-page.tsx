import { type ErrorCode, ERRORS, type Me, Profile, SessionId, type SessionView } from '@alongside/protocol';
import { AppRoot } from '@alongside/ui';
import { completeBrowser as completeEveryBrowser } from '@alongside/ui/test-browser';
import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { App } from './app/app.tsx';
import { appCatalogues } from './app/app-catalogues.ts';
import { appNavigation } from './app/app-navigation.ts';

export const sessionId = SessionId.parse('11111111-1111-4111-8111-111111111111');

const profileOf = (personId: string, fullName: string): Profile =>
  Profile.parse({
    personId,
    fullName,
    firstName: null,
    lastName: null,
    jobTitle: 'Support engineer',
    company: 'Northwind',
    email: 'somebody@northwind.example',
    verifiedDomain: 'northwind.example',
    picture: null,
  });

const maya = profileOf('22222222-2222-4222-8222-222222222222', 'Maya Lindqvist');
const jonas = profileOf('33333333-3333-4333-8333-333333333333', 'Jonas Weber');

export const me = (part: Partial<Me> = {}): Me => ({
  profile: jonas,
  tenant: { name: 'Northwind', isEnabled: true },
  permissions: [],
  csrfToken: 'token',
  locale: null,
  isEmbeddedAccount: true,
  signedInAt: '2026-01-01T00:00:00.000Z',
  ...part,
});

export function sessionView(progress: SessionView['progress'], part: Partial<SessionView> = {}): SessionView {
  return {
    id: sessionId,
    version: 1,
    side: 'sharer',
    startedBy: 'code',
    createdAt: '2026-01-01T00:00:00.000Z',
    helper: maya,
    sharer: jonas,
    device: { surface: 'browser', isEnrolled: false, isCompliant: false, name: null },
    presence: { helper: { kind: 'awaited' }, sharer: { kind: 'awaited' } },
    isChatAllowed: true,
    modes: {},
    progress,
    ...part,
  };
}

type Answer = { readonly status: number; readonly body: unknown };

export const answer = (body: unknown): Answer => ({ status: 200, body });
export const problem = (code: ErrorCode, details?: Record<string, unknown>): Answer => ({
  status: ERRORS[code],
  body: { type: 'about:blank', title: code, status: ERRORS[code], code, details },
});

/** A server that answers by method and path below the API; everything else isn't found. */
export function stubServer(routes: Readonly<Record<string, Answer>>) {
  const calls: { readonly route: string; readonly body: unknown }[] = [];
  const stub: typeof fetch = (input, init) => {
    const path = (typeof input === 'string' ? input : '').replace('/api/v1', '');
    const route = `${init?.method ?? 'GET'} ${path}`;
    calls.push({ route, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
    const { status, body } = routes[route] ?? problem('NOT_FOUND');
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  vi.stubGlobal('fetch', vi.fn(stub));
  return calls;
}

/** What jsdom hasn't got, as in a browser that can share its screen. */
export function completeBrowser(): void {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('RTCPeerConnection', () => undefined);
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getDisplayMedia: () => undefined },
  });
  vi.stubGlobal('scrollTo', () => undefined);
  completeEveryBrowser();
}

/** Opens a page of the app as the browser would. */
export function openApp(path: string) {
  localStorage.setItem('alongside.locale', 'en');
  window.history.replaceState(null, '', path);
  return render(
    <AppRoot navigation={appNavigation} catalogues={appCatalogues}>
      <App />
    </AppRoot>,
  );
}
