import { setTimeout as pause } from 'node:timers/promises';
import { booked } from '../machine/costs.ts';
import { summaryOf } from '../statistics.ts';
import { type Change, type Press, barCodes } from '../viewer/probe.ts';
import type { Latency, Scene } from './scenario.ts';

const TEXT = 'the quick brown fox jumps over the lazy dog ';
const SETTLE_MS = 1_500;
const PAUSE_MS = { least: 80, more: 40 } as const;
/** Between a key and the next there is at least its release. */
const RELEASE_MS = 20;
const FRAME_NUMBERS = 65_536;

/** A key every 100 to 140 ms: from each to the first frame that counts it, or a later one. */
export async function typing(scene: Scene, keys: number): Promise<Latency> {
  const { stimulus, probe } = scene;
  const layout = await stimulus.show('typing');
  await pause(SETTLE_MS);
  stimulus.forget();
  await scene.focus();
  await probe.start(barCodes(layout).slice(0, 1));
  const sent: Press[] = [];
  const { costs } = await booked(scene.booked, async () => {
    for (let key = 0; key < keys; key += 1) {
      await pause(PAUSE_MS.least + Math.random() * PAUSE_MS.more);
      sent.push(await probe.press('key', TEXT[key % TEXT.length]));
      await pause(RELEASE_MS);
    }
    await pause(SETTLE_MS);
  });
  const { changes, presses } = await probe.stop();
  const pressed = presses.length === keys ? presses : sent;
  const isComplete = stimulus.inputs.length === keys;
  const latencies = isComplete ? keyLatencies(pressed, changes, layout.frameNumber) : [];
  return {
    kind: 'latency',
    total: summaryOf(latencies),
    inward: null,
    outward: null,
    missed: keys - latencies.length,
    costs,
  };
}

/** In milliseconds; keys that no frame counts are left out. */
export function keyLatencies(
  presses: readonly Press[],
  changes: readonly Change[],
  firstFrameNumber: number,
): number[] {
  const readable = changes.filter(({ value }) => value >= 0);
  return presses.flatMap(({ atMs }, index) => {
    const counted = ({ value }: Change): number => (value - firstFrameNumber + FRAME_NUMBERS) % FRAME_NUMBERS;
    const seen = readable.find((change) => counted(change) > index && change.atMs > atMs);
    return seen === undefined ? [] : [seen.atMs - atMs];
  });
}
