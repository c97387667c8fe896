// @vitest-environment jsdom
import {
  CodedError,
  CONSOLE_ERRORS,
  ERRORS,
  type ErrorCode,
  endSessionRoute,
  getSessionRoute,
  liveTicketRoute,
  SessionId,
  sessionsReportRoute,
  setupStateRoute,
} from '@alongside/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { makeFormatters } from '../locale/formatters.ts';
import { loadTranslate } from '../locale/translator.ts';
import { callRoute, onSignedOut, rememberCsrfToken, routeUrl } from './call-route.ts';
import { errorText } from './error-text.ts';

const sessionId = SessionId.parse('11111111-1111-4111-8111-111111111111');
const fetched = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetched);

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const problem = (code: ErrorCode, details?: Record<string, unknown>): Response =>
  json({ type: 'about:blank', title: code, status: ERRORS[code], code, details }, ERRORS[code]);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );
const lastHeaders = (): Headers => new Headers(fetched.mock.lastCall?.[1]?.headers);

afterEach(() => {
  rememberCsrfToken(null);
  fetched.mockReset();
});

test('UIA1 the CSRF token goes with what changes something, and only with that', async () => {
  rememberCsrfToken('token');
  document.documentElement.lang = 'de';
  fetched.mockImplementation(() =>
    Promise.resolve(json({ ticket: 'x', expiresAt: '2026-01-01T00:00:00.000Z', isOpen: true })),
  );
  await callRoute(liveTicketRoute);
  expect(lastHeaders().get('x-csrf-token')).toBe('token');
  await callRoute(setupStateRoute);
  expect(lastHeaders().get('x-csrf-token')).toBeNull();
  expect(lastHeaders().get('accept-language')).toBe('de');
});

test('UIA2 a problem becomes an error with its code and details', async () => {
  fetched.mockResolvedValue(problem('TOO_MANY_TRIES', { retryAfterMs: 5_000 }));
  const error = await callRoute(setupStateRoute).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(CodedError);
  expect(error).toMatchObject({ code: 'TOO_MANY_TRIES', details: { retryAfterMs: 5_000 } });
});

test('UIA2 a problem that can’t be read is a fault of the server', async () => {
  fetched.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(await codeOf(callRoute(setupStateRoute))).toBe('SERVER_FAULT');
});

test('UIA3 no answer is told apart', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await codeOf(callRoute(setupStateRoute))).toBe('SERVER_UNREACHABLE');
});

test('UIA4 an answer that doesn’t fit its contract is an error', async () => {
  fetched.mockResolvedValue(json({ isOpen: 'yes' }));
  expect(await codeOf(callRoute(setupStateRoute))).toBe('SERVER_FAULT');
  fetched.mockResolvedValue(new Response('not JSON', { status: 200 }));
  expect(await codeOf(callRoute(setupStateRoute))).toBe('SERVER_FAULT');
});

test('UIA4 an answer without content fits a contract that has none', async () => {
  fetched.mockResolvedValue(new Response(null, { status: 204 }));
  await expect(callRoute(endSessionRoute, { params: { sessionId } })).resolves.toBeUndefined();
});

test('UIA5 whoever listens is told that nobody is signed in, until they stop', async () => {
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  fetched.mockImplementation(() => Promise.resolve(problem('SIGN_IN_REQUIRED')));
  await codeOf(callRoute(setupStateRoute));
  stop();
  await codeOf(callRoute(setupStateRoute));
  expect(heard).toHaveBeenCalledOnce();
});

test('UIA6 parameters and queries are encoded, and what is absent or empty isn’t sent', () => {
  expect(routeUrl(getSessionRoute, { params: { sessionId } })).toBe(`/api/v1/sessions/${sessionId}`);
  const hostile = routeUrl(getSessionRoute, { params: { sessionId: '../me?x#' } });
  expect(hostile).toBe('/api/v1/sessions/..%2Fme%3Fx%23');
  const query = { search: 'a&b', mode: undefined, after: '' };
  expect(routeUrl(sessionsReportRoute, { query })).toBe('/api/v1/reports/sessions?search=a%26b');
});

test('UIA7 every code that a sharer may meet is said in every language', async () => {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => !CONSOLE_ERRORS.has(code));
  for (const locale of ['en', 'de', 'ar'] as const) {
    const t = await loadTranslate(locale);
    for (const code of codes) expect(t(`error.${code}`)).not.toBe(`error.${code}`);
  }
});

test('UIA7 how long to wait is said where the server tells it', async () => {
  const locale = { t: await loadTranslate('en'), format: makeFormatters('en') };
  const error = new CodedError('TOO_MANY_TRIES', { retryAfterMs: 240_000 });
  expect(errorText(error, locale)).toContain('Try again in 4 minutes.');
  expect(errorText(new Error('unknown'), locale)).toBe(locale.t('error.SERVER_FAULT'));
});
