import { expect, test } from 'vitest';
import { answeredFormat, isRelayedOverStream } from './session-description.ts';

const answer = (line: string): string => ['v=0', line, 'a=mid:video', ''].join('\r\n');

test('AGR1 the codec is the first of ours in the answer', () => {
  const all = ['h264', 'vp8', 'vp9', 'av1'] as const;
  const line = (rest: string): string => answer(`m=video ${rest}`);
  expect(answeredFormat(line('9 UDP/TLS/RTP/SAVPF 120 97 96'), all)).toEqual({
    codec: 'vp8',
    payloadType: 97,
  });
  expect(answeredFormat(line('9 UDP/TLS/RTP/SAVPF 97'), ['h264'])).toBeNull();
  expect(answeredFormat(line('0 UDP/TLS/RTP/SAVPF 96'), all)).toBeNull();
  expect(answeredFormat('nothing', all)).toBeNull();
});

test('AGN6 a candidate tells whether its relay is reached over a stream', () => {
  const relayed = (priority: number): string =>
    `candidate:1 1 udp ${priority} 192.0.2.1 57246 typ relay raddr 0.0.0.0 rport 0 generation 0 ufrag k3cj`;
  const [overUdp, overTcp, overTls] = [50_339_839, 16_785_407, 8_191];
  expect(isRelayedOverStream(relayed(overUdp))).toBe(false);
  expect([overTcp, overTls].map((priority) => isRelayedOverStream(relayed(priority)))).toEqual([true, true]);
  expect(isRelayedOverStream('candidate:1 1 udp 8191 192.0.2.1 1 typ host')).toBe(false);
  expect(isRelayedOverStream('')).toBe(false);
});
