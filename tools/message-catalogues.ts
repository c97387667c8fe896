import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { type IcuMessage, readIcuMessage } from './icu-message.ts';
import { type MessageUse, readMessageUses } from './message-uses.ts';

/** One set of texts in all languages, and where its keys are used. */
interface CatalogueSet {
  /** Folder of the `<language>.json` files, relative to the repository. */
  readonly folder: string;
  readonly usedIn: readonly string[];
  /** Whose templates make keys of it for others: it can't rely on them itself. */
  readonly namedIn?: readonly string[];
}

/** The first language is the one the others are compared with. */
const languages = ['en', 'de', 'ar'] as const;

/** All texts of this repository. */
const catalogueSets: readonly CatalogueSet[] = [
  {
    folder: 'packages/ui/src/messages',
    usedIn: ['packages/ui', 'packages/protocol', 'apps/console', 'apps/share', 'apps/agent-window'],
  },
  {
    folder: 'packages/protocol/src/messages',
    usedIn: [
      'packages/protocol',
      'packages/ui',
      'apps/server',
      'apps/console',
      'apps/share',
      'apps/agent-window',
    ],
  },
  // `error.CODE` of what only administrators meet is said by the same function as all others.
  { folder: 'apps/console/src/messages', usedIn: ['apps/console'], namedIn: ['packages/ui'] },
  { folder: 'apps/share/src/messages', usedIn: ['apps/share'] },
  { folder: 'apps/agent/src/messages', usedIn: ['apps/agent'] },
  { folder: 'apps/agent-window/src/messages', usedIn: ['apps/agent-window'] },
];

type Catalogue = ReadonlyMap<string, string>;

interface ReadSet {
  readonly usedIn: readonly string[];
  readonly catalogues: readonly Catalogue[];
}

/**
 * Checks the texts people read.
 *
 * @param root the repository's folder
 * @param sets by default those of this repository; a set whose folder is not there is left out
 * @returns one line per finding
 */
export function findCatalogueFaults(root: string, sets: readonly CatalogueSet[] = catalogueSets): string[] {
  const present = sets.filter(({ folder }) => existsSync(path.join(root, folder)));
  const read = present.map(({ folder, usedIn, namedIn = [] }) => {
    const faults: string[] = [];
    const catalogues = languages.map((language) => readCatalogue(root, `${folder}/${language}.json`, faults));
    return { folder, usedIn, namedIn, faults, catalogues };
  });
  return [
    ...read.flatMap(({ folder, usedIn, namedIn, faults, catalogues }) => [
      ...faults,
      ...findMissing(folder, catalogues),
      ...findUnused(folder, catalogues, readMessageUses(root, [...usedIn, ...namedIn])),
      ...findDifferences(folder, catalogues),
    ]),
    ...findDoubled(read),
    ...findUnknown(root, read),
  ];
}

function readCatalogue(root: string, file: string, faults: string[]): Catalogue {
  if (!existsSync(path.join(root, file))) {
    faults.push(`${file} is missing`);
    return new Map();
  }
  const parsed: unknown = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const entries = Object.entries(parsed ?? {}).flatMap(
    ([key, text]: [string, unknown]): [string, string][] => {
      if (typeof text === 'string' && text.trim() !== '') return [[key, text]];
      faults.push(`${file} ${key}: a text is wanted, flat and not empty`);
      return [];
    },
  );
  return new Map(entries);
}

function findMissing(folder: string, catalogues: readonly Catalogue[]): string[] {
  const all = new Set(catalogues.flatMap((catalogue) => [...catalogue.keys()]));
  return catalogues.flatMap((catalogue, index) =>
    [...all].filter((key) => !catalogue.has(key)).map((key) => `${fileOf(folder, index)} lacks ${key}`),
  );
}

