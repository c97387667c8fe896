// From a changed compliance policy to 100,000 devices evaluated anew, and what starting a session takes meanwhile.
import { parseArgs } from 'node:util';
import { summaryOf } from './statistics.ts';
import { openFleet } from './organisation/fleet.ts';
import { sayTable } from './organisation/say-table.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, devices: { type: 'string', default: '100000' } },
});
const devices = Number(values.devices);
if (!Number.isInteger(devices) || devices < 1)
  throw new RangeError(`Not a number of devices: ${values.devices}`);

/** Sessions are started this far apart, in milliseconds. */
const START_EVERY_MS = 100;
const IDLE_STARTS = 100;

await using fleet = await openFleet(devices);
const loadedMs = await fleet.evaluateAll();

const idle: number[] = [];
await fleet.startSessions({ everyMs: START_EVERY_MS, isOver: () => idle.length >= IDLE_STARTS, took: idle });

await fleet.tightenPolicy();
const busy: number[] = [];
let isEvaluated = false;
const [evaluatedMs] = await Promise.all([
  fleet.evaluateAll().finally(() => {
    isEvaluated = true;
  }),
  fleet.startSessions({ everyMs: START_EVERY_MS, isOver: () => isEvaluated, took: busy }),
]);

const oneMs: number[] = [];
while (oneMs.length < 20) oneMs.push(await fleet.changeOneDevice(oneMs.length));

const result = {
  devices,
  firstEvaluationMs: Math.round(loadedMs),
  afterPolicyChangeMs: Math.round(evaluatedMs),
  changedDevices: await fleet.countNoncompliant(),
  startIdle: summaryOf(idle),
  startMeanwhile: summaryOf(busy),
  oneDevice: summaryOf(oneMs),
};
sayTable(result);
if (values.json) process.stdout.write(`${JSON.stringify({ compliance: result })}\n`);
