import { FakeClock } from '@alongside/testkit';
import { type FastMessage, type PeerMessage, PointerShape } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { PointerTeller, fitting } from './pointer-teller.ts';

const shape = (side: number) => ({
  widthPx: side,
  heightPx: side,
  hotX: side - 1,
  hotY: 0,
  rgba: Buffer.alloc(side * side * 4, 200),
});

function telling() {
  const clock = new FakeClock();
  const fast: FastMessage[] = [];
  const told: PeerMessage[] = [];
  const teller = new PointerTeller({
    clock,
    send: (message) => told.push(message) > 0,
    sendFast: (message) => fast.push(message) > 0,
  });
  return { clock, fast, told, teller };
}

test('AGS15 nothing is told while nothing is shown; then shape and place are', () => {
  const { fast, told, teller } = telling();
  teller.handleShaped(shape(16));
  teller.handleMoved(1, 2);
  expect([fast, told]).toEqual([[], []]);
  teller.handleShown(true);
  expect(fast).toEqual([{ type: 'pointer-at', n: 1, x: 1, y: 2 }]);
  expect(told.map(({ type }) => type)).toEqual(['pointer-shape']);
  teller.handleShown(false);
  teller.handleMoved(5, 5);
  expect(fast).toHaveLength(1);
});

test('AGS15 quick moves become few, and the last one is said again', async () => {
  const { clock, fast, teller } = telling();
  teller.handleShown(true);
  for (let x = 0; x < 100; x += 1) {
    teller.handleMoved(x, 0);
    await clock.advance(1);
  }
  await clock.advance(10);
  expect(fast.length).toBeLessThan(16);
  expect(fast.at(-1)).toMatchObject({ x: 99 });
  const quick = fast.length;
  await clock.advance(60_000);
  expect(fast.slice(quick)).toHaveLength(2);
  expect(fast.at(-1)).toMatchObject({ x: 99 });
  expect(clock.timerCount).toBe(0);
});

test.for([1, 48, 96, 97, 256, 300])('AGS15 a shape of %d pixels is told so that it is taken', (side) => {
  const { widthPx, heightPx, hotX, hotY, rgba } = fitting(shape(side));
  const message = { width: widthPx, height: heightPx, hotX, hotY, rgba: rgba.toString('base64') };
  expect(PointerShape.parse(message)).toEqual(message);
  expect(hotX).toBeLessThanOrEqual(widthPx);
});
