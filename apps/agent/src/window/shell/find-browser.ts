import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { AgentError } from '../../agent-error.ts';

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (file: string) => boolean;
}

/** By how they are called in `PATH`; the first that is there is taken. */
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

const macApplications = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'];

/** Below one of the folders for programs; Edge comes with Windows. */
const windowsPrograms = [
  String.raw`Microsoft\Edge\Application\msedge.exe`,
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
];

/**
 * The installed browser that can show one page as a window, without anything around it.
 *
 * @throws {AgentError} WINDOW_BROWSER_MISSING
 */
export function findBrowser({
  platform = process.platform,
  env = process.env,
  isProgram = isExecutable,
}: Partial<Surroundings> = {}): string {
  const found = candidates({ platform, env, isProgram }).find((file) => isProgram(file));
  if (found === undefined) throw new AgentError('WINDOW_BROWSER_MISSING');
  return found;
}

function candidates({ platform, env }: Surroundings): string[] {
  if (platform === 'win32') {
    const folders = [env['ProgramFiles(x86)'], env['ProgramFiles'], env['LocalAppData']];
    return windowsPrograms.flatMap((program) =>
      folders.filter((folder) => folder !== undefined).map((folder) => path.win32.join(folder, program)),
    );
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', path.posix.join(env['HOME'] ?? '/', 'Applications')];
    return macApplications.flatMap((name) =>
      folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
