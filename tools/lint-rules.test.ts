import path from 'node:path';

import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

import { repositoryRoot } from './launch/repository.mjs';

/** Rules that need types are left out: the examples are no files, so the compiler knows nothing of them. */
const eslint = new ESLint({
  cwd: repositoryRoot,
  overrideConfig: [
    { files: ['**/*'], languageOptions: { parserOptions: { projectService: false, project: null } } },
  ],
  ruleFilter: ({ ruleId }) => !ruleId.startsWith('@typescript-eslint/'),
});

/** The rules a text breaks, in order, when it stands in a file of that name. */
async function rulesBrokenBy(file: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(repositoryRoot, file) });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

const hardCoded = 'i18next/no-literal-string';
const sleep = 'no-restricted-syntax';

test.each([
  '<p>Hello</p>',
  '<p>{"Hello"}</p>',
  '<p>{`Hello ${name}`}</p>',
  '<p>{isOpen ? "Open" : t("state.closed")}</p>',
  '<p>{isOpen && "Open"}</p>',
  '<p>مرحبا</p>',
  '<img alt="A face" />',
  '<Button aria-label="Close" />',
  '<Button aria-label={isOpen ? "Close" : t("open")} />',
  '<Field label="Name" />',
  '<input placeholder="Name" title={t("name")} />',
  '<abbr title="Name" />',
])('TLN1 a text in JSX is refused: %s', async (jsx) => {
  for (const folder of ['packages/ui/src', 'apps/console/src', 'apps/share/src']) {
    expect(await rulesBrokenBy(`${folder}/page.tsx`, `export const a = () => ${jsx};`)).toContain(hardCoded);
  }
});

test.each([
  '<p>{t("a.b")}: 12:30 · {name} (%)</p>',
  '<Button appearance="primary" className="x" type={isOpen ? "submit" : "button"} id="close" />',
  '<img alt="" src="/face.png" role="presentation" />',
  '<Field label={t("name")} />',
  '<Field validationMessage={fault("email", t("fault.email"))} />',
  '<Field label={pick("email", t("name"))}>{pick("email")}</Field>',
])('TLN1 what nobody reads stays: %s', async (jsx) => {
  expect(await rulesBrokenBy('apps/share/src/page.tsx', `export const a = () => ${jsx};`)).toEqual([]);
});

test.each([
  'await new Promise((resolve) => setTimeout(resolve, 100));',
  'await new Promise((resolve) => { globalThis.setTimeout(resolve, 100); });',
  'await page.waitForTimeout(100);',
])('TLN2 a fixed sleep in a test is refused: %s', async (line) => {
  for (const file of [
    'packages/peer/src/a.test.ts',
    'e2e/src/a.e2e.ts',
    'packages/testkit/src/a-contract.ts',
  ]) {
    expect(await rulesBrokenBy(file, line)).toContain(sleep);
  }
  expect(await rulesBrokenBy('apps/server/src/platform/timer.ts', line)).toEqual([]);
});

test('TLN2 nor does it come in from node:timers/promises', async () => {
  const line = "import { setTimeout as wait } from 'node:timers/promises';\nawait wait(100);";
  expect(await rulesBrokenBy('e2e/src/a.e2e.ts', line)).toEqual(['no-restricted-imports']);
});

test('TLN2 a clock under the control of the test is no sleep', async () => {
  expect(await rulesBrokenBy('packages/peer/src/a.test.ts', 'clock.setTimeout(() => {}, 100);')).toEqual([]);
});

test.each(['utils', 'helpers', 'common', 'types', 'string-utils'])(
  'TLN3 no file is named %s',
  async (name) => {
    expect(await rulesBrokenBy(`apps/server/src/${name}.ts`, 'export {};')).toEqual([
      'check-file/filename-blocklist',
    ]);
  },
);

test.each(['userProfile.ts', 'UserProfile.tsx', 'user_profile.ts'])(
  'TLN3 %s is not kebab-case',
  async (name) => {
    const rules = await rulesBrokenBy(`apps/share/src/${name}`, 'export {};');
    expect(rules).toEqual(['check-file/filename-naming-convention']);
  },
);

test('TLN3 the name of a migration begins with its number', async () => {
  const folder = 'apps/server/src/features/live/migrations';
  expect(await rulesBrokenBy(`${folder}/0202-live-tickets.ts`, 'export {};')).toEqual([]);
  expect(await rulesBrokenBy(`${folder}/live-tickets.ts`, 'export {};')).toEqual([
    'check-file/filename-naming-convention',
  ]);
});

test.each(['user-profile.ts', 'session.integration.test.ts', 'sign-in.e2e.ts', 'index.ts'])(
  'TLN3 %s is a good name',
  async (name) => {
    expect(await rulesBrokenBy(`apps/share/src/${name}`, 'export {};')).toEqual([]);
  },
);

test('TLN4 things are exported by name, except in configurations', async () => {
  expect(await rulesBrokenBy('apps/server/src/a.ts', 'export default 1;')).toEqual(['no-restricted-syntax']);
  expect(await rulesBrokenBy('apps/share/vite.config.ts', 'export default 1;')).toEqual([]);
});

test('TLN5 the console belongs to programs, and no catch is empty', async () => {
  const text = 'try { console.log(1); } catch {}';
  expect(await rulesBrokenBy('packages/peer/src/a.ts', text)).toEqual(['no-console', 'no-empty']);
  expect(await rulesBrokenBy('bench/src/a.bench.ts', text)).toEqual(['no-empty']);
});

test('TLN6 files and functions have a size', async () => {
  const lines = (count: number): string => 'f();\n'.repeat(count);
  const limits = async (file: string, text: string): Promise<(string | null)[]> => rulesBrokenBy(file, text);
  expect(await limits('apps/server/src/a.ts', lines(601))).toEqual(['max-lines']);
  expect(await limits('apps/server/src/a.test.ts', lines(800))).toEqual([]);
  expect(await limits('apps/server/src/a.test.ts', lines(801))).toEqual(['max-lines']);
  expect(await limits('apps/server/src/a.ts', `export function a() {\n${lines(99)}}`)).toEqual([
    'max-lines-per-function',
  ]);
  const choices = 'if (a) f();\n'.repeat(15);
  expect(await limits('apps/server/src/a.ts', `export function b(a) {\n${choices}}`)).toEqual(['complexity']);
  expect(await limits('apps/server/src/a.ts', 'export function b(c, d, e, f, g) {}')).toEqual(['max-params']);
});
