import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import checkFile from 'eslint-plugin-check-file';
import i18next from 'eslint-plugin-i18next';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const browserFiles = ['packages/ui/**/*.{ts,tsx}', 'apps/{console,share,agent-window}/**/*.{ts,tsx}'];
const testFiles = [
  '**/*.test.{ts,tsx}',
  '**/test-*.{ts,tsx}',
  '**/*-contract.ts',
  'e2e/**/*.ts',
  'packages/testkit/**/*.ts',
];
const programFiles = ['tools/**', 'bench/**', '*.config.{js,ts}', '**/*.config.ts'];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name is searched, renamed and imported as one thing.',
};

const noFixedSleep = [
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'A fixed sleep is too long or too short. Wait for the state itself.',
  },
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.property.name='setTimeout']",
    message: 'A fixed sleep is too long or too short. Wait for the state itself.',
  },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'A fixed sleep is too long or too short. Wait for the state itself.',
  },
];

/** @type {import('eslint').Linter.RulesRecord} */
const limits = {
  'max-lines': ['error', { max: 600, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 15],
  'max-depth': ['error', 4],
  'max-params': ['error', 4],
};

/** @type {import('eslint').Linter.RulesRecord} */
const names = {
  'check-file/filename-naming-convention': [
    'error',
    { '**/*.{ts,tsx,js,mjs}': 'KEBAB_CASE' },
    { ignoreMiddleExtensions: true },
  ],
  'check-file/filename-blocklist': [
    'error',
    {
      '**/{utils,util,helpers,helper,common,types,misc}.{ts,tsx,js,mjs}': '*-the-thing-it-holds.ts',
      '**/*-{utils,util,helpers,helper}.{ts,tsx,js,mjs}': '*-the-thing-it-holds.ts',
    },
  ],
};

/** @type {import('eslint').Linter.RulesRecord} */
const habits = {
  eqeqeq: 'error',
  'no-console': 'error',
  'no-empty': 'error',
  'no-restricted-syntax': ['error', noDefaultExport],
  'no-param-reassign': 'error',
  // The compiler knows better, and knows the surroundings of each file.
  'no-undef': 'off',
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

/** @type {import('eslint').Linter.RulesRecord} */
const types = {
  '@typescript-eslint/ban-ts-comment': [
    'error',
    { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true },
  ],
  // A union written as an interface and a record written as a type read equally well.
  '@typescript-eslint/consistent-type-definitions': 'off',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // Spreading a string gives its code points, which is what is wanted of codes and letters.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/prefer-readonly': 'error',
};

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '**/.cache/',
    'test-results/',
    'data/',
    // Made by `npm run client`.
    'packages/client/src/api-types.ts',
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'check-file': checkFile },
    rules: { ...limits, ...names, ...habits, ...types },
  },
  {
    name: 'migrations run in the order of their numbers',
    files: ['**/migrations/*.ts'],
    rules: {
      'check-file/filename-naming-convention': ['error', { '**/*.ts': '[0-9][0-9][0-9][0-9]-+([a-z0-9-])' }],
    },
  },
  {
    name: 'user texts come from the catalogues',
    files: browserFiles,
    ignores: testFiles,
    extends: [reactHooks.configs.flat.recommended],
    plugins: { i18next },
    rules: {
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'should-validate-template': true,
          'jsx-attributes': {
            include: ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label'],
          },
          // What a function is told is not yet shown.
          callees: { exclude: ['.*'] },
          words: { exclude: [/^\P{L}*$/u] },
        },
      ],
    },
  },
  {
    name: 'tests',
    files: testFiles,
    rules: {
      'max-lines': ['error', { max: 800 }],
      // A describe block is a chapter, not a function.
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, ...noFixedSleep],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:timers/promises',
              importNames: ['setTimeout', 'scheduler'],
              message: 'A fixed sleep is too long or too short. Wait for the state itself.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'programs that speak to a terminal',
    files: programFiles,
    rules: { 'no-console': 'off' },
  },
  {
    name: 'plain JavaScript',
    files: ['**/*.{js,mjs}'],
    rules: {
      // What a JSDoc comment says a parsed value is, is lost on these rules.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    name: 'configurations',
    files: ['*.config.{js,ts}', '**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
