import { SeededRandom } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { TurnStreamReader, datagramToStream, isMedia, relayedEndpoint } from './turn-framing.ts';

function stun(type: number, attributes: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(20, 7);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(attributes.length, 2);
  header.writeUInt32BE(0x2112a442, 4);
  return Buffer.concat([header, attributes]);
}

function channelData(bytes: number): Buffer {
  const message = Buffer.alloc(4 + bytes, bytes & 0xff);
  message.writeUInt16BE(0x4001, 0);
  message.writeUInt16BE(bytes, 2);
  return message;
}

const ALLOCATE_SUCCESS = stun(
  0x0103,
  // SOFTWARE "abc" with its padding, then 203.0.113.7:49152.
  Buffer.from('80220003616263000016000800 01e112ea12d545'.replaceAll(' ', ''), 'hex'),
);

describe('messages on a stream', () => {
  test('AGN2 arrive whole and in order, however the stream is cut', () => {
    const random = new SeededRandom(3);
    const below = (limit: number): number => Math.floor(random.next() * limit);
    for (let round = 0; round < 200; round += 1) {
      const messages = Array.from({ length: 1 + below(8) }, () =>
        random.next() < 0.5 ? channelData(below(1_300)) : stun(1, Buffer.alloc(4 * below(60))),
      );
      const stream = Buffer.concat(messages.map((message) => datagramToStream(message) ?? Buffer.alloc(0)));
      const reader = new TurnStreamReader();
      const read: Buffer[] = [];
      for (let at = 0; at < stream.length;) {
        const end = at + 1 + below(2_000);
        const some = reader.read(stream.subarray(at, end));
        if (some === 'malformed') throw new Error('malformed');
        read.push(...some);
        at = end;
      }
      expect(read).toEqual(messages);
    }
  });

  test('AGN2 channel data is padded on the stream and not in datagrams', () => {
    expect(datagramToStream(channelData(5))).toHaveLength(12);
    expect(datagramToStream(Buffer.concat([channelData(5), Buffer.alloc(3)]))).toHaveLength(12);
    expect(datagramToStream(channelData(8))).toHaveLength(12);
    expect(new TurnStreamReader().read(Buffer.concat([channelData(5), Buffer.alloc(3, 9)]))).toEqual([
      channelData(5),
    ]);
  });

  test('AGN2 what is no message ends a stream and is no datagram', () => {
    const cookieless = stun(1);
    cookieless.writeUInt32BE(1, 4);
    const uneven = stun(1, Buffer.alloc(4));
    uneven.writeUInt16BE(3, 2);
    for (const bytes of [
      cookieless,
      uneven,
      Buffer.from('SSH-2.0-OpenSSH_9.2p1 Debian'),
      Buffer.alloc(24, 0xff),
    ]) {
      const reader = new TurnStreamReader();
      expect(datagramToStream(bytes)).toBeNull();
      expect(reader.read(bytes)).toBe('malformed');
      expect(reader.read(stun(1))).toBe('malformed');
    }
    expect(datagramToStream(Buffer.alloc(0))).toBeNull();
    expect(datagramToStream(stun(1).subarray(0, 19))).toBeNull();
    expect(datagramToStream(channelData(9).subarray(0, 12))).toBeNull();
  });

  test('AGN2 noise is survived', () => {
    const random = new SeededRandom(5);
    for (let round = 0; round < 2_000; round += 1) {
      const noise = Buffer.from(
        Array.from({ length: 1 + Math.floor(random.next() * 60) }, () => random.next() * 256),
      );
      // Half of it looks like the beginning of something.
      if (round % 2 === 0) stun(0x0103).copy(noise);
      const messages = new TurnStreamReader().read(noise);
      if (messages !== 'malformed') messages.forEach((message) => relayedEndpoint(message));
      datagramToStream(noise);
    }
  });
});

test('AGN1 the address that a relay gives is read from its answer', () => {
  expect(relayedEndpoint(ALLOCATE_SUCCESS)).toEqual({ address: '203.0.113.7', port: 49_152 });
  expect(relayedEndpoint(stun(0x0113))).toBeNull();
  expect(relayedEndpoint(channelData(40))).toBeNull();
  expect([channelData(1), stun(0x0016), stun(0x0003)].map((message) => isMedia(message))).toEqual([
    true,
    true,
    false,
  ]);
});
