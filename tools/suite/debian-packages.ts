import { readFileSync } from 'node:fs';

import { runQuietly } from '../launch/child.mjs';

/** Whether the programs that the tests drive are there, and what to tell if not. */
export interface PackagesState {
  readonly isComplete: boolean;
  readonly advice: string;
}

/** How the system is asked; stands apart so that a test can answer instead. */
export interface PackageSystem {
  readonly isRoot: boolean;
  run(command: string, args: readonly string[]): Promise<{ code: number; output: string }>;
}

const aptEnvironment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** The system we run on. */
const thisSystem: PackageSystem = {
  isRoot: process.getuid?.() === 0,
  run: (command, args) => runQuietly(command, args, { env: aptEnvironment }),
};

/** Reads the names of packages from a list with comments. */
export function readPackageList(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/**
 * Installs the packages that are missing when it may, and else names them.
 *
 * @param wanted names of Debian packages
 */
export async function bringDebianPackages(
  wanted: readonly string[],
  system = thisSystem,
): Promise<PackagesState> {
  const missing = await findMissing(wanted, system);
  if (missing === undefined) return { isComplete: true, advice: notDebian(wanted) };
  if (missing.length === 0) return { isComplete: true, advice: '' };
  const install = `apt-get install ${missing.join(' ')}`;
  if (!system.isRoot) return { isComplete: false, advice: `Missing Debian packages. As root: ${install}` };
  await system.run('apt-get', ['update', '--quiet']);
  const options = ['--yes', '--quiet', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
  const { code, output } = await system.run('apt-get', ['install', ...options, ...missing]);
  if (code === 0) return { isComplete: true, advice: `installed ${missing.join(' ')}` };
  return { isComplete: false, advice: `${output.trimEnd()}\nCould not do: ${install}` };
}

/** Which packages are not installed, or nothing on a system without dpkg. */
async function findMissing(wanted: readonly string[], system: PackageSystem): Promise<string[] | undefined> {
  const { code, output } = await system.run('dpkg-query', [
    '--show',
    '--showformat=${Package} ${db:Status-Status}\\n',
  ]);
  if (code !== 0) return undefined;
  const installed = new Set(output.split('\n'));
  return wanted.filter((name) => !installed.has(`${name} installed`));
}

function notDebian(wanted: readonly string[]): string {
  return `This is no Debian system. The tests need the programs of: ${wanted.join(' ')}`;
}
