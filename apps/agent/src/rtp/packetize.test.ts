import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VideoCodec } from '../encode/video-encoder.ts';
import { packetizeAv1 } from './packetize-av1.ts';
import { packetizeH264, unitsOf } from './packetize-h264.ts';
import { packetizeVp8, packetizeVp9 } from './packetize-vpx.ts';
import { packetize } from './packetize.ts';
import { PAYLOAD_MAX_BYTES, makeRtpPacket, rtpSequence, setTransportSequence } from './rtp-packet.ts';

const START_CODE = Buffer.from([0, 0, 0, 1]);

/** Of an aggregation packet, RFC 6184, 5.7.1. */
function unitsTogether(payload: Buffer): Buffer[] {
  const units: Buffer[] = [];
  let at = 1;
  while (at < payload.length) {
    const bytes = payload.readUInt16BE(at);
    units.push(payload.subarray(at + 2, at + 2 + bytes));
    at += 2 + bytes;
  }
  return units;
}

/** What a receiver makes of H.264 payloads. */
function joinH264(payloads: readonly Buffer[]): Buffer[] {
  const units: Buffer[] = [];
  for (const payload of payloads) {
    const [indicator = 0, header = 0] = payload;
    if ((indicator & 0x1f) === 24) units.push(...unitsTogether(payload));
    else if ((indicator & 0x1f) !== 28) units.push(payload);
    else if ((header & 0x80) !== 0) {
      units.push(Buffer.concat([Buffer.from([(indicator & 0x60) | (header & 0x1f)]), payload.subarray(2)]));
    } else units.push(Buffer.concat([units.pop() ?? Buffer.alloc(0), payload.subarray(2)]));
  }
  return units;
}

const unit = fc
  .tuple(fc.constantFrom(0x67, 0x68, 0x65, 0x41), fc.uint8Array({ minLength: 1, maxLength: 6_000 }))
  // No start code, and no zero at the end, as in a real stream.
  .map(([type, body]) => Buffer.from([type, ...body.map((byte) => (byte === 0 ? 3 : byte))]));

describe('payloads', () => {
  test('AGR3 H.264 units come whole out of what was cut', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 4 }), (units) => {
        const stream = Buffer.concat(units.flatMap((one) => [START_CODE, one]));
        expect(unitsOf(stream)).toEqual(units);
        const payloads = packetizeH264(stream, true, 1_000);
        expect(Math.max(...payloads.map(({ length }) => length))).toBeLessThanOrEqual(1_000);
        expect(joinH264(payloads)).toEqual(units);
      }),
    );
  });

  test('AGR3 small H.264 units share a packet, in their order, with the importance of the most important', () => {
    const [parameters, slice, other] = [
      [0x67, 1],
      [0x41, 2, 2],
      [0x21, 3],
    ].map((bytes) => Buffer.from(bytes));
    const stream = Buffer.concat(
      [parameters, slice, other].flatMap((one) => [START_CODE, one ?? Buffer.alloc(0)]),
    );
    expect(packetizeH264(stream, true, 1_000)).toEqual([
      Buffer.from([0x78, 0, 2, 0x67, 1, 0, 3, 0x41, 2, 2, 0, 2, 0x21, 3]),
    ]);
    expect(packetizeH264(stream, true, 11)).toEqual([
      Buffer.from([0x78, 0, 2, 0x67, 1, 0, 3, 0x41, 2, 2]),
      Buffer.from([0x21, 3]),
    ]);
  });

  test('AGR3 VP8 and VP9 mark where a picture begins and ends, and VP9 what needs no other', () => {
    const picture = Buffer.alloc(2_500, 7);
    const vp8 = packetizeVp8(picture, true, 1_000);
    expect(vp8.map(([descriptor]) => descriptor)).toEqual([0x10, 0, 0]);
    expect(Buffer.concat(vp8.map((one) => one.subarray(1)))).toEqual(picture);
    const vp9 = packetizeVp9(picture, true, 1_000);
    expect(vp9.map(([descriptor]) => descriptor)).toEqual([0x08, 0, 0x04]);
    const [predicted] = packetizeVp9(Buffer.alloc(10), false, 1_000);
    expect(predicted?.[0]).toBe(0x4c);
  });

  test('AGR3 AV1 units share packets without their sizes, and delimiters stay behind', () => {
    const delimiter = [0x12, 0x00];
    const sequence = [0x0a, 0x03, 1, 2, 3];
    const frame = [0x32, 0x88, 0x10, ...new Array<number>(2_056).fill(9)];
    const payloads = packetizeAv1(Buffer.from([...delimiter, ...sequence, ...frame]), true, 1_000);
    expect(payloads).toHaveLength(3);
    const [first, middle, last] = payloads;
    expect(first?.subarray(0, 7)).toEqual(Buffer.from([0x68, 4, 0x08, 1, 2, 3, 0x30]));
    expect(middle?.[0]).toBe(0xd0);
    expect(last?.[0]).toBe(0x90);
    const bytes = payloads.reduce((sum, { length }) => sum + length, 0);
    expect(bytes).toBe(3 + 1 + 4 + 1 + 2_056);
  });

  test.for(Object.values(VideoCodec))('AGR3 no packet of %s is larger than a path takes', (codec) => {
    const picture = Buffer.concat([START_CODE, Buffer.alloc(50_000, 0x32)]);
    for (const payload of packetize(codec, picture, false)) {
      expect(payload.length).toBeLessThanOrEqual(PAYLOAD_MAX_BYTES);
    }
  });

  test('AGR1 a packet carries its numbers, its picture’s time, and the wish to be shown at once', () => {
    const fields = { payloadType: 96, isLast: true, sequence: 65_535, timestamp: 4_000_000_000, ssrc: 5 };
    const packet = makeRtpPacket(fields, Buffer.from('ab'));
    setTransportSequence(packet, 0x1234);
    expect(packet.toString('hex')).toBe(
      ['90e0ffff', 'ee6b2800', '00000005', 'bede0002', '31123442', '00000000', '6162'].join(''),
    );
    expect(rtpSequence(packet)).toBe(65_535);
  });
});
