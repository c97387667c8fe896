import { FakeClock } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { rtpSequence } from './rtp-packet.ts';
import { RtpVideoSender } from './rtp-video-sender.ts';

const FORMAT = { codec: 'vp8', payloadType: 97 } as const;

function sending() {
  const clock = new FakeClock();
  const sent: Buffer[] = [];
  let keysWanted = 0;
  const sender = new RtpVideoSender({
    clock,
    ssrc: 9,
    firstSequence: 65_530,
    firstTimestamp: 4_294_967_000,
    send: (packet) => sent.push(Buffer.from(packet)),
    keyWanted: () => {
      keysWanted += 1;
    },
  });
  const sendPicture = (bytes: number, isKey = true): void => {
    sender.sendPicture(FORMAT, { data: Buffer.alloc(bytes, 1), isKey, grabbedAtMs: clock.now() });
  };
  return { clock, sent, sender, sendPicture, keysWanted: () => keysWanted };
}

function missing(...sequences: readonly number[]): Buffer {
  const packet = Buffer.alloc(12 + 4 * sequences.length);
  packet.writeUInt16BE(0x81cd, 0);
  packet.writeUInt16BE(packet.length / 4 - 1, 2);
  for (const [index, sequence] of sequences.entries()) packet.writeUInt16BE(sequence, 12 + 4 * index);
  return packet;
}

const sequencesOf = (packets: readonly Buffer[]): number[] => packets.map((packet) => rtpSequence(packet));

describe('packets', () => {
  test('AGR7 a small picture goes out at once, a large one in order and spread in time', async () => {
    const { clock, sent, sender, sendPicture } = sending();
    sendPicture(3_000);
    expect(sequencesOf(sent)).toEqual([65_530, 65_531, 65_532]);
    sendPicture(400_000);
    const atOnce = sent.length;
    expect(sender.backlogMs).toBeGreaterThan(50);
    await clock.advance(1_000);
    expect(atOnce).toBeLessThan(100);
    expect(sender.backlogMs).toBe(0);
    const inOrder = Array.from({ length: sent.length }, (_, index) => (65_530 + index) & 0xffff);
    expect(sequencesOf(sent)).toEqual(inOrder);
    expect(clock.timerCount).toBe(0);
  });

  test('AGR4 what is missed is sent again once, with a new transport-wide number, and not for ever', async () => {
    const { clock, sent, sender, sendPicture } = sending();
    sendPicture(3_000);
    await clock.advance(100);
    sender.receive(missing(65_531, 65_531, 4_000));
    expect(sequencesOf(sent.slice(3))).toEqual([65_531]);
    const again = sent.length;
    expect(sent.at(-1)?.readUInt16BE(17)).not.toBe(sent[1]?.readUInt16BE(17));
    sender.receive(missing(65_531));
    expect(sent).toHaveLength(again);
    await clock.advance(5_000);
    sendPicture(10);
    sender.receive(missing(65_531));
    expect(sent).toHaveLength(again + 1);
    expect(sender.packetsLost).toBe(1);
  });

  test('AGR4 a receiver that lost the picture asks for a key picture', () => {
    const { sender, keysWanted } = sending();
    sender.receive(Buffer.from('81ce00020000000100000002', 'hex'));
    expect(keysWanted()).toBe(1);
  });

  test('AGR7 a path that is gone takes what waits with it', async () => {
    const { clock, sent, sender, sendPicture } = sending();
    sendPicture(400_000);
    const before = sent.length;
    sender.reset();
    await clock.advance(1_000);
    expect(sent).toHaveLength(before);
    expect(clock.timerCount).toBe(0);
  });

  test('AGR4 a packet that is asked for again before its repeat went out is repeated once', async () => {
    const { clock, sent, sender, sendPicture } = sending();
    sendPicture(3_000);
    await clock.advance(100);
    sendPicture(200_000);
    const before = sent.length;
    for (let asked = 0; asked < 3; asked += 1) sender.receive(missing(65_531));
    await clock.advance(1_000);
    expect(sequencesOf(sent.slice(before)).filter((sequence) => sequence === 65_531)).toHaveLength(1);
    expect(sender.packetsLost).toBe(1);
  });

  test('AGR9 what would go out too late isn’t sent; a new whole picture is asked for instead', async () => {
    const { clock, sent, sender, sendPicture, keysWanted } = sending();
    sendPicture(3_000_000, false);
    const atOnce = sent.length;
    expect(keysWanted()).toBe(1);
    expect(sender.backlogMs).toBe(0);
    await clock.advance(2_000);
    expect(sent).toHaveLength(atOnce);
    expect(clock.timerCount).toBe(0);
  });

  test('AGR9 a receiver that asks again while the key picture is on its way gets no other one', async () => {
    const { clock, sender, sendPicture, keysWanted } = sending();
    const wanted = Buffer.from('81ce00020000000100000002', 'hex');
    sendPicture(3_000);
    sender.receive(wanted);
    expect(keysWanted()).toBe(0);
    await clock.advance(600);
    sender.receive(wanted);
    expect(keysWanted()).toBe(1);
  });

  test('AGR9 what is still missed after half a second is given up for a new whole picture', async () => {
    const { clock, sent, sender, sendPicture, keysWanted } = sending();
    sendPicture(3_000);
    for (let atMs = 0; atMs < 400; atMs += 100) {
      await clock.advance(100);
      sender.receive(missing(65_531));
    }
    expect(sent).toHaveLength(3 + 4);
    expect(keysWanted()).toBe(0);
    await clock.advance(100);
    sender.receive(missing(65_531));
    expect(sent).toHaveLength(3 + 4);
    expect(keysWanted()).toBe(1);
  });

  test('AGR4, AGR9 what is missed after so long that it isn’t kept any more is given up for a new whole picture', async () => {
    const { clock, sent, sender, sendPicture, keysWanted } = sending();
    sendPicture(3_000);
    await clock.advance(5_000);
    sendPicture(10, false);
    const before = sent.length;
    sender.receive(missing(65_531));
    expect(sent).toHaveLength(before);
    expect(keysWanted()).toBe(1);
    sender.receive(missing(4_000, 65_000, 60_000));
    expect(keysWanted()).toBe(1);
  });

  test('AGR9 a key picture isn’t given up for another one, however large it is', async () => {
    const { clock, sent, sendPicture, keysWanted } = sending();
    sendPicture(3_000_000);
    await clock.advance(3_000);
    expect(sent.length).toBeGreaterThan(2_500);
    expect(keysWanted()).toBe(0);
  });
});
