import { FakeClock } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { PolledScreenSource } from './polled-screen-source.ts';
import type { Rectangle } from './rectangle.ts';
import type { ScreenReader } from './screen-reader.ts';
import type { PointerShape, ScreenGeometry } from './screen-source.ts';

const WIDTH = 4;
const HEIGHT = 3;
const SHAPE: PointerShape = { widthPx: 1, heightPx: 1, hotX: 0, hotY: 0, rgba: Buffer.alloc(4) };

const screenOf = (widthPx: number, heightPx: number): ScreenGeometry => {
  const desktop = { x: 0, y: 0, widthPx, heightPx };
  return { desktop, monitors: [{ name: 'one', area: desktop, isPrimary: true }] };
};

/** A desktop in memory; `costMs` passes by the clock while it is read. */
class FakeReader implements ScreenReader {
  readonly pixels = Buffer.alloc(WIDTH * HEIGHT * 4);
  geometry = screenOf(WIDTH, HEIGHT);
  pointer = { x: 0, y: 0, shapeId: 'arrow' };
  canRead = true;
  isDisposed = false;
  costMs = 1;
  reads = 0;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  readGeometry = (): ScreenGeometry => this.geometry;
  readPointer = () => this.pointer;
  readShape = (): PointerShape => SHAPE;

  async readPixels(area: Rectangle): Promise<Buffer | null> {
    this.reads += 1;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#clock.setTimer(this.costMs, () => {
      resolve(undefined);
    });
    await promise;
    return this.canRead ? this.pixels.subarray(0, area.widthPx * area.heightPx * 4) : null;
  }

  [Symbol.dispose](): void {
    this.isDisposed = true;
  }
}

function watching() {
  const clock = new FakeClock();
  const reader = new FakeReader(clock);
  const told = { changes: 0, geometries: 0, pointers: [] as string[], shapes: 0, faults: [] as unknown[] };
  const source = new PolledScreenSource(reader, {
    clock,
    report: (cause) => told.faults.push(cause),
    handlers: {
      changed: () => (told.changes += 1),
      geometryChanged: () => (told.geometries += 1),
      pointerMoved: (x, y) => told.pointers.push(`${x},${y}`),
      pointerShaped: () => (told.shapes += 1),
      lost: () => undefined,
    },
  });
  const grab = async () => {
    const grabbed = source.grab();
    await clock.advance(reader.costMs);
    return grabbed;
  };
  return { clock, reader, told, source, grab };
}

test('AGC2, AGC3, AGW2 a change is told once until it is read, and only its rows count', async () => {
  const { clock, reader, told, source, grab } = watching();
  source.watch(source.geometry.desktop);
  expect(told.changes).toBe(1);
  expect((await grab())?.changed).toEqual({ from: 0, to: HEIGHT });
  await clock.advance(5_000);
  expect(told.changes).toBe(1);
  reader.pixels[WIDTH * 4] = 9;
  await clock.advance(1_000);
  expect(told.changes).toBe(2);
  const picture = await grab();
  expect(picture?.changed).toEqual({ from: 1, to: 2 });
  expect(picture?.pixels).toEqual(reader.pixels);
  expect((await grab())?.changed).toEqual({ from: 0, to: 0 });
});

test('AGW2 a calm desktop is looked at less often, one that is slow to read too, and one that nobody watches never', async () => {
  const { clock, reader, source, grab } = watching();
  const readsIn = async (ms: number): Promise<number> => {
    const before = reader.reads;
    await clock.advance(ms);
    return reader.reads - before;
  };
  expect(await readsIn(1_000)).toBe(0);
  source.watch(source.geometry.desktop);
  await grab();
  const busy = await readsIn(1_000);
  expect(busy).toBeGreaterThan(15);
  expect(busy).toBeLessThanOrEqual(31);
  await clock.advance(2_000);
  const calm = await readsIn(1_000);
  expect(calm).toBeGreaterThan(5);
  expect(calm).toBeLessThanOrEqual(10);
  reader.costMs = 300;
  await clock.advance(1_000);
  expect(await readsIn(10_000)).toBeLessThanOrEqual(10);
  reader.costMs = 1;
  reader.pointer = { ...reader.pointer, x: 1 };
  await clock.advance(2_000);
  expect(await readsIn(0)).toBe(0);
  source[Symbol.dispose]();
  await clock.advance(1_000);
  expect(reader.isDisposed).toBe(true);
  expect(await readsIn(1_000)).toBe(0);
});

test('AGC4 the pointer is told when it moves, and its shape when it changes', async () => {
  const { clock, reader, told } = watching();
  await clock.advance(100);
  expect(told).toMatchObject({ pointers: ['0,0'], shapes: 1 });
  reader.pointer = { x: 3, y: 1, shapeId: 'arrow' };
  await clock.advance(100);
  reader.pointer = { x: 3, y: 1, shapeId: 'bar' };
  await clock.advance(100);
  expect(told).toMatchObject({ pointers: ['0,0', '3,1'], shapes: 2 });
});

test('AGC1 another arrangement of monitors is told, and what isn’t there any more isn’t read', async () => {
  const { clock, reader, told, source, grab } = watching();
  source.watch(source.geometry.desktop);
  await grab();
  reader.geometry = screenOf(WIDTH, 2);
  await clock.advance(1_000);
  expect(told.geometries).toBe(1);
  expect(await grab()).toBeNull();
  source.watch(source.geometry.desktop);
  expect((await grab())?.area.heightPx).toBe(2);
});

test('AGW3 what can’t be read for a while is no picture, and goes on by itself', async () => {
  const { clock, reader, told, source, grab } = watching();
  source.watch(source.geometry.desktop);
  await grab();
  reader.canRead = false;
  await clock.advance(1_000);
  expect(await grab()).toBeNull();
  expect(told.changes).toBe(1);
  reader.canRead = true;
  reader.pixels[0] = 7;
  await clock.advance(1_000);
  expect(told.changes).toBe(2);
  expect((await grab())?.changed).toEqual({ from: 0, to: 1 });
});
