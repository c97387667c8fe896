import { FastMessage, SessionFigures } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { SessionMeter, packetLossShare } from './session-meter.ts';

function metered() {
  let now = 1_000;
  const asked: Extract<FastMessage, { type: 'clock' }>[] = [];
  const meter = new SessionMeter({
    now: () => now,
    sendFast: (message) => {
      const parsed = FastMessage.parse(message);
      if (parsed.type === 'clock') asked.push(parsed);
      return true;
    },
  });
  const answerClock = (): void => {
    const question = asked.at(-1);
    if (question === undefined) return;
    now += 10;
    meter.heard({ type: 'clock-answer', n: question.n, atMs: question.atMs + 5_005 });
  };
  return {
    meter,
    asked,
    answerClock,
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
  };
}

const stats = {
  framesPerSecond: 30,
  bitsPerSecond: 1_000_000,
  packetsLost: 1,
  packetsReceived: 99,
  path: 'relayed-tls',
} as const;

test('CMS1 the sharer’s clock is asked often at first, then now and then', () => {
  const { meter, asked } = metered();
  expect(Array.from({ length: 6 }, () => meter.askClock())).toEqual([250, 250, 250, 250, 2_000, 2_000]);
  expect(asked).toHaveLength(5);
});

test('CMS1 while no picture has an age to be told, the clock isn’t asked', () => {
  const { meter, asked } = metered();
  for (let n = 0; n < 10; n += 1) meter.askClock();
  expect(asked).toHaveLength(5);
  meter.heard({ type: 'picture-note', rtpTimestamp: 900, capturedAtMs: 1_000, inputN: 0 });
  for (let n = 0; n < 10; n += 1) meter.askClock();
  expect(asked).toHaveLength(6);
});

test('CMS5 the figures of a session are those that its record takes', () => {
  const { meter, answerClock, pass, now } = metered();
  expect(meter.figures).toBeNull();
  meter.askClock();
  answerClock();
  meter.acted(1);
  pass(20);
  meter.heard({ type: 'picture-note', rtpTimestamp: 900, capturedAtMs: now() + 5_000, inputN: 1 });
  pass(12);
  meter.shown(900, now());
  meter.handleStats(stats);
  const figures = SessionFigures.parse(meter.figures);
  expect(figures).toEqual({
    inputToPictureMs: { p50: 32, p95: 32, n: 1 },
    pictureAgeMs: { p50: 12, p95: 12, n: 1 },
    framesPerSecond: 30,
    bitsPerSecond: 1_000_000,
    packetLossShare: 0.01,
    path: 'relayed-tls',
  });
  expect(meter.recent.pictureAgeMs?.n).toBe(1);
});

test('CMS5 a new direct connection begins without the former one’s clock; what was measured stays', () => {
  const { meter, answerClock, now } = metered();
  meter.askClock();
  meter.restart();
  answerClock();
  meter.handleStats(stats);
  meter.heard({ type: 'picture-note', rtpTimestamp: 900, capturedAtMs: now(), inputN: 0 });
  meter.shown(900, now());
  expect(meter.figures).toMatchObject({ pictureAgeMs: null, framesPerSecond: 30 });
});

test('CMS6 the share of lost packets is of all that were sent', () => {
  expect(packetLossShare({ packetsLost: 5, packetsReceived: 95 })).toBe(0.05);
  expect(packetLossShare({ packetsLost: -2, packetsReceived: 95 })).toBe(0);
  expect(packetLossShare({ packetsLost: 0, packetsReceived: 0 })).toBeNull();
  expect(packetLossShare({ packetsLost: null, packetsReceived: 3 })).toBeNull();
});
