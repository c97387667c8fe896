import { expect, test } from 'vitest';
import { helperBrowserGap, sharerBrowserGap } from './browser-gaps.ts';

type Surroundings = NonNullable<Parameters<typeof sharerBrowserGap>[0]>;

const browser = (part: Record<string, unknown> = {}, navigator: Record<string, unknown> = {}): Surroundings =>
  ({
    isSecureContext: true,
    RTCPeerConnection: () => undefined,
    navigator: { userAgent: 'Desktop', mediaDevices: { getDisplayMedia: () => undefined }, ...navigator },
    ...part,
  }) as unknown as Surroundings;

test('UIB1 a browser that has everything can share', () => {
  expect(sharerBrowserGap(browser())).toBeNull();
});

test('UIB1 an insecure origin is the first reason, because it hides the rest', () => {
  const insecure = browser({ isSecureContext: false }, { mediaDevices: undefined });
  expect(sharerBrowserGap(insecure)).toBe('insecure-origin');
});

test('UIB1 missing parts are told apart', () => {
  expect(sharerBrowserGap(browser({ RTCPeerConnection: undefined }))).toBe('no-peer-connection');
  expect(sharerBrowserGap(browser({}, { mediaDevices: {} }))).toBe('no-screen-sharing');
  expect(sharerBrowserGap(browser({}, { mediaDevices: undefined }))).toBe('no-screen-sharing');
  const phone = browser({}, { mediaDevices: {}, userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19)' });
  expect(sharerBrowserGap(phone)).toBe('phone');
});

test('UIB2 a browser that can’t share can still watch', () => {
  expect(helperBrowserGap(browser({}, { mediaDevices: undefined }))).toBeNull();
  expect(helperBrowserGap(browser({ isSecureContext: false }))).toBe('insecure-origin');
  expect(helperBrowserGap(browser({ RTCPeerConnection: undefined }))).toBe('no-peer-connection');
});
