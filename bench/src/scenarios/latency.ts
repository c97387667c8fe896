import { setTimeout as pause } from 'node:timers/promises';
import type { StimulusMode } from '../desktop/stimulus.ts';
import { booked } from '../machine/costs.ts';
import { summaryOf } from '../statistics.ts';
import { corners } from '../viewer/probe.ts';
import type { Latency, Scene } from './scenario.ts';

interface LatencyOptions {
  readonly press: 'key' | 'button';
  readonly beside: Extract<StimulusMode, 'square' | 'video'>;
  readonly presses: number;
}

const SETTLE_MS = { square: 1_500, video: 2_500 } as const;
const PAUSE_MS = { square: [200, 380], video: [350, 650] } as const;
const TIMEOUT_MS = 3_000;
const ALONE_MS = 500;

const between = ([from, to]: readonly [number, number]): number => from + Math.random() * (to - from);

interface Sample {
  readonly totalMs: number;
  readonly inwardMs: number | null;
  readonly outwardMs: number | null;
}

/** From a press in the viewer to the moment when all four corners of a square of 400 pixels have the other colour. */
export async function latency(scene: Scene, { press, beside, presses }: LatencyOptions): Promise<Latency> {
  const { stimulus, probe } = scene;
  const layout = await stimulus.show(beside);
  await pause(SETTLE_MS[beside]);
  stimulus.forget();
  const [x, y, width, height] = layout.square;
  await probe.moveTo(x + width / 2, y + height / 2);
  await pause(ALONE_MS);
  await scene.focus();
  const watches = corners(layout);
  await probe.start(watches);
  const ids = watches.map(({ id }) => id);
  const samples: Sample[] = [];
  let missed = 0;
  const { costs } = await booked(scene.booked, async () => {
    for (let pressed = 0; pressed < presses; pressed += 1) {
      await pause(between(PAUSE_MS[beside]));
      const sample = await pressOnce(scene, press, ids);
      if (sample === null) missed += 1;
      else samples.push(sample);
    }
  });
  await probe.stop();
  const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
  return {
    kind: 'latency',
    total: summaryOf(samples.map(({ totalMs }) => totalMs)),
    inward: summaryOf(numbers(samples.map(({ inwardMs }) => inwardMs))),
    outward: summaryOf(numbers(samples.map(({ outwardMs }) => outwardMs))),
    missed,
    costs,
  };
}

/** null: the square is not of one colour before, or it doesn't change. */
async function pressOnce(
  { probe, stimulus }: Scene,
  press: LatencyOptions['press'],
  ids: readonly string[],
): Promise<Sample | null> {
  const colourNow = async (): Promise<number | null> => {
    const seen = await probe.seen();
    const [first = -1, ...others] = ids.map((id) => seen[id] ?? -1);
    return first >= 0 && others.every((value) => value === first) ? first : null;
  };
  let colour = await colourNow();
  if (colour === null) {
    await pause(ALONE_MS);
    colour = await colourNow();
  }
  if (colour === null) return null;
  const heard = stimulus.inputs.length;
  const { atMs } = await probe.press(press);
  const sight = await probe.wait(ids, 1 - colour, TIMEOUT_MS);
  if (sight === null) return null;
  const pressedAtMs = sight.pressedAtMs ?? atMs;
  const seenAtMs = Math.max(...Object.values(sight.atMs));
  // What the stimulus tells comes by another way than what is seen.
  await pause(5);
  const input = stimulus.inputs[heard];
  return {
    totalMs: seenAtMs - pressedAtMs,
    inwardMs: input === undefined ? null : input.arrivedAtMs - pressedAtMs,
    outwardMs: input === undefined ? null : seenAtMs - input.drawnAtMs,
  };
}