function findUnused(folder: string, catalogues: readonly Catalogue[], uses: readonly MessageUse[]): string[] {
  const whole = new Set(uses.filter(({ end }) => end === undefined).map(({ start }) => start));
  // Only a template that begins like a key can be one: `${x}` would use everything.
  const templates = uses.filter(({ start, end }) => end !== undefined && /^[a-z][\w-]*\./i.test(start));
  const keys = new Set(catalogues.flatMap((catalogue) => [...catalogue.keys()]));
  return [...keys]
    .filter((key) => !whole.has(key) && !templates.some((template) => isMatch(key, template)))
    .map((key) => `${folder} ${key} is used nowhere`);
}

/** A page loads all sets that serve it into one, so a key of two of them would have two meanings. */
function findDoubled(sets: readonly (ReadSet & { readonly folder: string })[]): string[] {
  return sets.flatMap(({ folder, catalogues }, index) =>
    sets
      .slice(0, index)
      .flatMap((other) =>
        [...(catalogues[0]?.keys() ?? [])]
          .filter((key) => other.catalogues[0]?.has(key) === true)
          .map((key) => `${folder} ${key} is in ${other.folder} too`),
      ),
  );
}

/** A workspace may use the keys of every set that serves it. */
function findUnknown(root: string, sets: readonly ReadSet[]): string[] {
  const workspaces = new Set(sets.flatMap(({ usedIn }) => usedIn));
  return [...workspaces].flatMap((workspace) => {
    const serving = sets.filter(({ usedIn }) => usedIn.includes(workspace));
    const known = new Set(
      serving.flatMap(({ catalogues }) => catalogues.flatMap((each) => [...each.keys()])),
    );
    return readMessageUses(root, [workspace])
      .filter(({ isCertain }) => isCertain)
      .flatMap((use) => faultOfUse(use, known));
  });
}

function faultOfUse(use: MessageUse, known: ReadonlySet<string>): string[] {
  if (use.end === undefined)
    return known.has(use.start) ? [] : [`${use.place} no catalogue has ${use.start}`];
  if (use.start === '') return [`${use.place} a key must begin with a written part, to be checked`];
  if ([...known].some((key) => isMatch(key, use))) return [];
  return [`${use.place} no catalogue has a key like ${use.start}…${use.end}`];
}

function isMatch(key: string, { start, end }: MessageUse): boolean {
  return key.startsWith(start) && key.endsWith(end ?? '') && key.length > start.length + (end ?? '').length;
}

function findDifferences(folder: string, catalogues: readonly Catalogue[]): string[] {
  const references = new Map<string, IcuMessage>();
  return catalogues.flatMap((catalogue, index) =>
    [...catalogue].flatMap(([key, text]) => {
      const place = `${fileOf(folder, index)} ${key}`;
      try {
        const message = readIcuMessage(text);
        const reference = references.get(key) ?? message;
        references.set(key, reference);
        return [
          ...compareArguments(place, message, reference),
          ...findMissingForms(place, message, languages[index] ?? languages[0]),
        ];
      } catch (error) {
        return [`${place}: ${error instanceof Error ? error.message : String(error)}`];
      }
    }),
  );
}

function compareArguments(place: string, message: IcuMessage, reference: IcuMessage): string[] {
  const names = new Set([...message.args.keys(), ...reference.args.keys()]);
  return [...names]
    .filter((name) => message.args.get(name) !== reference.args.get(name))
    .map((name) => {
      const has = message.args.get(name) ?? 'nothing';
      const wanted = reference.args.get(name) ?? 'nothing';
      return `${place}: {${name}} is ${has}, in ${languages[0]} it is ${wanted}`;
    });
}

function findMissingForms(place: string, message: IcuMessage, language: string): string[] {
  return message.plurals.flatMap(({ name, type, forms }) => {
    const wanted = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
    const missing = wanted.filter((form) => !forms.includes(form)).sort();
    return missing.length === 0 ? [] : [`${place}: {${name}} lacks the forms ${missing.join(', ')}`];
  });
}

function fileOf(folder: string, index: number): string {
  return `${folder}/${languages[index] ?? ''}.json`;
}
