// `npm run bench`: lists the measurements; `npm run bench -- NAME [--json]` takes one.
import { runInOurPlace } from './launch/child.mjs';
import { listMeasurements } from './launch/measurements.mjs';
import { prepare } from './launch/prepare.mjs';
import { repositoryRoot } from './launch/repository.mjs';
import { buildWebApps } from './launch/web-apps.mjs';

const [name, ...options] = process.argv.slice(2);
const measurements = listMeasurements(repositoryRoot);
const measurement = measurements.find((each) => each.name === name);

if (name === undefined) {
  console.log('Measurements, each taken with: npm run bench -- NAME [--json]');
  for (const each of measurements) console.log(`  ${each.name.padEnd(24)} ${each.description}`);
} else if (measurement === undefined) {
  console.error(`There is no measurement named ${name}. "npm run bench" lists them.`);
  process.exitCode = 2;
} else {
  const node = await prepare();
  const isReady = node !== undefined && (await buildWebApps(repositoryRoot, node));
  process.exitCode = isReady ? await runInOurPlace(node, [measurement.file, ...options]) : 1;
}
