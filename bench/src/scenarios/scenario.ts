import type { Stimulus } from '../desktop/stimulus.ts';
import type { Booked, Costs } from '../machine/costs.ts';
import type { Summary } from '../statistics.ts';
import type { DevtoolsPage } from '../viewer/devtools-page.ts';
import type { Probe } from '../viewer/probe.ts';

export const SCENARIOS = [
  'connect',
  'idle',
  'key',
  'mouse',
  'typing',
  'scroll',
  'video',
  'key-beside-video',
  'still-text',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/** An open session, and what looks at it. */
export interface Scene {
  readonly booked: Booked;
  readonly stimulus: Stimulus;
  readonly probe: Probe;
  readonly page: DevtoolsPage;
  /** Of the element that shows the shared desktop. */
  readonly selector: string;
  /** The shared desktop's. */
  readonly display: string;
  /** Gives the keyboard to the shared desktop, where it isn't by itself. */
  readonly focus: () => Promise<void>;
}

export interface ScenarioSize {
  /** Presses of each latency. */
  readonly presses: number;
  /** Length of scrolling and video. */
  readonly seconds: number;
}

/** Times are in milliseconds. */
export interface Latency {
  readonly kind: 'latency';
  /** From the press to the picture. */
  readonly total: Summary | null;
  /** From the press to the program on the shared desktop. */
  readonly inward: Summary | null;
  /** From the drawing there to the picture here. */
  readonly outward: Summary | null;
  /** Presses without an effect in the picture. */
  readonly missed: number;
  readonly costs: Costs;
}

export interface Motion {
  readonly kind: 'motion';
  readonly drawnPerSecond: number;
  readonly shownPerSecond: number;
  /** From drawing a frame to showing it. */
  readonly age: Summary | null;
  /** Age of what is on the screen, at any moment. */
  readonly staleness: Summary | null;
  /** Between two frames that are shown. */
  readonly gap: Summary | null;
  readonly costs: Costs;
}

export interface Idle {
  readonly kind: 'idle';
  readonly costs: Costs;
}

export interface StillText {
  readonly kind: 'still-text';
  /** Structural similarity to the original half a second after the last change; 1: the same. */
  readonly similarity: number;
}

export interface Connect {
  readonly kind: 'connect';
  /** From asking for the picture to the first one. */
  readonly firstPicture: Summary | null;
}

export type Measured = Latency | Motion | Idle | StillText | Connect;
