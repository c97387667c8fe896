import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** What a message needs from its caller and what it offers, as far as languages have to agree on it. */
export interface IcuMessage {
  /** Kind of each argument by name: `text`, `number`, `date`, `time`, `plural`, `ordinal`, `select …`, `tag`. */
  readonly args: ReadonlyMap<string, string>;
  readonly plurals: readonly IcuPlural[];
}

/** The forms one plural argument is given in. */
interface IcuPlural {
  readonly name: string;
  readonly type: Intl.PluralRuleType;
  readonly forms: readonly string[];
}

/**
 * Reads a message.
 *
 * @throws {SyntaxError} from the parser when it is no ICU message
 */
export function readIcuMessage(text: string): IcuMessage {
  const args = new Map<string, string>();
  const plurals: IcuPlural[] = [];
  const visit = (element: MessageFormatElement): void => {
    const kind = kindOf(element);
    if (kind !== undefined) args.set(element.type === TYPE.pound ? '#' : element.value, kind);
    if (element.type === TYPE.plural) {
      const { value: name, pluralType: type = 'cardinal' } = element;
      plurals.push({ name, type, forms: Object.keys(element.options) });
    }
    for (const inside of elementsIn(element)) visit(inside);
  };
  for (const element of parse(text, { requiresOtherClause: true })) visit(element);
  return { args, plurals };
}

function kindOf(element: MessageFormatElement): string | undefined {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return undefined;
    case TYPE.argument:
      return 'text';
    case TYPE.number:
      return 'number';
    case TYPE.date:
      return 'date';
    case TYPE.time:
      return 'time';
    case TYPE.tag:
      return 'tag';
    case TYPE.plural:
      return element.pluralType === 'ordinal' ? 'ordinal' : 'plural';
    case TYPE.select:
      return `select ${Object.keys(element.options).sort().join('|')}`;
  }
}

function elementsIn(element: MessageFormatElement): MessageFormatElement[] {
  if (element.type === TYPE.tag) return element.children;
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
  return Object.values(element.options).flatMap(({ value }) => value);
}
