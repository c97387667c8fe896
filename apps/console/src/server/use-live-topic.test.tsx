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

/** A socket of a server that welcomes, and does what it is asked when the test says so. */
class WatchedSocket extends EventTarget {
  static asked: { readonly type: string; readonly id?: number }[] = [];
  static newest: WatchedSocket | null = null;
  readonly readyState = 1;

  constructor() {
    super();
    WatchedSocket.newest = this;
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }

  say(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }

  send(text: string): void {
    const message = JSON.parse(text) as { type: string; id?: number };
    WatchedSocket.asked.push(message);
    const serverTime = '2026-01-01T00:00:00.000Z';
    if (message.type === 'hello') this.say({ type: 'welcome', version: 1, serverTime, iceServers: [] });
  }

  close = () => undefined;
}

test('CLS12 what is shown is asked for anew once the server tells of changes, so that none falls between', async () => {
  vi.stubGlobal('WebSocket', Object.assign(WatchedSocket, { CLOSED: 3, OPEN: 1 }));
  const queries = new QueryClient();
  queries.setQueryData(['audit'], 'before');
  const isOld = () => queries.getQueryState(['audit'])?.isInvalidated;
  render(
    <QueryClientProvider client={queries}>
      <Watching />
    </QueryClientProvider>,
  );
  const watch = await vi.waitUntil(() => WatchedSocket.asked.find(({ type }) => type === 'watch'));
  expect(isOld()).toBe(false);
  WatchedSocket.newest?.say({ type: 'reply', id: watch.id, error: null });
  expect(isOld()).toBe(true);
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
