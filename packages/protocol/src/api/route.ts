import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { Permission } from '../permissions.ts';

/** Who may call a route. There is no default: a route without one doesn't compile. */
export type RouteAccess =
  /** Nobody needs to be signed in; `because` is for reviewers. */
  | { readonly kind: 'public'; readonly because: string }
  /** Any signed-in person of the tenant; what they see is limited to their own by the handler. */
  | { readonly kind: 'signed-in'; readonly because: string }
  /** A signed-in person with at least one of the permissions. */
  | { readonly kind: 'permission'; readonly anyOf: readonly [Permission, ...Permission[]] };

/** What may send a request: a page of ours with its cookie, an agent with its device's proof, or either. */
export type RouteCallers = 'browser' | 'agent' | 'browser-and-agent';

/**
 * Which tokens of the API open a route: none, those that stand for a person, or those of services too. A token opens only
 * what its scopes name.
 */
export type RouteTokens = 'none' | 'personal' | 'any';

export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route of `/api/v1`: declared once, served by the server, called by the web apps, written into the OpenAPI document. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Stable name, `operationId` of the document. */
  readonly name: string;
  readonly method: RouteMethod;
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string;
  readonly access: RouteAccess;
  /** An agent's sign-in opens only what names it: the rest of what its person may do needs a browser. */
  readonly callers: RouteCallers;
  readonly tokens: RouteTokens;
  /** One English line for the OpenAPI document. */
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** What a success answers; `fileResponse` for a download, `noContent` for 204. */
  readonly response: Response;
  /** Codes besides those any route may give. */
  readonly errors: readonly ErrorCode[];
}

/** For routes without parameters, query or body. */
export const nothing = z.undefined().or(z.strictObject({}));
/** 204, no body. */
export const noContent = z.undefined();
/** A body that isn't JSON; the handler sets the content type. */
export const fileResponse = z.unknown().meta({ description: 'A file' });

interface RouteOptions<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  name: string;
  method: RouteMethod;
  path: string;
  access: RouteAccess;
  /** Default: `browser`. */
  callers?: RouteCallers;
  /** Default: `any` where the access is a permission that a page may use, else `none`. */
  tokens?: RouteTokens;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  errors?: readonly ErrorCode[];
}

export const route = <
  R extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(
  options: RouteOptions<P, Q, B, R>,
): Route<P, Q, B, R> => ({
  params: nothing as z.ZodType as P,
  query: nothing as z.ZodType as Q,
  body: nothing as z.ZodType as B,
  errors: [],
  callers: 'browser',
  tokens: options.access.kind === 'permission' && options.callers !== 'agent' ? 'any' : 'none',
  ...options,
});

/** A page of a list. `next` is given back as `after` for the following page; null at the end. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().max(500).nullable(), total: z.int().min(0) });

export const PageQuery = {
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/**
 * Rows of a list that may have very many are counted up to here, unless their exact number is asked for: nobody waits for
 * a hundred thousand to be counted to see the first of them.
 */
export const TOTAL_COUNTED_MAX = 1_000;

/** A page of a list that may have very many rows. `total` is how many there are; where `isTotalExact` is false, more. */
export const longPage = <Item extends z.ZodType>(item: Item) =>
  page(item).extend({ isTotalExact: z.boolean().default(true) });

export const LongPageQuery = {
  ...PageQuery,
  /** `exact`: however long counting takes. */
  total: z.enum(['bounded', 'exact']).default('bounded'),
};
