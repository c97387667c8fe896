import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runQuietly } from './child.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockedPackage */

/**
 * What to tell for the failures people meet. The first whose pattern is in npm's output is shown.
 *
 * @type {readonly { pattern: RegExp, advice: string }[]}
 */
const advices = [
  {
    pattern: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i,
    advice:
      'The package registry could not be reached. Check the network and, behind a proxy, "npm config get proxy".',
  },
  { pattern: /ENOSPC/, advice: 'The disk is full. About 1 GB is needed.' },
  {
    pattern: /EACCES|EPERM|EROFS/,
    advice: 'This folder is not writable for you. Copy it to a folder of yours, or change its owner.',
  },
  {
    pattern: /can only install packages when your package\.json and package-lock\.json/,
    advice: 'package.json and package-lock.json do not agree. Run "npm install" once.',
  },
];

/**
 * Brings the packages of package-lock.json into node_modules when they are missing or of another version.
 *
 * @param {string} root the repository's folder
 * @param {{ say?: (line: string) => void, npm?: { command: string, args: readonly string[] } }} [options]
 * @returns {Promise<boolean>} false when it failed; the reason has been said
 */
export async function bringDependencies(root, options = {}) {
  const say = options.say ?? console.log;
  if (areDependenciesFresh(root)) return true;
  const npm = options.npm ?? findNpm();
  const startedAt = Date.now();
  say('Bringing the packages Alongside is made of (once; a minute or two) …');
  const args = [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runQuietly(npm.command, args, {
    cwd: root,
    onWait: (seconds) => {
      say(`  still at it, ${seconds} s`);
    },
  });
  if (code !== 0) {
    sayFailure(output, say);
    return false;
  }
  markFresh(root);
  say(`  done in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  return true;
}

/**
 * Whether node_modules holds what package-lock.json names.
 *
 * @param {string} root
 */
function areDependenciesFresh(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const stamp = stampFile(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lock)) return true;
  if (!isInstalledAsLocked(root, lock)) return false;
  markFresh(root);
  return true;
}

/**
 * npm notes in a file of its own what it installed, so somebody who ran `npm install` need not wait again.
 *
 * @param {string} root
 * @param {string} lock
 */
function isInstalledAsLocked(root, lock) {
  const note = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = packagesOf(lock);
  const installed = packagesOf(readFileSync(note, 'utf8'));
  return Object.entries(wanted).every(([folder, { version, link, optional }]) => {
    if (!folder.includes('node_modules/') || link === true) return true;
    const found = installed[folder];
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * @param {string} lock
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(lock) {
  const parsed = /** @type {{ packages?: Record<string, LockedPackage> }} */ (JSON.parse(lock));
  return parsed.packages ?? {};
}

/** @param {string} root */
function markFresh(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  writeFileSync(stampFile(root), hashOf(lock));
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.installed-lock-hash');
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** Starting npm through its script works the same on every system; `npm` itself is a batch file on Windows. */
export function findNpm() {
  const folder = path.dirname(process.execPath);
  const scripts = [
    process.env['npm_execpath'] ?? '',
    path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = scripts.find((file) => file.endsWith('npm-cli.js') && existsSync(file));
  return script === undefined ? { command: 'npm', args: [] } : { command: process.execPath, args: [script] };
}

/**
 * @param {string} output
 * @param {(line: string) => void} say
 */
function sayFailure(output, say) {
  say('The packages could not be brought. npm said:');
  // The reason comes first, advice about options and log files after it.
  const lines = output.split('\n').filter((line) => !/^(npm (error|ERR!)\s*)?$/.test(line.trim()));
  for (const line of lines.slice(0, 12)) say(`  ${line}`);
  const advice = advices.find(({ pattern }) => pattern.test(output))?.advice;
  if (advice !== undefined) say(advice);
  say('Then run the same command again: what is there already is kept.');
}
