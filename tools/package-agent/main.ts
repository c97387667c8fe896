// `npm run package:agent [-- --output FOLDER] [--quick]`: makes the agent's .deb and .tar.xz for Linux, x86-64.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../launch/repository.mjs';
import { packageAgent } from './package-agent.ts';

const { values } = parseArgs({ options: { output: { type: 'string' }, quick: { type: 'boolean' } } });

/** Of the sources, unless said otherwise: the same sources give the same bytes. */
const epoch = Number(
  process.env['SOURCE_DATE_EPOCH'] ??
    execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: repositoryRoot, encoding: 'utf8' }),
);

const made = await packageAgent({
  root: repositoryRoot,
  output: path.resolve(values.output ?? path.join(repositoryRoot, 'dist', 'agent')),
  epoch,
  compression: values.quick === true ? 'quick' : 'small',
});
for (const { file, bytes } of made) console.log(`${file}  ${(bytes / 1e6).toFixed(1)} MB`);
