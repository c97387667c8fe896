import type { RunResult } from './result.ts';

interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly n: number;
}

/** From a key to the changed pixels, in milliseconds; null: nothing was measured. */
function keyFigures({ results }: RunResult): Figures | null {
  const { key } = results;
  if (key?.kind !== 'latency' || key.total === null) return null;
  const { p50, p95, n } = key.total;
  return { p50, p95, n };
}

export const OURS = 'alongside';
const FLOOR = 'floor';

/** One line that tells a program what a key takes: ours, each peer's, and that of a page without a network. */
export function jsonLine(runs: readonly RunResult[]): string {
  const find = (name: string): Figures | null => {
    const run = runs.find((each) => each.name === name);
    return run === undefined ? null : keyFigures(run);
  };
  const peers = runs.filter(({ name }) => name !== OURS && name !== FLOOR);
  return JSON.stringify({
    alongside: find(OURS),
    peers: Object.fromEntries(peers.map((run) => [run.name, keyFigures(run)])),
    floor: find(FLOOR),
  });
}
