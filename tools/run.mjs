// Runs with Node 24, whatever Node started this:
//   node tools/run.mjs FILE [ARGUMENT …]         a script of ours
//   node tools/run.mjs --bin NAME [ARGUMENT …]   a program of a package
import { runInOurPlace } from './launch/child.mjs';
import { prepare } from './launch/prepare.mjs';
import { findPackageProgram } from './launch/package-program.mjs';
import { repositoryRoot } from './launch/repository.mjs';

const [first, ...rest] = process.argv.slice(2);
const [name, ...others] = rest;
const isProgram = first === '--bin';

if (first === undefined || (isProgram && name === undefined)) {
  console.error('Usage: node tools/run.mjs FILE [ARGUMENT …] or node tools/run.mjs --bin NAME [ARGUMENT …]');
  process.exitCode = 2;
} else {
  const node = await prepare();
  if (node === undefined) {
    process.exitCode = 1;
  } else {
    const args = isProgram ? [findPackageProgram(repositoryRoot, name ?? ''), ...others] : [first, ...rest];
    process.exitCode = await runInOurPlace(node, args);
  }
}
