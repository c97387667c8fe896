import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';

export type PageLanguage = 'en' | 'de' | 'ar';

/** What goes into a text where its catalogue has `{name}`. A pattern stands for "anything of this kind". */
export type TextValues = Readonly<Record<string, string | number | RegExp>>;

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** A name of the other direction is isolated by characters that nobody sees. */
const isolate = '[\\u2066-\\u2069]?';
const placeholder = (place: number): string => `\u0001${place}\u0002`;

function messagesOf(language: PageLanguage): ReadonlyMap<string, string> {
  const files = globSync(`{packages,apps}/*/src/messages/${language}.json`, { cwd: root });
  return new Map(
    files.flatMap((file) => {
      const parsed: unknown = JSON.parse(readFileSync(`${root}${file}`, 'utf8'));
      return Object.entries(parsed ?? {}).map(([key, text]): [string, string] => [key, String(text)]);
    }),
  );
}

/** The texts that pages show in one language, from the product's own catalogues: a journey never repeats one. */
export class PageTexts {
  static readonly en = new PageTexts('en');
  static readonly de = new PageTexts('de');
  static readonly ar = new PageTexts('ar');
  readonly language: PageLanguage;
  readonly #messages: ReadonlyMap<string, string>;

  private constructor(language: PageLanguage) {
    this.language = language;
    this.#messages = messagesOf(language);
  }

  /**
   * Matches the text of a key and nothing else, whatever isolates its values.
   *
   * @throws {RangeError} when no catalogue has the key.
   */
  text(key: string, values: TextValues = {}): RegExp {
    return new RegExp(`^${this.#source(key, values)}$`, 'u');
  }

  /** As {@link text}, with anything before and after. */
  within(key: string, values: TextValues = {}): RegExp {
    return new RegExp(this.#source(key, values), 'u');
  }

  #source(key: string, values: TextValues): string {
    const message = this.#messages.get(key);
    if (message === undefined) throw new RangeError(`No text ${key} in ${this.language}`);
    const sources: string[] = [];
    const given = Object.entries(values).map(([name, value]): [string, string | number] => {
      if (typeof value === 'number') return [name, value];
      const source = typeof value === 'string' ? escaped(value) : value.source;
      return [name, placeholder(sources.push(`${isolate}${source}${isolate}`) - 1)];
    });
    const format = new IntlMessageFormat(message, this.language, undefined, { ignoreTag: true });
    const formatted = escaped(String(format.format(Object.fromEntries(given))));
    // Pages are read with their white space as one space.
    return sources.reduce(
      (text, source, place) => text.replaceAll(placeholder(place), () => source),
      formatted.replaceAll(/\s+/gu, '\\s+'),
    );
  }
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
