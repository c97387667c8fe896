// `npm test`: brings what is needed to run TypeScript, and leaves the rest to it.
import path from 'node:path';

import { runInOurPlace } from './launch/child.mjs';
import { prepare } from './launch/prepare.mjs';
import { repositoryRoot } from './launch/repository.mjs';

const node = await prepare();
const main = path.join(repositoryRoot, 'tools', 'suite', 'main.ts');
process.exitCode = node === undefined ? 1 : await runInOurPlace(node, [main, ...process.argv.slice(2)]);
