import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { MakeOptions } from './make-archive.ts';
import { desktopFiles, layout } from './package-layout.ts';
import { runProgram } from './run-program.ts';

const filesFolder = path.join(import.meta.dirname, 'files');
const home = 'usr/lib/alongside-agent';

const control = (version: string, installedKiB: number): string => `Package: alongside-agent
Version: ${version}
Architecture: amd64
Maintainer: Alongside contributors <contributors@alongside.invalid>
Section: net
Priority: optional
Installed-Size: ${installedKiB}
Depends: libc6 (>= 2.30), libgcc-s1, libstdc++6 (>= 5.2), xdg-utils, chromium | google-chrome-stable | microsoft-edge-stable | brave-browser | vivaldi-stable
Recommends: gnome-keyring | kwalletmanager | keepassxc
Description: get help with this computer, by somebody whom you call
 Shows this desktop to a helper in a browser and lets the helper use it, as far
 as the person in front of it allows and for as long as they want.
 .
 It needs an Alongside server and an X11 session.
`;

/** Where the desktop and systemd look for what the tree has under `share`. */
const desktopPlaces: readonly (readonly [name: string, folder: string])[] = [
  ...desktopFiles.entries.map((name) => [name, 'usr/share/applications'] as const),
  [desktopFiles.icon, 'usr/share/icons/hicolor/scalable/apps'],
  [desktopFiles.metainfo, 'usr/share/metainfo'],
  [desktopFiles.service, 'usr/lib/systemd/user'],
];

/**
 * A `.deb` of an assembled tree, which is moved into `work`.
 *
 * @param tree see `assemble`; gone afterwards
 * @param work an empty folder on the same disk
 */
export async function makeDeb(tree: string, work: string, deb: string, options: MakeOptions): Promise<void> {
  const at = (...names: string[]): string => path.join(work, ...names);
  mkdirSync(at('usr/lib'), { recursive: true });
  renameSync(tree, at(home));
  for (const [name, folder] of desktopPlaces) {
    mkdirSync(at(folder), { recursive: true });
    renameSync(at(home, layout.desktop, name), at(folder, name));
  }
  link(`../lib/alongside-agent/${layout.launcher}`, at('usr/bin/alongside-agent'));
  // Enabled for everybody; `systemctl --user mask` turns it off for one.
  const wants = 'usr/lib/systemd/user/graphical-session.target.wants';
  link(`../${desktopFiles.service}`, at(wants, desktopFiles.service));
  link('../../../lib/alongside-agent/licences/NOTICE.txt', at('usr/share/doc/alongside-agent/copyright'));
  writeControl(work, options.version);
  const compression = options.compression === 'small' ? ['-Zxz', '-z6'] : ['-Znone'];
  const args = [...compression, '--root-owner-group', '--build', work, deb];
  await runProgram('dpkg-deb', args, { SOURCE_DATE_EPOCH: String(options.epoch) });
}

function link(target: string, file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  symlinkSync(target, file);
}

function writeControl(work: string, version: string): void {
  const files = globSync('**', { cwd: work })
    .filter((file) => lstatSync(path.join(work, file)).isFile())
    .sort();
  const sums = files.map((file) => `${md5(path.join(work, file))}  ${file}\n`);
  const bytes = files.reduce((sum, file) => sum + lstatSync(path.join(work, file)).size, 0);
  const debian = path.join(work, 'DEBIAN');
  mkdirSync(debian);
  writeFileSync(path.join(debian, 'control'), control(version, Math.ceil(bytes / 1024)));
  writeFileSync(path.join(debian, 'md5sums'), sums.join(''));
  for (const script of ['postinst', 'prerm', 'postrm']) {
    copyFileSync(path.join(filesFolder, script), path.join(debian, script));
    chmodSync(path.join(debian, script), 0o755);
  }
}

/** What dpkg --verify compares with; it isn't meant against forgery. */
const md5 = (file: string): string => createHash('md5').update(readFileSync(file)).digest('hex');
