import { setTimeout as pause } from 'node:timers/promises';
import type { DrawnFrame } from '../desktop/stimulus.ts';
import { booked } from '../machine/costs.ts';
import { nowMs } from '../machine/monotonic-clock.ts';
import { summaryOf } from '../statistics.ts';
import { type Change, barCodes } from '../viewer/probe.ts';
import type { Motion, Scene } from './scenario.ts';

const SETTLE_MS = 3_000;
const STALENESS_EVERY_MS = 5;

/** Scrolling or a video: how many frames come, and how old they are. */
export async function motion(scene: Scene, mode: 'scroll' | 'video', seconds: number): Promise<Motion> {
  const { stimulus, probe } = scene;
  const layout = await stimulus.show(mode);
  await pause(SETTLE_MS);
  await probe.start(barCodes(layout));
  stimulus.forget();
  const fromMs = nowMs();
  const { costs } = await booked(scene.booked, () => pause(seconds * 1_000));
  const span = { fromMs, toMs: nowMs() };
  const { changes } = await probe.stop();
  const frames = [...stimulus.frames];
  await stimulus.show('idle');
  return { kind: 'motion', ...motionFigures(changes, frames, span), costs };
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface ShownFrame {
  readonly drawnAtMs: number;
  readonly atMs: number;
}

/** A frame counts as shown once both of its bar codes are there: the whole of it. */
export function shownFrames(changes: readonly Change[], drawn: readonly DrawnFrame[]): ShownFrame[] {
  const frames = new Map(drawn.map((frame) => [frame.frameNumber, frame]));
  const current = { top: -1, bottom: -1 };
  let newest: DrawnFrame | undefined;
  const shown: ShownFrame[] = [];
  for (const { id, value, atMs } of changes) {
    if (value < 0) continue;
    current[id === 'top' ? 'top' : 'bottom'] = value;
    const [top, bottom] = [frames.get(current.top), frames.get(current.bottom)];
    if (top === undefined || bottom === undefined) continue;
    const older = top.beganAtMs <= bottom.beganAtMs ? top : bottom;
    if (older.beganAtMs > atMs) continue;
    if (newest !== undefined && older.beganAtMs <= newest.beganAtMs) continue;
    newest = older;
    shown.push({ drawnAtMs: older.drawnAtMs, atMs });
  }
  return shown;
}

export function motionFigures(
  changes: readonly Change[],
  drawn: readonly DrawnFrame[],
  { fromMs, toMs }: Span,
): Omit<Motion, 'kind' | 'costs'> {
  const isWithin = (atMs: number): boolean => atMs >= fromMs && atMs <= toMs;
  const shown = shownFrames(changes, drawn).filter(({ atMs }) => isWithin(atMs));
  const seconds = (toMs - fromMs) / 1_000;
  const gaps: number[] = [];
  const staleness: number[] = [];
  for (const [index, { drawnAtMs, atMs }] of shown.entries()) {
    const next = shown[index + 1];
    if (next !== undefined) gaps.push(next.atMs - atMs);
    for (let now = atMs; now < (next?.atMs ?? toMs); now += STALENESS_EVERY_MS)
      staleness.push(now - drawnAtMs);
  }
  const aSecond = (count: number): number => Math.round((count / seconds) * 10) / 10;
  return {
    drawnPerSecond: aSecond(drawn.filter(({ drawnAtMs }) => isWithin(drawnAtMs)).length),
    shownPerSecond: aSecond(shown.length),
    age: summaryOf(shown.map(({ atMs, drawnAtMs }) => atMs - drawnAtMs)),
    staleness: summaryOf(staleness),
    gap: summaryOf(gaps),
  };
}
