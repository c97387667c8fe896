import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runQuietly } from './child.mjs';

/** The apps that are bundled for the browser. */
const webApps = ['agent-window', 'console', 'share'];

/** What is bundled into them besides their own files. */
const sharedSources = [
  'packages/protocol',
  'packages/peer',
  'packages/ui',
  'tsconfig.base.json',
  'tsconfig.browser.json',
  'package-lock.json',
];

/** @typedef {{ code: number, output: string }} BuildResult */

/**
 * Builds the web apps whose sources are not those of the last build.
 *
 * @param {string} root the repository's folder
 * @param {string} node a Node that runs Vite
 * @param {{ say?: (line: string) => void, build?: (app: string) => Promise<BuildResult> }} [options]
 * @returns {Promise<boolean>} false when a build failed; the reason has been said
 */
export async function buildWebApps(root, node, options = {}) {
  const say = options.say ?? console.log;
  const build = options.build ?? ((app) => buildWithVite(root, node, app));
  const stale = webApps
    .map((app) => ({ app, sources: hashOfSources(root, app) }))
    .filter(({ app, sources }) => !isBuilt(root, app, sources));
  if (stale.length === 0) return true;
  say(`Building the pages (${stale.map(({ app }) => app).join(', ')}) …`);
  const startedAt = Date.now();
  const results = await Promise.all(
    stale.map(async ({ app, sources }) => {
      rmSync(stampFile(root, app), { force: true });
      const result = await build(app);
      if (result.code === 0) markBuilt(root, app, sources);
      return { app, ...result };
    }),
  );
  const failed = results.filter(({ code }) => code !== 0);
  for (const { app, output } of failed)
    say(`The pages of apps/${app} could not be built:\n${output.trimEnd()}`);
  if (failed.length > 0) return false;
  say(`  done in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  return true;
}

/**
 * @param {string} root
 * @param {string} node
 * @param {string} app
 */
function buildWithVite(root, node, app) {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return runQuietly(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'apps', app),
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  });
}

/**
 * @param {string} root
 * @param {string} app
 */
function hashOfSources(root, app) {
  const hash = createHash('sha256');
  for (const source of [path.join('apps', app), ...sharedSources]) {
    for (const file of filesOf(root, source)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * The files below a folder that can change what is built, in an order that is the same everywhere.
 *
 * @param {string} root
 * @param {string} source a folder or a file
 * @returns {string[]}
 */
function filesOf(root, source) {
  const full = path.join(root, source);
  if (!existsSync(full)) return [];
  if (path.extname(source) !== '') return [source];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) => {
      const inside = path.join(source, entry.name);
      if (entry.isDirectory()) return filesOf(root, inside);
      return /\.test\.tsx?$|\.md$/.test(entry.name) ? [] : [inside];
    })
    .sort();
}

/**
 * @param {string} root
 * @param {string} app
 * @param {string} sources
 */
function isBuilt(root, app, sources) {
  const stamp = stampFile(root, app);
  const page = path.join(root, 'apps', app, 'dist', 'index.html');
  return existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
}

/**
 * @param {string} root
 * @param {string} app
 * @param {string} sources
 */
function markBuilt(root, app, sources) {
  mkdirSync(path.dirname(stampFile(root, app)), { recursive: true });
  writeFileSync(stampFile(root, app), sources);
}

/**
 * @param {string} root
 * @param {string} app
 */
function stampFile(root, app) {
  return path.join(root, '.cache', 'web-apps', `${app}.sources`);
}
