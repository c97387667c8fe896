import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FrameReader, framesOf } from './bus-frames.ts';

const node = randomUUID();
const long = { topic: 'a', message: { text: 'ü€🙂'.repeat(4_000) } };

describe('frames of the bus', () => {
  test('PBU2 a long message is put together from its parts, each of which fits', () => {
    const frames = framesOf(node, 1, long);
    expect(frames.length).toBeGreaterThan(3);
    expect(Math.max(...frames.map((frame) => Buffer.byteLength(frame)))).toBeLessThan(8_000);
    const reader = new FrameReader(randomUUID());
    expect(frames.map((frame) => reader.read(frame))).toEqual([...frames.slice(1).map(() => null), long]);
  });

  test('PBU2 parts of several publishers may come mixed', () => {
    const [one, two] = [framesOf(node, 1, long), framesOf(randomUUID(), 1, long)];
    const reader = new FrameReader(randomUUID());
    const read = one.flatMap((frame, index) => [reader.read(frame), reader.read(two[index] ?? '')]);
    expect(read.filter((each) => each !== null)).toEqual([long, long]);
  });

  test('PBU1 what the own node published is passed over', () => {
    expect(new FrameReader(node).read(framesOf(node, 1, { topic: 'a', message: {} })[0] ?? '')).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another shape', '{"topic":"a","message":{}}'],
    ['no message inside', JSON.stringify([randomUUID(), 1, 0, 1, Buffer.from('7').toString('base64')])],
    ['a later part alone', framesOf(randomUUID(), 1, long)[1] ?? ''],
  ])('PBU5 %s is passed over, and what comes next is read', (_name, text) => {
    const reader = new FrameReader(randomUUID());
    expect(reader.read(text)).toBeNull();
    const next = { topic: 'b', message: { n: 1 } };
    expect(reader.read(framesOf(node, 2, next)[0] ?? '')).toEqual(next);
  });
});
