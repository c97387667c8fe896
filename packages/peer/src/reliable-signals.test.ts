import { FakeClock } from '@alongside/testkit';
import type { SignalBody, SignalFrame } from '@alongside/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReliableSignals } from './reliable-signals.ts';

const body = (text: string): SignalBody => ({ kind: 'description', type: 'offer', sdp: text, offer: 1 });
const sdp = (one: SignalBody) => (one.kind === 'description' ? one.sdp : '');

describe('signals', () => {
  it('PRS1 arrive once and in order over a relay that loses, doubles and delays', async () => {
    const fate = fc.constantFrom<readonly number[]>([], [1], [1, 1], [40], [1, 900], [2_500]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        async (fates, count) => {
          const clock = new FakeClock();
          const delivered: string[] = [];
          let sent = 0;
          const carry = (to: () => ReliableSignals) => (frame: SignalFrame) => {
            const delays = fates[sent] ?? [1];
            sent += 1;
            for (const delay of delays)
              clock.setTimer(delay, () => {
                to().receive(frame);
              });
          };
          const a: ReliableSignals = new ReliableSignals({
            clock,
            send: carry(() => b),
            deliver: () => undefined,
          });
          const b: ReliableSignals = new ReliableSignals({
            clock,
            send: carry(() => a),
            deliver: (one) => {
              delivered.push(sdp(one));
            },
          });
          const texts = Array.from({ length: count }, (_, n) => String(n));
          for (const text of texts) a.push(body(text));
          await clock.advance(120_000);
          expect(delivered).toEqual(texts);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('PRS2 are sent again after a while and when the relay is back', async () => {
    const clock = new FakeClock();
    const frames: SignalFrame[] = [];
    const signals = new ReliableSignals({
      clock,
      send: (frame) => frames.push(frame),
      deliver: () => undefined,
    });
    signals.push(body('x'));
    await clock.advance(1_000);
    expect(frames).toHaveLength(2);
    signals.resend();
    expect(frames).toHaveLength(3);
    signals.receive({ n: 0, ack: 1, body: null });
    await clock.advance(10_000);
    expect(frames).toHaveLength(3);
  });

  it('PRS3 keep a bounded number', () => {
    const frames: SignalFrame[] = [];
    const delivered: SignalBody[] = [];
    const signals = new ReliableSignals({
      clock: new FakeClock(),
      send: (frame) => frames.push(frame),
      deliver: (one) => delivered.push(one),
    });
    for (let n = 0; n < 1_000; n += 1) signals.push(body('x'));
    expect(frames).toHaveLength(256);
    for (let n = 1_000; n > 1; n -= 1) signals.receive({ n, ack: 0, body: body(String(n)) });
    expect(delivered).toHaveLength(0);
    signals.receive({ n: 1, ack: 0, body: body('1') });
    expect(delivered).toHaveLength(1);
  });
});
