import { FakeClock, SessionPair } from '@alongside/testkit';
import { CodedError } from '@alongside/protocol';
import { describe, expect, it } from 'vitest';
import { defaultReconnectPolicy, reconnectDelayMs } from './reconnect-policy.ts';

describe('live connection', () => {
  it('PRL1 pauses double up to the limit and are spread', () => {
    const pauses = [0, 1, 2, 3, 10, 1_000].map((tries) => reconnectDelayMs(defaultReconnectPolicy, tries, 0));
    expect(pauses).toEqual([150, 300, 600, 1_200, 5_000, 5_000]);
    expect(reconnectDelayMs(defaultReconnectPolicy, 10, 0.999)).toBeGreaterThanOrEqual(2_500);
  });

  it('PRL5 without a sign-in it gives up, and says so', async () => {
    const clock = new FakeClock();
    const pair = new SessionPair(clock);
    pair.server.ticketError = new CodedError('SIGN_IN_REQUIRED');
    pair.helper.open();
    await clock.advance(60_000);
    expect(pair.helper.state.live).toEqual({ kind: 'closed', code: 'SIGN_IN_REQUIRED' });
    expect(pair.server.ticketsAsked).toBe(1);
  });

  it('PRL5 while the server can’t be reached it asks again', async () => {
    const clock = new FakeClock();
    const pair = new SessionPair(clock);
    pair.server.ticketError = new TypeError('network');
    pair.helper.open();
    await clock.advance(10_000);
    pair.server.ticketError = null;
    await clock.advance(6_000);
    expect(pair.helper.state.live.kind).toBe('open');
  });

  it('PRL7 an attach that fails for the moment is tried again, ever more rarely', async () => {
    const clock = new FakeClock();
    const pair = new SessionPair(clock);
    pair.server.attachError = 'SERVER_FAULT';
    pair.helper.open();
    await clock.advance(20_000);
    expect(pair.server.ticketsAsked).toBeLessThan(12);
    pair.server.attachError = null;
    await clock.advance(6_000);
    expect(pair.helper.state.live.kind).toBe('open');
    expect(pair.helper.state.view).not.toBeNull();
  });

  it('PRL7 an attach that is refused is final', async () => {
    const clock = new FakeClock();
    const pair = new SessionPair(clock);
    pair.server.attachError = 'NOT_FOUND';
    pair.helper.open();
    await clock.advance(20_000);
    expect(pair.helper.state.live).toEqual({ kind: 'closed', code: 'NOT_FOUND' });
    expect(pair.server.ticketsAsked).toBe(1);
  });
});
