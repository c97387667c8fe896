import { FakeClock } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { Pacer } from './pacer.ts';

/** How many bytes go out at once, and how many in the half second after. */
async function paced(bitsPerSecond: number): Promise<readonly [atOnce: number, inHalfASecond: number]> {
  const clock = new FakeClock();
  let bytes = 0;
  const pacer = new Pacer({ clock, send: (packet) => (bytes += packet.length) });
  pacer.setRate(bitsPerSecond);
  pacer.push([Buffer.alloc(1)]);
  await clock.advance(1_000);
  bytes = 0;
  pacer.push(Array.from({ length: 5_000 }, () => Buffer.alloc(1_000)));
  const atOnce = bytes;
  await clock.advance(500);
  return [atOnce, bytes - atOnce];
}

test('AGR7 a narrow path gets little at once and little more than it carries, a wide one a whole picture', async () => {
  const [narrowAtOnce, narrowLater] = await paced(2_000_000);
  expect(narrowAtOnce).toBeLessThan(6_000);
  expect(narrowLater).toBeGreaterThan(125_000);
  expect(narrowLater).toBeLessThan(160_000);
  const [wideAtOnce, wideLater] = await paced(20_000_000);
  expect(wideAtOnce).toBeGreaterThan(30_000);
  expect(wideLater).toBeGreaterThan(2_500_000);
});
