import type { Locale } from '@alongside/protocol';
import { IntlMessageFormat } from 'intl-messageformat';
import { isolateForeign } from './bidi.ts';
import { localeFacts } from './locales.ts';

export type Catalogue = Readonly<Record<string, string>>;

/** Texts that one app has besides those that all share: for each language, what loads them. */
export type AppCatalogues = Readonly<Record<Locale, () => Promise<{ readonly default: Catalogue }>>>;

const catalogues: Readonly<Record<Locale, () => Promise<readonly { default: Catalogue }[]>>> = {
  en: () => Promise.all([import('../messages/en.json'), import('@alongside/protocol/messages/en.json')]),
  de: () => Promise.all([import('../messages/de.json'), import('@alongside/protocol/messages/de.json')]),
  ar: () => Promise.all([import('../messages/ar.json'), import('@alongside/protocol/messages/ar.json')]),
};

type TextValues = Readonly<Record<string, string | number>>;

/**
 * The text of a key in the language shown; the key itself where there is none, which the check of the catalogues
 * finds. Values that run against the language's direction (a Latin name in Arabic) are isolated, so names can be put in
 * as they are. For the same reason a catalogue can't `select` by a string: use a key per case.
 */
export type Translate = (key: string, values?: TextValues) => string;

/** Loads one language and nothing else. */
export async function loadTranslate(locale: Locale, app?: AppCatalogues): Promise<Translate> {
  const [own, shared] = await Promise.all([app?.[locale](), catalogues[locale]()]);
  const parts = own === undefined ? shared : [...shared, own];
  return makeTranslate(
    locale,
    parts.map((part) => part.default),
  );
}

export function makeTranslate(locale: Locale, parts: readonly Catalogue[]): Translate {
  const messages = new Map(parts.flatMap((part) => Object.entries(part)));
  const parsed = new Map<string, IntlMessageFormat>();
  const { direction } = localeFacts[locale];
  return (key, values = {}) => {
    const message = messages.get(key);
    if (message === undefined) return key;
    const format = parsed.get(key) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    parsed.set(key, format);
    const isolated = Object.entries(values).map(
      ([name, value]) =>
        [name, typeof value === 'string' ? isolateForeign(value, direction) : value] as const,
    );
    return String(format.format(Object.fromEntries(isolated)));
  };
}
