import { existsSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { findLayerViolations } from './layer-violations.ts';
import { repositoryRoot } from './launch/repository.mjs';
import { makeTemporaryRepository } from './temporary-repository.ts';

const values = {
  'packages/protocol/src/index.ts': 'export const a = 1;',
  'packages/protocol/package.json':
    '{ "name": "@alongside/protocol", "exports": "./src/index.ts", "type": "module" }',
  'packages/domain/src/index.ts': 'export const b = 1;',
  'packages/domain/package.json':
    '{ "name": "@alongside/domain", "exports": "./src/index.ts", "type": "module" }',
  'packages/testkit/src/index.ts': 'export const c = 1;',
  'apps/server/src/platform/clock.ts': 'export const d = 1;',
  'apps/server/src/features/access/index.ts': 'export const e = 1;',
  'apps/server/src/features/access/postgres-grant-store.ts': 'export const f = 1;',
  'apps/share/src/page.ts': 'export const g = 1;',
};

const links = {
  'node_modules/@alongside/protocol': 'packages/protocol',
  'node_modules/@alongside/domain': 'packages/domain',
};

async function violationsWith(files: Record<string, string>): Promise<string[]> {
  using repository = makeTemporaryRepository({ ...values, ...files }, links);
  return await findLayerViolations(repository.root, ['packages', 'apps']);
}

test('TLY1 this repository keeps its layers', { timeout: 60_000 }, async () => {
  const folders = ['packages', 'apps', 'e2e', 'bench', 'tools'].filter((folder) =>
    existsSync(path.join(repositoryRoot, folder)),
  );
  expect(await findLayerViolations(repositoryRoot, folders)).toEqual([]);
});

test('TLY1 an import the table does not name is refused, by workspace name, by path and by type', async () => {
  const violations = await violationsWith({
    'apps/console/src/by-name.ts': "import { b } from '@alongside/domain';\nexport const x = b;",
    'apps/console/src/by-path.ts': "import { g } from '../../share/src/page.ts';\nexport const x = g;",
    'packages/protocol/src/by-type.ts':
      "import type { b } from '@alongside/domain';\nexport type X = typeof b;",
  });
  expect(violations.sort()).toEqual([
    'layer: apps/console: apps/console/src/by-name.ts → packages/domain/src/index.ts',
    'layer: apps/console: apps/console/src/by-path.ts → apps/share/src/page.ts',
    'layer: packages/protocol: packages/protocol/src/by-type.ts → packages/domain/src/index.ts',
  ]);
});

test('TLY1 an import the table names is fine', async () => {
  const violations = await violationsWith({
    'packages/domain/src/fine.ts': "import { a } from '@alongside/protocol';\nexport const x = a;",
    'apps/server/src/fine.ts': "import { b } from '@alongside/domain';\nexport const x = b;",
  });
  expect(violations).toEqual([]);
});

test('TLY2 testkit is imported by tests alone', async () => {
  const line = "import { c } from '../../testkit/src/index.ts';\nexport const x = c;";
  const violations = await violationsWith({
    'packages/domain/src/source.ts': line,
    'packages/domain/src/source.test.ts': line,
    'packages/domain/src/test-world.ts': line,
    'packages/domain/src/source-contract.ts': line,
  });
  expect(violations).toEqual([
    'testkit is for tests: packages/domain/src/source.ts → packages/testkit/src/index.ts',
  ]);
});

test('TLY3 modules in a cycle are refused', async () => {
  const violations = await violationsWith({
    'packages/domain/src/one.ts': "import { two } from './two.ts';\nexport const one = () => two;",
    'packages/domain/src/two.ts': "import { one } from './one.ts';\nexport const two = () => one;",
  });
  expect(violations).toHaveLength(1);
  expect(violations[0]).toMatch(/^no cycle: /);
});

test.each(['packages/protocol', 'packages/domain', 'packages/peer', 'packages/ui', 'apps/console'])(
  'TLY4 %s imports nothing of Node',
  async (workspace) => {
    const violations = await violationsWith({
      [`${workspace}/src/reads-files.ts`]:
        "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;",
    });
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatch(/imports? nothing of Node/);
  },
);

test('TLY5 outside compose.ts a feature is reached through its index.ts, and only by features', async () => {
  const adapter = "import { f } from '../access/postgres-grant-store.ts';\nexport const x = f;";
  const violations = await violationsWith({
    'apps/server/src/compose.ts':
      "import { f } from './features/access/postgres-grant-store.ts';\nexport const x = f;",
    'apps/server/src/features/audit/good.ts': "import { e } from '../access/index.ts';\nexport const x = e;",
    'apps/server/src/features/audit/bad.ts': adapter,
    'apps/server/src/platform/bad.ts':
      "import { e } from '../features/access/index.ts';\nexport const x = e;",
  });
  expect(violations.sort()).toEqual([
    'features meet through their index.ts: apps/server/src/features/audit/bad.ts → apps/server/src/features/access/postgres-grant-store.ts',
    'only compose.ts joins features: apps/server/src/platform/bad.ts → apps/server/src/features/access/index.ts',
  ]);
});

test('TLY6 domain uses no library', async () => {
  const violations = await violationsWith({
    'node_modules/zod/package.json': '{ "name": "zod", "version": "1.0.0", "main": "index.js" }',
    'node_modules/zod/index.js': 'module.exports = {};',
    'packages/domain/package.json':
      '{ "name": "@alongside/domain", "exports": "./src/index.ts", "dependencies": { "zod": "1.0.0" } }',
    'packages/domain/src/parses.ts': "import zod from 'zod';\nexport const x = zod;",
  });
  expect(violations).toEqual([
    'domain decides without libraries: packages/domain/src/parses.ts → node_modules/zod/index.js',
  ]);
});

test('TLY7 an import that leads nowhere is refused, because its layer is unknown', async () => {
  const violations = await violationsWith({
    'packages/domain/src/lost.ts': "import { x } from '@alongside/nothing';\nexport const y = x;",
  });
  expect(violations).toEqual([
    'every import leads somewhere: packages/domain/src/lost.ts → @alongside/nothing',
  ]);
});

test('TLY8 source never imports a test', async () => {
  const violations = await violationsWith({
    'packages/domain/src/source.test.ts': 'export const x = 1;',
    'packages/domain/src/source.ts': "import { x } from './source.test.ts';\nexport const y = x;",
    'packages/domain/src/test-world.ts': 'export const x = 1;',
    'packages/domain/src/other.ts': "import { x } from './test-world.ts';\nexport const y = x;",
  });
  expect(violations.sort()).toEqual([
    'source never imports a test: packages/domain/src/other.ts → packages/domain/src/test-world.ts',
    'source never imports a test: packages/domain/src/source.ts → packages/domain/src/source.test.ts',
  ]);
});
