import { expect, test } from 'vitest';

import { repositoryRoot } from './launch/repository.mjs';
import { findCatalogueFaults } from './message-catalogues.ts';
import { makeTemporaryRepository } from './temporary-repository.ts';

const folder = 'packages/ui/src/messages';

interface Example {
  readonly en: Record<string, unknown>;
  readonly de?: Record<string, unknown>;
  readonly ar?: Record<string, unknown>;
  readonly source?: string;
  readonly files?: Record<string, string>;
}

/** Every language gets the English texts unless the example says otherwise, and every key is used. */
function faultsOf({ en, de = en, ar = en, source, files = {} }: Example): string[] {
  const uses = source ?? `const all = ${JSON.stringify(Object.keys(en))};`;
  using repository = makeTemporaryRepository({
    [`${folder}/en.json`]: JSON.stringify(en),
    [`${folder}/de.json`]: JSON.stringify(de),
    [`${folder}/ar.json`]: JSON.stringify(ar),
    'apps/share/src/page.tsx': uses,
    ...files,
  });
  return findCatalogueFaults(repository.root);
}

test('TMG1 the texts of this repository are whole', () => {
  expect(findCatalogueFaults(repositoryRoot)).toEqual([]);
});

test('TMG1 a key that a language lacks is found, both ways', () => {
  const faults = faultsOf({
    en: { 'a.b': 'x', 'a.c': 'y' },
    de: { 'a.b': 'x', 'a.c': 'y', 'a.d': 'z' },
    ar: { 'a.c': 'y' },
  });
  expect(faults).toEqual([
    `${folder}/en.json lacks a.d`,
    `${folder}/ar.json lacks a.b`,
    `${folder}/ar.json lacks a.d`,
    `${folder} a.d is used nowhere`,
  ]);
});

test('TMG1 a language that is not there at all is found', () => {
  using repository = makeTemporaryRepository({ [`${folder}/en.json`]: '{}', [`${folder}/de.json`]: '{}' });
  expect(findCatalogueFaults(repository.root)).toEqual([`${folder}/ar.json is missing`]);
});

test('TMG2 a key that nobody uses is found', () => {
  const faults = faultsOf({ en: { 'a.b': 'x', 'a.c': 'y' }, source: "const p = <p>{t('a.b')}</p>;" });
  expect(faults).toEqual([`${folder} a.c is used nowhere`]);
});

test('TMG2 a key that only a test names is unused', () => {
  const faults = faultsOf({
    en: { 'a.b': 'x' },
    source: '',
    files: { 'apps/share/src/page.test.tsx': "t('a.b')" },
  });
  expect(faults).toEqual([`${folder} a.b is used nowhere`]);
});

test('TMG2 a key in a table and a key made by a template are used', () => {
  const source = "const table = { WRONG: 'error.wrong' }; const key = `state.${state}.title`;";
  const faults = faultsOf({
    en: { 'error.wrong': 'x', 'state.open.title': 'y', 'state.open.text': 'z' },
    source,
  });
  expect(faults).toEqual([`${folder} state.open.text is used nowhere`]);
});

test.each([
  ["t('a.x')", 'no catalogue has a.x'],
  ["i18n.t('a.x', { name })", 'no catalogue has a.x'],
  ["t(isOpen ? 'a.b' : 'a.x')", 'no catalogue has a.x'],
  ['const p = <Trans i18nKey="a.x" />', 'no catalogue has a.x'],
  ["const p = <Trans i18nKey={'a.x'} />", 'no catalogue has a.x'],
  ['t(`x.${state}`)', 'no catalogue has a key like x.…'],
  ['t(`${state}`)', 'a key must begin with a written part, to be checked'],
])('TMG3 a key that no catalogue has is found in %s', (source, finding) => {
  const faults = faultsOf({ en: { 'a.b': 'x' }, source: `const used = 'a.b';\n${source}` });
  expect(faults).toEqual([`apps/share/src/page.tsx:2 ${finding}`]);
});

function protocolTexts(texts: Record<string, string>): Record<string, string> {
  const files = ['en', 'de', 'ar'].map((language) => `packages/protocol/src/messages/${language}.json`);
  return Object.fromEntries(files.map((file) => [file, JSON.stringify(texts)]));
}

test('TMG3 the server has texts of its own in protocol', () => {
  const faults = faultsOf({
    en: { 'a.b': 'x' },
    files: {
      ...protocolTexts({ 'problem.gone': 'x' }),
      'apps/server/src/one.ts': "t('problem.gone'); t('problem.lost');\nt('a.b');",
    },
  });
  expect(faults).toEqual([
    'apps/server/src/one.ts:1 no catalogue has problem.lost',
    'apps/server/src/one.ts:2 no catalogue has a.b',
  ]);
});

test('TMG7 no key is in two sets', () => {
  const faults = faultsOf({ en: { 'a.b': 'x' }, files: protocolTexts({ 'a.b': 'x' }) });
  expect(faults).toEqual([`packages/protocol/src/messages a.b is in ${folder} too`]);
});

test.each(['{name', '{n, plural, one {x}}', '<b>x', '{n, unknown}'])('TMG4 %s is no ICU message', (text) => {
  const faults = faultsOf({ en: { 'a.b': 'x' }, de: { 'a.b': text } });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^packages\/ui\/src\/messages\/de\.json a\.b: /);
});

test.each([null, '', ' ', { c: 'nested' }])('TMG4 %j is no text', (text) => {
  const faults = faultsOf({ en: { 'a.b': 'x' }, de: { 'a.b': text } });
  expect(faults).toContain(`${folder}/de.json a.b: a text is wanted, flat and not empty`);
});

test.each([
  ['Hello {name}', 'Hallo', '{name} is nothing, in en it is text'],
  ['Hello', 'Hallo {name}', '{name} is text, in en it is nothing'],
  ['At {at, time}', 'Um {at, date}', '{at} is date, in en it is time'],
  [
    '{who, select, me {I} other {they}}',
    '{who, select, other {sie}}',
    '{who} is select other, in en it is select me|other',
  ],
  ['<b>x</b>', 'x', '{b} is nothing, in en it is tag'],
])('TMG5 "%s" and "%s" want different arguments', (english, german, finding) => {
  expect(faultsOf({ en: { 'a.b': english }, de: { 'a.b': german }, ar: { 'a.b': english } })).toEqual([
    `${folder}/de.json a.b: ${finding}`,
  ]);
});

test('TMG5 arguments inside plural forms count, and their order does not', () => {
  const english = '{n, plural, one {{who} has # thing} other {{who} has # things}}';
  const german = '{who} hat {n, plural, one {# Ding} other {# Dinge}}';
  const arabic = '{n, plural, zero {{who}} one {{who}} two {{who}} few {{who}} many {{who}} other {{who}}}';
  expect(faultsOf({ en: { 'a.b': english }, de: { 'a.b': german }, ar: { 'a.b': arabic } })).toEqual([]);
});

test('TMG6 a plural needs every form of its language', () => {
  const text = '{n, plural, =0 {none} one {#} other {#}}';
  const ordinal = '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}';
  const faults = faultsOf({
    en: { 'a.b': text, 'a.c': ordinal },
    de: { 'a.b': '{n, plural, other {#}}', 'a.c': ordinal },
  });
  expect(faults).toEqual([
    `${folder}/de.json a.b: {n} lacks the forms one`,
    `${folder}/ar.json a.b: {n} lacks the forms few, many, two, zero`,
  ]);
});
