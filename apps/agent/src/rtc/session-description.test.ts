import { expect, test } from 'vitest';
import { answeredFormat } from './session-description.ts';

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
