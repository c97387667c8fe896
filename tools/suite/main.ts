import path from 'node:path';

import { repositoryRoot } from '../launch/repository.mjs';
import { bringDebianPackages, readPackageList } from './debian-packages.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { runSuite, selectSteps, type Surroundings } from './run-suite.ts';
import { steps } from './steps.ts';

/** Where integration tests and journeys find the PostgreSQL that was started for them. */
const postgresVariable = 'ALONGSIDE_TEST_POSTGRES';

await using started = new AsyncDisposableStack();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}

const surroundings: Surroundings = {
  async prepare() {
    const wanted = readPackageList(path.join(repositoryRoot, 'tools', 'debian-packages.txt'));
    const { isComplete, advice } = await bringDebianPackages(wanted);
    if (!isComplete) return { problem: advice, env: {} };
    const server: PostgresServer = started.use(await startPostgres());
    return { problem: undefined, env: { [postgresVariable]: server.url } };
  },
};

const { chosen, filters } = selectSteps(steps, process.argv.slice(2));
const isGood = await runSuite(
  chosen,
  { root: repositoryRoot, env: {}, filters, signal: stop.signal },
  surroundings,
  {
    write: (text) => {
      process.stdout.write(text);
    },
    now: () => performance.now(),
  },
);
process.exitCode = isGood ? 0 : 1;
