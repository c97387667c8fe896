import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRtcp } from './rtcp.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('AGR4 a compound packet tells what is missing and that a key picture is wanted', () => {
  const receiverReport = '80 c9 00 01 00 00 00 01';
  const missing = '81 cd 00 03 00 00 00 01 00 00 00 02 00 64 80 01';
  const pictureLoss = '81 ce 00 02 00 00 00 01 00 00 00 02';
  expect(parseRtcp(hex(`${receiverReport} ${missing} ${pictureLoss}`))).toEqual([
    { kind: 'missing', sequences: [100, 101, 116] },
    { kind: 'key-wanted' },
  ]);
});

test('AGR6 arrivals are read from runs and from pairs of bits', () => {
  // From 10: a run of two small steps, then of seven pairs one lost and one large, backward step.
  const packet = hex('8f cd 00 07 00000001 00000002 000a 0004 000001 00 2002 c800 04 08 fffc 00000000');
  expect(parseRtcp(packet)).toEqual([
    {
      kind: 'arrivals',
      arrivals: [
        { sequence: 10, arrivedAtMs: 65 },
        { sequence: 11, arrivedAtMs: 67 },
        { sequence: 12, arrivedAtMs: null },
        { sequence: 13, arrivedAtMs: 66 },
      ],
    },
  ]);
});

test('AGR5 nothing that comes in ends in an exception or in more than it can hold', () => {
  const feedback = fc.tuple(
    fc.constantFrom(0x81, 0x8f, 0x84, 0x80),
    fc.constantFrom(200, 201, 205, 206),
    fc.uint8Array({ maxLength: 600 }),
  );
  fc.assert(
    fc.property(feedback, ([first, type, body]) => {
      const packet = Buffer.concat([Buffer.from([first, type, 0, Math.floor(body.length / 4)]), body]);
      for (const found of parseRtcp(packet)) {
        if (found.kind === 'arrivals') expect(found.arrivals.length).toBeLessThanOrEqual(4_096);
        if (found.kind === 'missing') expect(found.sequences.length).toBeLessThanOrEqual(600 * 5);
      }
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => Array.isArray(parseRtcp(Buffer.from(bytes)))),
  );
});
