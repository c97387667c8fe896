import { type RawBuilder, sql } from 'kysely';
import { type Filter, parse } from 'scim2-parse-filter';
import { plainPath } from './scim-attributes.ts';
import { ScimError } from './scim-error.ts';

type Compare = Extract<Filter, { attrPath: string; compValue: unknown }>;

/** How an attribute is compared in the database. */
export type FilterColumn =
  /** Without regard to case. */
  | { readonly kind: 'text'; readonly column: RawBuilder<unknown> }
  /** Kept in lower case: an index finds what is equal. */
  | {
      readonly kind: 'folded';
      readonly column: RawBuilder<unknown>;
      equals?(value: string): RawBuilder<boolean>;
    }
  | { readonly kind: 'exact'; readonly column: RawBuilder<unknown> }
  | { readonly kind: 'boolean'; readonly column: RawBuilder<unknown> }
  | { readonly kind: 'moment'; readonly column: RawBuilder<unknown> }
  /** Is compared for being equal alone. */
  | { readonly kind: 'member'; equals(value: string): RawBuilder<boolean> }
  /** Is the same for every resource. */
  | { readonly kind: 'constant'; readonly value: string | boolean };

export type FilterColumns = ReadonlyMap<string, FilterColumn>;

const LENGTH_MAX = 1_000;
const DEPTH_MAX = 10;

const invalid = (detail: string): ScimError => new ScimError(400, 'invalidFilter', detail);

/** A condition for a filter (RFC 7644, 3.4.2.2). @throws ScimError invalidFilter */
export function filterCondition(text: string | undefined, columns: FilterColumns): RawBuilder<boolean> {
  if (text === undefined || text.trim() === '') return sql`true`;
  if (text.length > LENGTH_MAX || (text.match(/[([]/gu)?.length ?? 0) > DEPTH_MAX)
    throw invalid('The filter is too long.');
  return conditionOf(parsed(text), columns, '');
}

function parsed(text: string): Filter {
  try {
    return parse(text);
  } catch {
    throw invalid('The filter can’t be read.');
  }
}

/** @param outer path of the attribute whose values are filtered, with its dot; empty: the resource’s own */
function conditionOf(filter: Filter, columns: FilterColumns, outer: string): RawBuilder<boolean> {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const parts = filter.filters.map((each) => conditionOf(each, columns, outer));
      return sql`(${sql.join(parts, filter.op === 'and' ? sql` and ` : sql` or `)})`;
    }
    case 'not':
      return sql`(not coalesce(${conditionOf(filter.filter, columns, outer)}, false))`;
    case '[]':
      return conditionOf(filter.valFilter, columns, `${plainPath(filter.attrPath)}.`);
    case 'pr':
      return present(columnOf(columns, outer + plainPath(filter.attrPath)));
    default:
      return compared(columnOf(columns, outer + plainPath(filter.attrPath)), filter);
  }
}

function columnOf(columns: FilterColumns, path: string): FilterColumn {
  const column = columns.get(path);
  if (column === undefined) throw invalid(`Nothing can be found by ${path.slice(0, 100)}.`);
  return column;
}

function present(column: FilterColumn): RawBuilder<boolean> {
  if (column.kind === 'constant') return sql`true`;
  if (column.kind === 'member') throw invalid('Members are compared for being equal alone.');
  return sql`(${column.column} is not null)`;
}

function compared(column: FilterColumn, { op, compValue }: Compare): RawBuilder<boolean> {
  switch (column.kind) {
    case 'constant':
      return sql`${op === 'eq' && String(compValue).toLowerCase() === String(column.value).toLowerCase()}::boolean`;
    case 'member':
      if (op !== 'eq') throw invalid('Members are compared for being equal alone.');
      return column.equals(String(compValue));
    case 'boolean':
      return booleanCompared(column.column, op, compValue);
    case 'moment':
      return momentCompared(column.column, op, compValue);
    case 'exact':
      return textCompared(column.column, op, String(compValue));
    case 'folded': {
      const value = String(compValue).toLowerCase();
      return op === 'eq' && column.equals !== undefined
        ? column.equals(value)
        : textCompared(column.column, op, value);
    }
    case 'text':
      return textCompared(sql`lower(${column.column})`, op, String(compValue).toLowerCase());
  }
}

type Op = Compare['op'];

function booleanCompared(column: RawBuilder<unknown>, op: Op, value: unknown): RawBuilder<boolean> {
  const wanted = String(value).toLowerCase();
  if ((op !== 'eq' && op !== 'ne') || (wanted !== 'true' && wanted !== 'false'))
    throw invalid('This is true or false.');
  return sql`(${column} = ${(wanted === 'true') === (op === 'eq')})`;
}

const ORDERS: Partial<Readonly<Record<Op, RawBuilder<unknown>>>> = {
  eq: sql`=`,
  ne: sql`<>`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
};

function momentCompared(column: RawBuilder<unknown>, op: Op, value: unknown): RawBuilder<boolean> {
  const order = ORDERS[op];
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (order === undefined || Number.isNaN(at)) throw invalid('This is a date and time.');
  return sql`(${column} ${order} ${new Date(at)}::timestamptz)`;
}

function textCompared(column: RawBuilder<unknown>, op: Op, value: string): RawBuilder<boolean> {
  if (value.includes('\0')) throw invalid('The filter can’t be read.');
  const order = ORDERS[op];
  if (order !== undefined) return sql`(${column} ${order} ${value}::text)`;
  if (op === 'co') return sql`(position(${value}::text in ${column}) > 0)`;
  if (op === 'sw') return sql`starts_with(${column}, ${value}::text)`;
  return sql`(right(${column}, length(${value}::text)) = ${value}::text)`;
}
