import { describe, expect, test } from 'vitest';
import { chartOf } from './chart.ts';
import { jsonLine } from './json-line.ts';
import { tableOf } from './table.ts';
import { sampleRun } from './test-runs.ts';

const runs = [sampleRun('floor', 5), sampleRun('alongside', 15), sampleRun('novnc', 20)];

describe('what is told', () => {
  test('BEN4 one line of JSON has our figures, those of each peer and the floor', () => {
    const line = jsonLine(runs);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      alongside: { p50: 17, p95: 24.2, n: 3 },
      peers: { novnc: { p50: 22, p95: 29.2, n: 3 } },
      floor: { p50: 7, p95: 14.2, n: 3 },
    });
    expect(JSON.parse(jsonLine([]))).toEqual({ alongside: null, peers: {}, floor: null });
  });

  test('BEN5 the table has a column for each product and a row for each figure that anybody has', () => {
    const [header = '', rule = '', ...rows] = tableOf(runs).split('\n');
    expect(header).toBe('|  | floor | alongside | novnc |');
    expect(rule).toBe('| --- | --: | --: | --: |');
    expect(rows).toContain('| key → picture | 7 / 14 ms | 17 / 24 ms | 22 / 29 ms |');
    expect(rows).toContain('| idle: bytes | 2.0 kbit/s | 2.0 kbit/s | 2.0 kbit/s |');
    expect(rows.some((row) => row.includes('typing'))).toBe(false);
    const [first] = runs;
    const partly = tableOf([...runs, { ...sampleRun('broken', 1), results: {} }]);
    expect(first).toBeDefined();
    expect(partly).toContain('| 22 / 29 ms | – |');
  });

  test('BEN5 the chart shows what was measured, and names are text only', () => {
    const svg = chartOf([...runs, sampleRun('<b>&"', 3)]);
    expect(svg).toContain('Key to picture');
    expect(svg).toContain('Age while scrolling');
    expect(svg).not.toContain('Typing');
    expect(svg).toContain('&lt;b&gt;&amp;&quot;');
    expect(svg.match(/class="ours"/g)).toHaveLength(2);
    const widths = [...svg.matchAll(/<rect class="\w+" [^>]*width="([\d.]+)"/g)].map((found) =>
      Number(found[1]),
    );
    expect(Math.min(...widths)).toBeGreaterThan(0);
    expect(Math.max(...widths)).toBeLessThan(880);
  });
});
