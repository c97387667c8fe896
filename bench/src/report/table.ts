import type {
  Connect,
  Idle,
  Latency,
  Measured,
  Motion,
  ScenarioName,
  StillText,
} from '../scenarios/scenario.ts';
import type { Summary } from '../statistics.ts';
import type { RunResult } from './result.ts';

interface Row {
  readonly what: string;
  /** null: it wasn't measured. */
  readonly of: (run: RunResult) => string | null;
}

const ms = (summary: Summary | null): string | null =>
  summary === null ? null : `${Math.round(summary.p50)} / ${Math.round(summary.p95)} ms`;

const find = <Kind extends Measured['kind']>(
  run: RunResult,
  name: ScenarioName,
  kind: Kind,
): Extract<Measured, { readonly kind: Kind }> | null => {
  const measured = run.results[name];
  const isRight = (one: Measured): one is Extract<Measured, { readonly kind: Kind }> => one.kind === kind;
  return measured !== undefined && isRight(measured) ? measured : null;
};

const latencyRow = (what: string, name: ScenarioName, tell: (found: Latency) => string | null): Row => ({
  what,
  of: (run) => {
    const found = find(run, name, 'latency');
    return found === null ? null : tell(found);
  },
});

const motionRow = (what: string, name: ScenarioName, tell: (found: Motion) => string | null): Row => ({
  what,
  of: (run) => {
    const found = find(run, name, 'motion');
    return found === null ? null : tell(found);
  },
});

const idleRow = (what: string, tell: (found: Idle) => string | null): Row => ({
  what,
  of: (run) => {
    const found = find(run, 'idle', 'idle');
    return found === null ? null : tell(found);
  },
});

const cores = (share: number | undefined): string | null =>
  share === undefined ? null : `${(share * 100).toFixed(1)} %`;
const bits = (bytesPerSecond: number): string => {
  const kilobits = (bytesPerSecond * 8) / 1_000;
  return kilobits < 1_000 ? `${kilobits.toFixed(1)} kbit/s` : `${(kilobits / 1_000).toFixed(1)} Mbit/s`;
};

const ROWS: readonly Row[] = [
  latencyRow('key → picture', 'key', ({ total }) => ms(total)),
  latencyRow('· key → program', 'key', ({ inward }) => ms(inward)),
  latencyRow('· drawn → picture', 'key', ({ outward }) => ms(outward)),
  latencyRow('button → picture', 'mouse', ({ total }) => ms(total)),
  latencyRow('typing', 'typing', ({ total }) => ms(total)),
  latencyRow('key beside a video', 'key-beside-video', ({ total }) => ms(total)),
  {
    what: 'presses without effect',
    of: (run) => {
      const names = ['key', 'mouse', 'typing', 'key-beside-video'] as const;
      const found = names.flatMap((name) => find(run, name, 'latency') ?? []);
      return found.length === 0 ? null : String(found.reduce((sum, { missed }) => sum + missed, 0));
    },
  },
  motionRow(
    'scrolling: frames a second',
    'scroll',
    (found) => `${found.shownPerSecond} of ${found.drawnPerSecond}`,
  ),
  motionRow('scrolling: age', 'scroll', ({ age }) => ms(age)),
  motionRow('scrolling: staleness', 'scroll', ({ staleness }) => ms(staleness)),
  motionRow(
    'video: frames a second',
    'video',
    (found) => `${found.shownPerSecond} of ${found.drawnPerSecond}`,
  ),
  motionRow('video: age', 'video', ({ age }) => ms(age)),
  {
    what: 'still text after 500 ms (SSIM)',
    of: (run) => {
      const found: StillText | null = find(run, 'still-text', 'still-text');
      return found === null ? null : found.similarity.toFixed(4);
    },
  },
  {
    what: 'first picture',
    of: (run) => {
      const found: Connect | null = find(run, 'connect', 'connect');
      return found === null ? null : ms(found.firstPicture);
    },
  },
  idleRow('idle: host', ({ costs }) => cores(costs.cores.host)),
  idleRow('idle: bytes', ({ costs }) => bits(costs.bytesPerSecond)),
  latencyRow('typing: host', 'typing', ({ costs }) => cores(costs.cores.host)),
  latencyRow('typing: bytes', 'typing', ({ costs }) => bits(costs.bytesPerSecond)),
  motionRow('scrolling: host', 'scroll', ({ costs }) => cores(costs.cores.host)),
  motionRow('scrolling: viewer', 'scroll', ({ costs }) => cores(costs.cores.viewer)),
  motionRow('scrolling: bytes', 'scroll', ({ costs }) => bits(costs.bytesPerSecond)),
  motionRow('video: host', 'video', ({ costs }) => cores(costs.cores.host)),
  motionRow('video: viewer', 'video', ({ costs }) => cores(costs.cores.viewer)),
  motionRow('video: bytes', 'video', ({ costs }) => bits(costs.bytesPerSecond)),
  {
    what: 'most of other work beside it',
    of: ({ results }) => {
      const foreign = Object.values(results).flatMap((one) => ('costs' in one ? one.costs.foreignCores : []));
      return foreign.length === 0 ? null : cores(Math.max(...foreign, 0));
    },
  },
];

/** A Markdown table: a row for each figure, a column for each run. Times are median / 95th percentile. */
export function tableOf(runs: readonly RunResult[]): string {
  const rows = ROWS.map(({ what, of }) => ({ what, cells: runs.map(of) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null))
    .map(({ what, cells }) => [what, ...cells.map((cell) => cell ?? '–')]);
  const header = ['', ...runs.map(({ name }) => name)];
  const rule = header.map((_, index) => (index === 0 ? '---' : '--:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
