// From `npm start` on a machine where it ran before to a server that listens and is ready.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '@alongside/e2e';
import { measure } from './measure.ts';

const main = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url));

await using resources = new AsyncDisposableStack();
const dataFolder = await mkdtemp(join(tmpdir(), 'alongside-start-up-'));
resources.defer(() => rm(dataFolder, { recursive: true, force: true }));

async function startOnce(): Promise<number> {
  const startedAtMs = performance.now();
  await using _ = await ServerProcess.start({ main, dataFolder });
  return performance.now() - startedAtMs;
}

process.stdout.write('From the second `npm start` on to listening:\n');
// The first start installs, builds and makes the data; the ones that are measured find it all.
await startOnce();
await measure({ name: 'startUp', runs: 5, takeOnce: startOnce });
