// @vitest-environment jsdom
import { LIVE_CLOSE } from '@alongside/protocol';
import { onSignedOut } from '@alongside/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, stubServer } from '../test-console.tsx';
import { useLiveTopic } from './use-live-topic.ts';

/** A socket that the server closes as it opens. */
class ClosedSocket extends EventTarget {
  static code = 0;
  readonly readyState = WebSocket.CLOSED;

  constructor() {
    super();
    queueMicrotask(() => this.dispatchEvent(new CloseEvent('close', { code: ClosedSocket.code })));
  }

  close = () => undefined;
}

const Watching = () => {
  useLiveTopic('audit');
  return null;
};

beforeEach(() => {
  completeBrowser();
  stubServer({ 'POST /live/tickets': answer({ ticket: 'one', expiresAt: '2026-01-01T00:00:30.000Z' }) });
  vi.stubGlobal('WebSocket', Object.assign(ClosedSocket, { CLOSED: 3, OPEN: 1 }));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test.each([
  ['a sign-in that ended', LIVE_CLOSE.signedOut, 1],
  ['a server that stops', LIVE_CLOSE.stopping, 0],
])(
  'CNV3 a page that is open hears of %s, and leaves at once only when nobody is signed in',
  async (_, code, times) => {
    ClosedSocket.code = code;
    const closed = vi.spyOn(ClosedSocket.prototype, 'dispatchEvent');
    const heard = vi.fn();
    using listening = new DisposableStack();
    listening.defer(onSignedOut(heard));
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Watching />
      </QueryClientProvider>,
    );
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalled();
    });
    expect(heard).toHaveBeenCalledTimes(times);
  },
);
