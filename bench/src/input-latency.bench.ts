// From a press at the helper to the changed pixels there, with scrolling, video and costs, of Alongside and products beside it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bringPackages } from './machine/bring-packages.ts';
import { cacheFolder } from './machine/cache-folder.ts';
import { takeProcessorShare } from './machine/processor-share.ts';
import { type MeasureOptions, measurePeer } from './measure-peer.ts';
import { choosePeers } from './peers/peers.ts';
import { chartOf } from './report/chart.ts';
import { jsonLine } from './report/json-line.ts';
import type { RunResult } from './report/result.ts';
import { tableOf } from './report/table.ts';
import { SCENARIOS } from './scenarios/scenario.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    peers: { type: 'string' },
    only: { type: 'string' },
    n: { type: 'string', default: '100' },
    secs: { type: 'string', default: '15' },
    connects: { type: 'string', default: '5' },
    quiet: { type: 'string', default: '12' },
    viewer: { type: 'string', default: 'glass' },
    share: { type: 'boolean', default: true },
    out: { type: 'string', default: fileURLToPath(new URL('../results/', import.meta.url)) },
  },
  allowNegative: true,
});

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const only = values.only?.split(',');
const options: MeasureOptions = {
  viewer: values.viewer === 'page' ? 'page' : 'glass',
  scenarios: SCENARIOS.filter((name) => only === undefined || only.includes(name)),
  presses: Number(values.n),
  seconds: Number(values.secs),
  connects: Number(values.connects),
  quietMs: Number(values.quiet) * 1_000,
  say,
};

const peers = choosePeers(values.peers);
bringPackages();
if (values.share) takeProcessorShare();

const startedAt = new Date().toISOString();

/** After each product, so that a run that is broken off leaves what it has. */
function keep(soFar: readonly RunResult[]): void {
  const products = soFar.map(
    ({ name, title, version }) => `- **${name}**: ${title}${version === '' ? '' : ` (${version})`}`,
  );
  mkdirSync(values.out, { recursive: true });
  const file = `${values.out}/input-latency-${options.viewer}`;
  writeFileSync(`${file}.md`, `${tableOf(soFar)}\n\n${products.join('\n')}\n`);
  writeFileSync(`${file}.svg`, chartOf(soFar));
  writeFileSync(`${cacheFolder('runs')}/${startedAt}.json`, JSON.stringify(soFar));
}

const runs: RunResult[] = [];
for (const peer of peers) {
  say(`${peer.name}: ${peer.title}`);
  const run = await measurePeer(peer, options);
  if (run.fault !== null) say(`  ${peer.name}: ${run.fault}`);
  runs.push(run);
  keep(runs);
}

process.stdout.write(`${tableOf(runs)}\n`);
if (values.json) process.stdout.write(`${jsonLine(runs)}\n`);
process.exit(runs.every(({ fault }) => fault === null) ? 0 : 1);
