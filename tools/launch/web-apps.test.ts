import path from 'node:path';

import { expect, test } from 'vitest';

import { makeTemporaryRepository, type TemporaryRepository } from '../temporary-repository.ts';
import { buildWebApps } from './web-apps.mjs';

const sources = {
  'apps/agent-window/src/main.tsx': 'agent-window',
  'apps/console/src/main.tsx': 'console',
  'apps/share/src/main.tsx': 'share',
  'packages/ui/src/index.ts': 'ui',
};

/** Builds by writing the page, and says which apps were built. */
async function build(
  repository: TemporaryRepository,
  code = 0,
): Promise<{ isGood: boolean; built: string[] }> {
  const built: string[] = [];
  const isGood = await buildWebApps(repository.root, process.execPath, {
    say: () => undefined,
    build: (app) => {
      built.push(app);
      repository.write({ [path.join('apps', app, 'dist', 'index.html')]: app });
      return Promise.resolve({ code, output: 'what the build said' });
    },
  });
  return { isGood, built };
}

test('TST4 pages are built the first time, and not again while nothing changes', async () => {
  using repository = makeTemporaryRepository(sources);
  expect(await build(repository)).toEqual({ isGood: true, built: ['agent-window', 'console', 'share'] });
  expect(await build(repository)).toEqual({ isGood: true, built: [] });
});

test.each([
  ['apps/share/src/main.tsx', ['share']],
  ['apps/console/src/new.ts', ['console']],
  ['packages/ui/src/index.ts', ['agent-window', 'console', 'share']],
  ['packages/protocol/src/messages/en.json', ['agent-window', 'console', 'share']],
  ['package-lock.json', ['agent-window', 'console', 'share']],
  ['apps/share/src/main.test.tsx', []],
  ['apps/share/SPEC.md', []],
  ['apps/server/src/main.ts', []],
  ['packages/ui/node_modules/.cache/x', []],
])('TST4 after a change of %s these are built: %j', async (file, expected) => {
  using repository = makeTemporaryRepository(sources);
  await build(repository);
  repository.write({ [file]: 'changed' });
  expect((await build(repository)).built).toEqual(expected);
});

test('TST4 a build that failed is tried again', async () => {
  using repository = makeTemporaryRepository(sources);
  expect((await build(repository, 1)).isGood).toBe(false);
  expect(await build(repository)).toEqual({ isGood: true, built: ['agent-window', 'console', 'share'] });
});
