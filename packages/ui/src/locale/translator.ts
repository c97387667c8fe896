import type { Locale } from '@alongside/protocol';
import i18next from 'i18next';
import ICU from 'i18next-icu';
import { isolateForeign } from './bidi.ts';
import { localeFacts } from './locales.ts';

type Catalogue = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<Locale, () => Promise<readonly { default: Catalogue }[]>>> = {
  en: () => Promise.all([import('../messages/en.json'), import('@alongside/protocol/messages/en.json')]),
  de: () => Promise.all([import('../messages/de.json'), import('@alongside/protocol/messages/de.json')]),
  ar: () => Promise.all([import('../messages/ar.json'), import('@alongside/protocol/messages/ar.json')]),
};

export type TextValues = Readonly<Record<string, string | number>>;

/**
 * The text of a key in the language shown. Values that run against its direction (a Latin name in Arabic) are isolated, so
 * names can be put in as they are. For the same reason a catalogue can't `select` by a string: use a key per case.
 */
export type Translate = (key: string, values?: TextValues) => string;

/** Loads one language and nothing else. */
export async function loadTranslate(locale: Locale): Promise<Translate> {
  const parts = await catalogues[locale]();
  const translation = Object.assign({}, ...parts.map((part) => part.default)) as Catalogue;
  const instance = i18next.createInstance().use(ICU);
  await instance.init({
    lng: locale,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [locale]: { translation } },
  });
  const { direction } = localeFacts[locale];
  const translate: (key: string, values: Record<string, string | number>) => string =
    instance.t.bind(instance);
  return (key, values = {}) => {
    const isolated = Object.entries(values).map(
      ([name, value]) =>
        [name, typeof value === 'string' ? isolateForeign(value, direction) : value] as const,
    );
    return translate(key, Object.fromEntries(isolated));
  };
}
