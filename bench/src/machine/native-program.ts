import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.ts';

const LIBRARIES = { stimulus: ['xft', 'xext', 'x11', 'fontconfig'], glass: ['xtst', 'x11'] } as const;

/** Builds a program of native/ unless it is newer than its source, and returns its path. */
export function nativeProgram(name: keyof typeof LIBRARIES): string {
  const source = fileURLToPath(new URL(`../../native/${name}.c`, import.meta.url));
  const program = `${cacheFolder('native')}/${name}`;
  const built = statSync(program, { throwIfNoEntry: false });
  if (built !== undefined && built.mtimeMs > statSync(source).mtimeMs) return program;
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', ...LIBRARIES[name]], { encoding: 'utf8' });
  execFileSync('gcc', ['-O2', '-o', program, source, ...flags.trim().split(/\s+/), '-lm'], {
    stdio: 'inherit',
  });
  return program;
}
