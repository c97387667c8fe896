import type { ShownPicture } from '@alongside/e2e/agent';
import { figuresOf } from './figures.ts';

interface Motion {
  readonly framesPerSecond: number;
  readonly ageMs: { readonly p50: number; readonly p95: number; readonly most: number };
  /** The longest time without a new picture. */
  readonly freezeMs: number;
}

/** What was seen of a screen that moves, between two moments in milliseconds since 1970. */
export function motionOf(shown: readonly ShownPicture[], fromMs: number, toMs: number): Motion {
  const pictures = shown.filter(({ shownAtMs }) => shownAtMs >= fromMs && shownAtMs <= toMs);
  const { p50, p95, most } = figuresOf(pictures.map(({ shownAtMs, drawnAtMs }) => shownAtMs - drawnAtMs));
  const times = [fromMs, ...pictures.map(({ shownAtMs }) => shownAtMs), toMs];
  const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? atMs));
  return {
    framesPerSecond: Math.round((pictures.length * 1_000) / (toMs - fromMs)),
    ageMs: { p50, p95, most },
    freezeMs: Math.round(Math.max(...gaps)),
  };
}

export const epochMs = (): number => performance.timeOrigin + performance.now();
