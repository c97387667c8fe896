import { IntlMessageFormat } from 'intl-messageformat';
import en from '../messages/en.json' with { type: 'json' };
import type { Translate } from './report.ts';

type Catalogue = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<string, () => Promise<Catalogue>>> = {
  de: async () => (await import('../messages/de.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('../messages/ar.json', { with: { type: 'json' } })).default,
};

/** The texts in the language that the terminal is set to (LC_ALL, LC_MESSAGES, LANG); English where we have no other. */
export async function translator(env: Readonly<Record<string, string | undefined>>): Promise<Translate> {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => (value ?? '') !== '') ?? '';
  const language = set.slice(0, 2).toLowerCase();
  const catalogue: Catalogue = (await catalogues[language]?.()) ?? en;
  const locale = catalogue === en ? 'en' : language;
  return (key, details) => {
    const text = new IntlMessageFormat(catalogue[key] ?? key, locale).format(details);
    return typeof text === 'string' ? text : String(text);
  };
}
