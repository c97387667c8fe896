// `npm run agent`: runs the agent from the repository, its window's page built before.
import path from 'node:path';

import { runInOurPlace } from './launch/child.mjs';
import { prepare } from './launch/prepare.mjs';
import { repositoryRoot } from './launch/repository.mjs';
import { buildWebApps } from './launch/web-apps.mjs';

const node = await prepare();
if (node === undefined || !(await buildWebApps(repositoryRoot, node))) {
  process.exitCode = 1;
} else {
  const program = path.join(repositoryRoot, 'apps', 'agent', 'src', 'alongside-agent.ts');
  process.exitCode = await runInOurPlace(node, [program, 'start', ...process.argv.slice(2)]);
}
