// `npm start`: works on a machine that has Node 20 and npm and nothing else, so this is plain JavaScript
// that imports nothing but Node and its neighbours.
import path from 'node:path';

import { runInOurPlace } from './launch/child.mjs';
import { prepare } from './launch/prepare.mjs';
import { repositoryRoot } from './launch/repository.mjs';
import { buildWebApps } from './launch/web-apps.mjs';

const node = await prepare();
if (node === undefined || !(await buildWebApps(repositoryRoot, node))) {
  process.exitCode = 1;
} else {
  const main = path.join(repositoryRoot, 'apps', 'server', 'src', 'main.ts');
  process.exitCode = await runInOurPlace(node, [main, ...process.argv.slice(2)]);
}
