import { afterAll, describe, expect, test } from 'vitest';
import { unitsOf } from '../rtp/packetize-h264.ts';
import { NodeAvVideoEncoder } from './node-av-video-encoder.ts';
import { type Fineness, VideoCodec } from './video-encoder.ts';

const size = { widthPx: 320, heightPx: 200 };
const target = { bitsPerSecond: 4_000_000, framesPerSecond: 30 };
const opened = new DisposableStack();

async function encoding(codec: VideoCodec) {
  const encoder = opened.use(await NodeAvVideoEncoder.open({ codec, source: size, size, target }));
  const pixels = Buffer.alloc(size.widthPx * size.heightPx * 4, 200);
  let grabbedAtMs = 0;
  const encode = async (isKey: boolean, fineness: Fineness = 'normal') => {
    grabbedAtMs += 33;
    const changed = { from: 0, to: size.heightPx };
    const picture = {
      area: { x: 0, y: 0, ...size },
      changed,
      pixels,
      strideBytes: size.widthPx * 4,
      grabbedAtMs,
    };
    const encoded = await encoder.encode(picture, { isKey, fineness });
    if (encoded === null) throw new Error('left out');
    return encoded;
  };
  return { encoder, encode, pixels };
}

afterAll(() => {
  opened.dispose();
});

describe('encoders', () => {
  test.for(Object.values(VideoCodec))(
    'AGE1, AGE4 %s gives key pictures first and when asked for',
    async (codec) => {
      const { encode } = await encoding(codec);
      const keys: boolean[] = [];
      for (const isWanted of [false, false, false, true, false]) keys.push((await encode(isWanted)).isKey);
      expect(keys).toEqual([true, false, false, true, false]);
    },
  );

  test('AGE4 every H.264 key picture can be decoded by itself', async () => {
    const { encode } = await encoding('h264');
    await encode(true);
    await encode(false);
    const types = unitsOf((await encode(true)).data).map(([header = 0]) => header & 0x1f);
    expect(types).toEqual(expect.arrayContaining([7, 8, 5]));
  });

  test('AGE5 H.264 is finer when asked to be, and costs nearly nothing when there is nothing to add', async () => {
    const { encode, pixels } = await encoding('h264');
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 2_654_435_761) >>> 24;
    await encode(true);
    const moving = await encode(false);
    const finer = await encode(false, 'lossless-looking');
    for (let more = 0; more < 8; more += 1) await encode(false, 'lossless-looking');
    const still = await encode(false, 'lossless-looking');
    expect(finer.data.length).toBeGreaterThan(10 * moving.data.length);
    expect(still.data.length).toBeLessThan(finer.data.length / 10);
  });

  test('AGP6 H.264 says that nothing has changed in a few bytes, and is no coarser for it', async () => {
    const { encode, pixels } = await encoding('h264');
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 2_654_435_761) >>> 24;
    await encode(true);
    for (let more = 0; more < 9; more += 1) await encode(false, 'lossless-looking');
    const still = await encode(false, 'lossless-looking');
    for (let more = 0; more < 3; more += 1) {
      const sign = await encode(false, 'unchanged');
      expect(sign.data.length).toBeLessThan(100);
    }
    const again = await encode(false, 'lossless-looking');
    expect(again.data.length).toBeLessThan(2 * still.data.length);
  });

  test('AGP1 H.264 takes another rate as it runs, the others say that they do not', async () => {
    const { encoder } = await encoding('h264');
    expect(encoder.retarget({ ...target, bitsPerSecond: 1_000_000 })).toBe(true);
    const { encoder: other } = await encoding('vp8');
    expect(other.retarget(target)).toBe(true);
    expect(other.retarget({ ...target, bitsPerSecond: 1_000_000 })).toBe(false);
  });
});
