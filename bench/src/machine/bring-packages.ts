import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const list = new URL('../../debian-packages.txt', import.meta.url);

/**
 * Installs the Debian packages of bench/debian-packages.txt that are missing.
 *
 * @throws {Error} that names them, when they can't be installed
 */
export function bringPackages(): void {
  const wanted = readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  const format = '--showformat=${Package} ${db:Status-Status}\\n';
  const installed = new Set(execFileSync('dpkg-query', ['--show', format], { encoding: 'utf8' }).split('\n'));
  const missing = wanted.filter((name) => !installed.has(`${name} installed`));
  if (missing.length === 0) return;
  const command = ['install', '--yes', '--quiet', '--no-install-recommends', ...missing];
  try {
    execFileSync('apt-get', ['update', '--quiet'], { stdio: 'ignore' });
    execFileSync('apt-get', command, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (cause) {
    throw new Error(`Missing Debian packages. As root: apt-get ${command.join(' ')}`, { cause });
  }
}

/** As in "novnc 1:1.3.0-1, websockify 0.10.0". */
export function packageVersions(names: readonly string[]): string {
  return execFileSync('dpkg-query', ['--show', '--showformat=${Package} ${Version}, ', ...names], {
    encoding: 'utf8',
  }).replace(/, $/, '');
}
