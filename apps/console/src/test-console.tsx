import {
  type ErrorCode,
  ERRORS,
  type Me,
  Permission,
  Profile,
  SessionId,
  type SessionView,
} from '@alongside/protocol';
import { completeBrowser as completeEveryBrowser } from '@alongside/ui/test-browser';
import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { ConsoleApp } from './console-app.tsx';

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

export const maya = profileOf('22222222-2222-4222-8222-222222222222', 'Maya Lindqvist');
export const jonas = profileOf('33333333-3333-4333-8333-333333333333', 'Jonas Weber');

export const me = (part: Partial<Me> = {}): Me => ({
  profile: maya,
  tenant: { name: 'Northwind', isEnabled: true },
  permissions: [...Permission.options],
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
    side: 'helper',
    startedBy: 'code',
    createdAt: '2026-01-01T00:00:00.000Z',
    helper: maya,
    sharer: jonas,
    device: { surface: 'browser', isEnrolled: false, isCompliant: false, name: null },
    presence: { helper: { kind: 'awaited' }, sharer: { kind: 'awaited' } },
    isChatAllowed: true,
    modes: { view: { isAllowed: true } },
    progress,
    ...part,
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export const answer = (body: unknown): Answer => ({ status: 200, body });
export const problem = (code: ErrorCode, details: object = {}): Answer => ({
  status: ERRORS[code],
  body: { type: 'about:blank', title: code, status: ERRORS[code], code, details },
});

/** What was asked of the server: method, path with query, and the body as JSON. */
export interface ServerCall {
  readonly route: string;
  readonly query: string;
  readonly body: unknown;
}

/** A server that answers by method and path below the API; `me` is everybody allowed, everything else isn't found. */
export function stubServer(routes: Readonly<Record<string, Answer>>): ServerCall[] {
  const known: Readonly<Record<string, Answer>> = { 'GET /me': answer(me()), ...routes };
  const calls: ServerCall[] = [];
  const stub: typeof fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    const url = new URL(request.url);
    const route = `${request.method} ${url.pathname.replace('/api/v1', '')}`;
    const sent = request.body === null ? '' : await request.text();
    const isJson = request.headers.get('content-type')?.includes('json') === true;
    calls.push({ route, query: url.search, body: isJson ? JSON.parse(sent) : null });
    const { status, body } = known[route] ?? problem('NOT_FOUND');
    return new Response(JSON.stringify(body), { status });
  };
  vi.stubGlobal('fetch', vi.fn(stub));
  return calls;
}

/** What jsdom hasn't got, as in a browser that can show a screen. */
export function completeBrowser(): void {
  const silent = class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
    postMessage = () => undefined;
    addEventListener = () => undefined;
  };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('RTCPeerConnection', silent);
  vi.stubGlobal('IntersectionObserver', silent);
  vi.stubGlobal('ResizeObserver', silent);
  vi.stubGlobal('Worker', silent);
  vi.stubGlobal('scrollTo', () => undefined);
  URL.createObjectURL = () => 'blob:test';
  // jsdom has no layout: whatever scrolls has room for ten rows, and each row is as high as one.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(520);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1_024);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(52);
  completeEveryBrowser();
}

/** Opens a page of the console as the browser would. */
export function openConsole(path: string) {
  localStorage.setItem('alongside.locale', 'en');
  window.history.replaceState(null, '', path);
  return render(<ConsoleApp />);
}
