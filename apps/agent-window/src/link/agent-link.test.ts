// @vitest-environment jsdom
import type { AgentToWindow } from '@alongside/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { windowState } from '../test-window.tsx';
import { AgentLink } from './agent-link.ts';
import { takeTokenFromAddress } from './window-token.ts';

const token = 'a-token-of-a-good-length-123456';

/** The agent's end of a socket, as a test plays it. */
class PlayedSocket extends EventTarget {
  readonly sent: unknown[] = [];
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  say(message: AgentToWindow | string): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  close(code: number): void {
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

function makeLink(given: string | null = null) {
  const sockets: PlayedSocket[] = [];
  const link = new AgentLink({
    token: given,
    openSocket: () => {
      const socket = new PlayedSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
  link.open();
  const latest = (): PlayedSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  };
  return { link, sockets, latest };
}

const state = windowState('idle');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  [`/#token=${token}`, token],
  ['/', null],
  ['/#token=short', null],
  ['/#token=has spaces in it and is long enough', null],
])('AGV17 the token of %s is taken out of the address', (path, expected) => {
  window.history.replaceState(null, '', path);
  expect(takeTokenFromAddress()).toBe(expected);
  expect(window.location.href).not.toContain('#');
});

test('AGV17 the token is traded before the line is opened; refused, it isn’t opened', async () => {
  const trade = vi.fn().mockResolvedValueOnce({ ok: true }).mockResolvedValueOnce({ ok: false });
  vi.stubGlobal('fetch', trade);
  const good = makeLink(token);
  await vi.waitFor(() => {
    expect(good.sockets).toHaveLength(1);
  });
  expect(trade.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: token });
  const bad = makeLink(token);
  await vi.waitFor(() => {
    expect(bad.link.state).toEqual({ kind: 'refused' });
  });
  expect(bad.sockets).toEqual([]);
});

test('AGV18 a token that couldn’t be traded for the moment is traded again', async () => {
  const trade = vi.fn().mockRejectedValueOnce(new TypeError()).mockResolvedValueOnce({ ok: true });
  vi.stubGlobal('fetch', trade);
  const { link, sockets } = makeLink(token);
  await vi.waitFor(() => {
    expect(link.state).toEqual({ kind: 'lost' });
  });
  vi.runOnlyPendingTimers();
  await vi.waitFor(() => {
    expect(sockets).toHaveLength(1);
  });
});

test('AGV18 each command is answered by its number', async () => {
  const { link, latest } = makeLink();
  latest().say({ type: 'state', state });
  expect(link.state).toEqual({ kind: 'open', state });
  const join = link.command({ kind: 'join', code: 'ABCD' });
  const leave = link.command({ kind: 'leave' });
  expect(latest().sent).toEqual([
    { n: 1, command: { kind: 'join', code: 'ABCD' } },
    { n: 2, command: { kind: 'leave' } },
  ]);
  latest().say({ type: 'reply', n: 2, code: null });
  latest().say({ type: 'reply', n: 1, code: 'ACCESS_REFUSED', lacks: ['needs-mfa'] });
  await leave;
  await expect(join).rejects.toMatchObject({
    code: 'ACCESS_REFUSED',
    details: { missing: [{ reason: 'needs-mfa' }] },
  });
});

test('AGV18 the agent is told that the page still works whenever it asks', () => {
  const { latest } = makeLink();
  latest().say({ type: 'are-you-here', n: 1 });
  latest().say({ type: 'state', state });
  latest().say({ type: 'are-you-here', n: 2 });
  expect(latest().sent).toEqual([{ here: 1 }, { here: 2 }]);
});

test('AGV18 a line that is lost is taken up again, and what wasn’t answered has failed', async () => {
  const { link, sockets, latest } = makeLink();
  latest().say({ type: 'state', state });
  const left = link.command({ kind: 'leave' });
  latest().close(1_006);
  await expect(left).rejects.toMatchObject({ code: 'AGENT_FAULT' });
  await expect(link.command({ kind: 'leave' })).rejects.toMatchObject({ code: 'AGENT_FAULT' });
  expect(link.state).toEqual({ kind: 'lost' });
  vi.runOnlyPendingTimers();
  expect(sockets).toHaveLength(2);
  latest().say({ type: 'state', state });
  expect(link.state.kind).toBe('open');
});

test('AGV18 a window that was replaced stays so', () => {
  const { link, sockets, latest } = makeLink();
  latest().close(4_001);
  vi.runOnlyPendingTimers();
  expect(link.state).toEqual({ kind: 'replaced' });
  expect(sockets).toHaveLength(1);
});

test.each(['no json', '{}', '{"type":"state","state":{}}', '{"type":"reply","n":0,"code":null}'])(
  'AGV19 %s is passed over',
  (text) => {
    const { link, latest } = makeLink();
    latest().say({ type: 'state', state });
    latest().say(text);
    expect(link.state).toEqual({ kind: 'open', state });
  },
);
