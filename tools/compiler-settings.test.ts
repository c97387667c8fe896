import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';
import { expect, test } from 'vitest';

import { repositoryRoot } from './launch/repository.mjs';

const workspaces = globSync(['{packages,apps}/*', 'e2e', 'bench', 'tools'], { cwd: repositoryRoot }).filter(
  (folder) => existsSync(path.join(repositoryRoot, folder, 'src')) || folder === 'tools',
);

const configurations = workspaces.flatMap((folder) =>
  globSync(`${folder}/tsconfig*.json`, { cwd: repositoryRoot }),
);

function read(configuration: string): ts.ParsedCommandLine {
  const file = path.join(repositoryRoot, configuration);
  const { config } = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8')) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file), undefined, file);
}

test.each(workspaces)('TCS1 the types of %s are checked', (folder) => {
  const { projectReferences = [] } = read('tsconfig.json');
  const checked = projectReferences.map((each) => ts.resolveProjectReferencePath(each));
  const own = configurations.filter((each) => path.dirname(each) === folder);
  expect(own).toContain(path.join(folder, 'tsconfig.json'));
  for (const each of own) expect(checked).toContain(path.join(repositoryRoot, each));
});

test.each(configurations)('TCS2 %s has the strictest settings', (configuration) => {
  expect(read(configuration).options).toMatchObject({
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
  });
});

test.each(['protocol', 'domain', 'peer'])('TCS3 sources of %s know neither Node nor browsers', (name) => {
  const { options, fileNames } = read(`packages/${name}/tsconfig.json`);
  expect(options.types).toEqual([]);
  expect(options.lib).toEqual(['lib.es2024.d.ts']);
  expect(fileNames.filter((file) => file.endsWith('.test.ts'))).toEqual([]);
});

test('TCS3 so a timer does not compile there', () => {
  const file = path.join(repositoryRoot, 'packages/domain/src/example.ts');
  const { options } = read('packages/domain/tsconfig.json');
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, onError) =>
    name === file
      ? ts.createSourceFile(name, 'export const id = setTimeout(() => undefined, process.uptime());', version)
      : readSource(name, version, onError);
  const program = ts.createProgram([file], { ...options, incremental: false }, host);
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  expect(errors.join('\n')).toMatch(/Cannot find name 'setTimeout'/);
  expect(errors.join('\n')).toMatch(/Cannot find name 'process'/);
});
