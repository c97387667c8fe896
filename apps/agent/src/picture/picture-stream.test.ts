import { FakeClock } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import type { ScreenPicture, ScreenSource } from '../capture/screen-source.ts';
import type { EncodedPicture, Fineness, VideoEncoder } from '../encode/video-encoder.ts';
import { type EncoderRequest, PictureStream } from './picture-stream.ts';
import type { PictureOutlet } from './picture-track.ts';

interface Encoding {
  readonly picture: ScreenPicture;
  readonly isKey: boolean;
  readonly fineness: Fineness;
}

/** A screen, an encoder and an outlet that tell what was done with them. */
class Scene {
  readonly clock = new FakeClock();
  readonly sent: EncodedPicture[] = [];
  readonly encodings: Encoding[] = [];
  readonly requests: EncoderRequest[] = [];
  readonly faults: unknown[] = [];
  desktop = { x: 0, y: 0, widthPx: 100, heightPx: 80 };
  backlogMs = 0;
  bitsPerSecond = 20_000_000;
  encodeMs = 0;
  /** Of a picture: so large that refining it takes several. */
  sizeBytes = 50_000;
  hasBrokenEncoder = false;
  hasNoMemory = false;
  working = 0;
  mostWorking = 0;
  openEncoders = 0;
  grabs = 0;
  #hasNews = true;
  #isWatched = false;

  readonly stream = new PictureStream({
    source: this.#source(),
    clock: this.clock,
    openEncoder: (request) => Promise.resolve(this.#encoder(request)),
    choose: ({ desktop }) => desktop,
    report: (cause) => this.faults.push(cause),
  });

  start(): void {
    this.stream.start(this.#outlet());
  }

  draw(): void {
    this.#hasNews = true;
    this.stream.handleChanged();
  }

  /** Draws at 100 Hz. */
  async drawFor(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 10) {
      this.draw();
      await this.clock.advance(10);
    }
  }

  #source(): ScreenSource {
    const geometry = () => ({
      desktop: this.desktop,
      monitors: [{ name: 'a', area: this.desktop, isPrimary: true }],
    });
    return {
      get geometry() {
        return geometry();
      },
      watch: () => {
        this.#isWatched = false;
        if (this.hasNoMemory) throw new Error('no memory');
        this.#isWatched = true;
        this.#hasNews = true;
      },
      grab: () => {
        this.grabs += 1;
        if (!this.#isWatched) return Promise.resolve(null);
        const to = this.#hasNews ? this.desktop.heightPx : 0;
        this.#hasNews = false;
        return Promise.resolve({
          area: this.desktop,
          changed: { from: 0, to },
          parts: to === 0 ? [] : [{ ...this.desktop, x: 0, y: 0, heightPx: to }],
          pixels: Buffer.alloc(0),
          strideBytes: 400,
          grabbedAtMs: this.clock.now(),
        });
      },
      [Symbol.dispose]: () => undefined,
    };
  }

  #encoder(request: EncoderRequest): VideoEncoder {
    this.requests.push(request);
    this.openEncoders += 1;
    return {
      ...request,
      retarget: () => true,
      encode: async (picture, wish) => {
        this.working += 1;
        this.mostWorking = Math.max(this.mostWorking, this.working);
        const { promise, resolve } = Promise.withResolvers<undefined>();
        if (this.encodeMs > 0) this.clock.setTimer(this.encodeMs, () => resolve(undefined));
        else resolve(undefined);
        await promise;
        this.working -= 1;
        if (this.hasBrokenEncoder) throw new Error('broken');
        this.encodings.push({ picture, ...wish });
        return { data: Buffer.alloc(this.sizeBytes), isKey: wish.isKey, grabbedAtMs: picture.grabbedAtMs };
      },
      [Symbol.dispose]: () => {
        this.openEncoders -= 1;
      },
    };
  }

