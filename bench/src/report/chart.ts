import type { Summary } from '../statistics.ts';
import type { RunResult } from './result.ts';

interface Panel {
  readonly title: string;
  readonly of: (run: RunResult) => Summary | null;
}

const latencyPanel = (title: string, name: 'key' | 'typing' | 'key-beside-video'): Panel => ({
  title,
  of: ({ results }) => {
    const found = results[name];
    return found?.kind === 'latency' ? found.total : null;
  },
});

const agePanel = (title: string, name: 'scroll' | 'video'): Panel => ({
  title,
  of: ({ results }) => {
    const found = results[name];
    return found?.kind === 'motion' ? found.age : null;
  },
});

const PANELS: readonly Panel[] = [
  latencyPanel('Key to picture', 'key'),
  latencyPanel('Typing', 'typing'),
  latencyPanel('Key beside a video', 'key-beside-video'),
  agePanel('Age while scrolling', 'scroll'),
  agePanel('Age of a video', 'video'),
];

const SIZE = { width: 880, left: 190, right: 70, bar: 18, gap: 6, title: 30, between: 14 } as const;
const STEPS = [10, 20, 50, 100, 200, 500, 1_000, 2_000] as const;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Bar {
  readonly name: string;
  readonly summary: Summary;
}

interface Drawn {
  readonly svg: string;
  readonly height: number;
}

function drawBar({ name, summary }: Bar, y: number, scale: number): string {
  const middle = y + SIZE.bar / 2;
  const [p50, p95] = [SIZE.left + summary.p50 * scale, SIZE.left + summary.p95 * scale];
  const kind = name === 'alongside' ? 'ours' : 'theirs';
  return [
    `<text class="name" x="${SIZE.left - 8}" y="${middle + 4}">${escaped(name)}</text>`,
    `<rect class="${kind}" x="${SIZE.left}" y="${y}" width="${Math.max(p50 - SIZE.left, 1).toFixed(1)}" height="${SIZE.bar}"/>`,
    `<path class="far" d="M${p50.toFixed(1)} ${middle}H${p95.toFixed(1)}M${p95.toFixed(1)} ${y + 4}v${SIZE.bar - 8}"/>`,
    `<text x="${(Math.max(p50, p95) + 6).toFixed(1)}" y="${middle + 4}">${Math.round(summary.p50)} / ${Math.round(summary.p95)}</text>`,
  ].join('\n');
}

function drawPanel({ title, of }: Panel, runs: readonly RunResult[], top: number): Drawn | null {
  const bars = runs.flatMap((run): Bar[] => {
    const summary = of(run);
    return summary === null ? [] : [{ name: run.name, summary }];
  });
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map(({ summary }) => summary.p95));
  const end = STEPS.find((step) => step >= most) ?? most;
  const scale = (SIZE.width - SIZE.left - SIZE.right) / end;
  const first = top + SIZE.title;
  const height = SIZE.title + bars.length * (SIZE.bar + SIZE.gap) + SIZE.between;
  return {
    height,
    svg: [
      `<text class="title" x="0" y="${top + 18}">${escaped(title)}, ms</text>`,
      ...bars.map((bar, index) => drawBar(bar, first + index * (SIZE.bar + SIZE.gap), scale)),
    ].join('\n'),
  };
}

const STYLE = `text{font:13px system-ui,sans-serif;fill:#333}.title{font-weight:600}.name{text-anchor:end}
.ours{fill:#1a6fd4}.theirs{fill:#9aa4b0}.far{stroke:#555;fill:none}
@media(prefers-color-scheme:dark){text{fill:#ddd}.far{stroke:#bbb}}`;

/** An SVG picture: bars to the median, lines to the 95th percentile, a part for each measurement. */
export function chartOf(runs: readonly RunResult[]): string {
  let top = 0;
  const parts: string[] = [];
  for (const panel of PANELS) {
    const drawn = drawPanel(panel, runs, top);
    if (drawn === null) continue;
    parts.push(drawn.svg);
    top += drawn.height;
  }
  const box = `viewBox="0 0 ${SIZE.width} ${top}" width="${SIZE.width}" height="${top}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>\n<style>${STYLE}</style>\n${parts.join('\n')}\n</svg>\n`;
}
