import { summaryOf } from '../statistics.ts';
import type { RunResult } from './result.ts';

const costs = { cores: { host: 0.125 }, bytesPerSecond: 250, foreignCores: 0.02, stolenCores: 0 };

export const sampleRun = (name: string, keyMs: number): RunResult => ({
  name,
  title: `The ${name}`,
  version: '',
  viewer: 'glass',
  fault: null,
  results: {
    key: {
      kind: 'latency',
      total: summaryOf([keyMs, keyMs + 2, keyMs + 10]),
      inward: null,
      outward: null,
      missed: 1,
      costs,
    },
    idle: { kind: 'idle', costs },
    scroll: {
      kind: 'motion',
      drawnPerSecond: 60,
      shownPerSecond: 54.5,
      age: summaryOf([20, 30]),
      staleness: null,
      gap: null,
      costs,
    },
  },
});