  #outlet(): PictureOutlet {
    const read = {
      backlogMs: () => this.backlogMs,
      bitsPerSecond: () => this.bitsPerSecond,
    };
    return {
      codec: 'h264',
      get backlogMs() {
        return read.backlogMs();
      },
      get bitsPerSecond() {
        return read.bitsPerSecond();
      },
      send: (picture) => this.sent.push(picture),
    };
  }
}

describe('the stream', () => {
  test('AGP5, AGE5 begins with a key picture, refines what stands still, and is silent then', async () => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(10_000);
    expect(scene.encodings.map(({ isKey }) => isKey)).toEqual([true, false, false, false, false]);
    const finenesses = scene.encodings.map(({ fineness }) => fineness);
    expect(finenesses).toEqual(['normal', 'fine', ...new Array<string>(3).fill('lossless-looking')]);
    expect(scene.clock.timerCount).toBe(0);
    const grabs = scene.grabs;
    await scene.clock.advance(60_000);
    expect(scene.grabs).toBe(grabs);
  });

  test.each([
    ['on another path', (scene: Scene) => scene.start()],
    ['after a key picture that was asked for', (scene: Scene) => scene.stream.keyWanted()],
  ])('AGE5 what stands still is sent finer again %s', async (_when, begin) => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(1_000);
    const before = scene.encodings.length;
    begin(scene);
    await scene.clock.advance(1_000);
    const again = scene.encodings.slice(before);
    expect(again.map(({ isKey }) => isKey)).toEqual([true, false, false, false, false]);
    expect(again.at(-1)?.fineness).toBe('lossless-looking');
    expect(scene.clock.timerCount).toBe(0);
  });

  test('AGP5 sends a change at once, sixty a second at most, one at a time', async () => {
    const scene = new Scene();
    scene.encodeMs = 5;
    scene.start();
    await scene.clock.advance(2_000);
    const before = scene.sent.length;
    scene.draw();
    await scene.clock.advance(5);
    expect(scene.sent).toHaveLength(before + 1);
    await scene.drawFor(1_000);
    expect(scene.sent.length - before).toBeGreaterThan(45);
    expect(scene.sent.length - before).toBeLessThan(66);
    expect(scene.mostWorking).toBe(1);
  });

  test('AGP3 while the path is full nothing is queued, and then the newest goes', async () => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(2_000);
    const before = scene.sent.length;
    scene.backlogMs = 200;
    await scene.drawFor(500);
    expect(scene.sent).toHaveLength(before);
    scene.backlogMs = 0;
    await scene.clock.advance(200);
    const next = scene.sent[before];
    expect(next?.grabbedAtMs).toBeGreaterThan(scene.clock.now() - 210);
  });

  test('AGP1 a slow machine sends fewer pictures', async () => {
    const scene = new Scene();
    scene.encodeMs = 60;
    scene.start();
    await scene.drawFor(2_000);
    const before = scene.sent.length;
    await scene.drawFor(1_000);
    expect(scene.sent.length - before).toBeLessThanOrEqual(11);
  });

  test('AGC1, AGP5 a desktop of another size gets another encoder and a key picture of all of it', async () => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(2_000);
    scene.desktop = { x: 0, y: 0, widthPx: 61, heightPx: 41 };
    scene.stream.handleGeometry();
    await scene.clock.advance(20);
    expect(scene.requests.map(({ size }) => size)).toEqual([
      { widthPx: 100, heightPx: 80 },
      { widthPx: 62, heightPx: 42 },
    ]);
    const last = scene.encodings.at(-1);
    expect(last?.isKey).toBe(true);
    expect(last?.picture.changed).toEqual({ from: 0, to: 41 });
    expect(scene.openEncoders).toBe(1);
  });

  test('AGC2 a change that turns out to be none is nothing to send', async () => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(1_000);
    const sent = scene.sent.length;
    scene.stream.handleChanged();
    await scene.clock.advance(1_000);
    expect(scene.sent).toHaveLength(sent);
    scene.draw();
    await scene.clock.advance(1_000);
    expect(scene.sent.length).toBeGreaterThan(sent);
  });

  test('AGR4, AGE4 a key picture that is wanted goes out though nothing changed', async () => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(1_000);
    scene.stream.keyWanted();
    await scene.clock.advance(20);
    expect(scene.encodings.at(-1)?.isKey).toBe(true);
  });

  test('AGP6 who asks after a silence gets a sign of life first, and a key picture when asking again', async () => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(4_000);
    for (let silences = 0; silences < 3; silences += 1) {
      const before = scene.sent.length;
      scene.stream.keyWanted();
      await scene.clock.advance(3_000);
      expect(scene.sent.slice(before).map(({ isKey }) => isKey)).toEqual([false]);
      expect(scene.encodings.at(-1)?.fineness).toBe('unchanged');
    }
    scene.stream.keyWanted();
    await scene.clock.advance(400);
    scene.stream.keyWanted();
    await scene.clock.advance(20);
    expect(scene.sent.slice(-2).map(({ isKey }) => isKey)).toEqual([false, true]);
  });

  test('AGP4 an encoder that fails is replaced after a pause', async () => {
    const scene = new Scene();
    scene.hasBrokenEncoder = true;
    scene.start();
    await scene.clock.advance(5_500);
    expect(scene.faults).toHaveLength(6);
    expect(scene.sent).toHaveLength(0);
    scene.hasBrokenEncoder = false;
    await scene.clock.advance(1_000);
    expect(scene.sent[0]?.isKey).toBe(true);
    expect(scene.openEncoders).toBe(1);
  });

  test('AGP4 a screen that couldn’t be watched is tried again after a pause', async () => {
    const scene = new Scene();
    scene.hasNoMemory = true;
    scene.start();
    await scene.clock.advance(2_500);
    expect(scene.faults).toHaveLength(3);
    scene.hasNoMemory = false;
    await scene.clock.advance(1_000);
    expect(scene.sent[0]?.isKey).toBe(true);
  });

  test('AGP5 begins with a key picture on another path too, when the former was left amid a picture', async () => {
    const scene = new Scene();
    scene.encodeMs = 50;
    scene.start();
    await scene.clock.advance(25);
    scene.stream.stop();
    scene.start();
    await scene.clock.advance(10_000);
    expect(scene.sent[0]?.isKey).toBe(true);
  });

  test('AGP5 begins with a key picture on another path too, when the former was left while the screen was read', async () => {
    const scene = new Scene();
    scene.start();
    scene.stream.stop();
    scene.start();
    await scene.clock.advance(10_000);
    expect(scene.sent[0]?.isKey).toBe(true);
  });

  test('AGP5 another encoder begins with all of the screen, though nothing has changed', async () => {
    const scene = new Scene();
    scene.start();
    await scene.clock.advance(1_000);
    for (const begin of [() => scene.start(), () => (scene.bitsPerSecond = 200)]) {
      const { length } = scene.encodings;
      begin();
      scene.stream.keyWanted();
      await scene.clock.advance(100);
      const { picture, isKey } = scene.encodings[length] ?? {};
      expect(isKey).toBe(true);
      expect(picture?.changed).toEqual({ from: 0, to: 80 });
      expect(picture?.parts).toEqual([{ x: 0, y: 0, widthPx: 100, heightPx: 80 }]);
    }
    expect(scene.requests).toHaveLength(3);
  });

  test('AGP4 nothing is sent after a stop, not even what was in work', async () => {
    const scene = new Scene();
    scene.encodeMs = 50;
    scene.start();
    await scene.clock.advance(10);
    scene.stream.stop();
    await scene.clock.advance(1_000);
    scene.draw();
    await scene.clock.advance(1_000);
    expect(scene.sent).toEqual([]);
    expect(scene.openEncoders).toBe(0);
    expect(scene.clock.timerCount).toBe(0);
  });
});
