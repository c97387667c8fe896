import { z } from 'zod';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export type Json = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

/** An attribute by its name, whatever the case (RFC 7643, 2.1); undefined: it isn't there. */
export function attribute(of: Json, name: string): unknown {
  const key = Object.keys(of).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : of[key];
}

/** Some directories send `"True"` and `"False"`. undefined: it is neither. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** The path in the form that paths are compared in: lower case, without the core schema’s name, `ent:` for the extension’s. */
export function plainPath(path: string): string {
  const lower = path.trim().toLowerCase();
  for (const schema of [USER_SCHEMA, GROUP_SCHEMA]) {
    if (lower.startsWith(`${schema.toLowerCase()}:`)) return lower.slice(schema.length + 1);
  }
  const extension = ENTERPRISE_SCHEMA.toLowerCase();
  if (lower === extension) return 'ent';
  return lower.startsWith(`${extension}:`) ? `ent:${lower.slice(extension.length + 1)}` : lower;
}

/** RFC 7644, 3.9: which attributes of a resource are answered. */
export interface Selection {
  readonly only: ReadonlySet<string> | null;
  readonly without: ReadonlySet<string>;
}

const Names = z.string().max(2_000).optional().catch(undefined);
const namesIn = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(',')
      .map(plainPath)
      .filter((name) => name !== ''),
  );

export function selectionOf(query: Json): Selection {
  const attributes = Names.parse(query['attributes']);
  const excluded = Names.parse(query['excludedAttributes']);
  return {
    only: attributes === undefined || attributes.trim() === '' ? null : namesIn(attributes),
    without: namesIn(excluded ?? ''),
  };
}

/** Whether an attribute of the resource itself is answered, at least in part. */
export function isSelected({ only, without }: Selection, name: string): boolean {
  const plain = plainPath(name);
  if (without.has(plain)) return false;
  return (
    only === null ||
    [...only].some((each) => each === plain || each.startsWith(`${plain}.`) || each.startsWith(`${plain}:`))
  );
}

/** What is always answered (RFC 7643, 7: `returned` is `always`). */
const ALWAYS = new Set(['schemas', 'id']);

/** The resource with what was selected of it. */
export function select(resource: Json, selection: Selection): Json {
  const entries = Object.entries(resource).flatMap(([name, value]): [string, unknown][] => {
    if (ALWAYS.has(name)) return [[name, value]];
    if (!isSelected(selection, name)) return [];
    const inner = asObject(value);
    return [[name, inner === null ? value : selectInner(plainPath(name), inner, selection)]];
  });
  return Object.fromEntries(entries);
}

function selectInner(outer: string, value: Json, { only, without }: Selection): Json {
  const isWhole = only === null || only.has(outer);
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => {
      const paths = [`${outer}.${name.toLowerCase()}`, `${outer}:${name.toLowerCase()}`];
      return !paths.some((path) => without.has(path)) && (isWhole || paths.some((path) => only.has(path)));
    }),
  );
}
