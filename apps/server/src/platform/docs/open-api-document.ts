import * as protocol from '@alongside/protocol';
import { ERRORS, fileResponse, noContent, nothing, Problem, PROBLEM_MEDIA_TYPE } from '@alongside/protocol';
import type { ErrorCode, Route, RouteCallers, RouteTokens } from '@alongside/protocol';
import { z } from 'zod';

type Json = Record<string, unknown>;

const EVERY_ROUTE: readonly ErrorCode[] = [
  'REQUEST_MALFORMED',
  'TOO_MANY_REQUESTS',
  'SERVER_FAULT',
  'SERVER_STOPPING',
];
const SIGNED_IN: readonly ErrorCode[] = ['SIGN_IN_REQUIRED'];
const CHANGING: readonly ErrorCode[] = ['ORIGIN_REFUSED', 'REQUEST_TOO_LARGE', 'MEDIA_TYPE_UNSUPPORTED'];
const CHANGING_SIGNED_IN: readonly ErrorCode[] = ['CSRF_REFUSED'];
const BY_CALLER: Readonly<Record<RouteCallers, readonly ErrorCode[]>> = {
  browser: ['AGENT_REFUSED'],
  agent: ['AGENT_REQUIRED', 'PROOF_INVALID'],
  'browser-and-agent': ['PROOF_INVALID'],
};

const BY_TOKENS: Readonly<Record<RouteTokens, readonly ErrorCode[]>> = {
  none: ['TOKEN_REFUSED'],
  personal: ['TOKEN_REFUSED', 'TOKEN_INVALID', 'CREDENTIALS_AMBIGUOUS'],
  any: ['TOKEN_INVALID', 'CREDENTIALS_AMBIGUOUS'],
};
const TOKENS_SENTENCES: Readonly<Record<RouteTokens, string>> = {
  none: 'No token opens it.',
  personal: 'A person’s token opens it, a service’s doesn’t.',
  any: 'Tokens open it.',
};
const PAGED_SENTENCE =
  'Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.';

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'access' in value && 'path' in value && 'response' in value;

const placeOf = ({ path, method }: Route): string => `${path} ${method}`;

/** Every route of the contract, by its path: the same order wherever this runs. */
export const contractRoutes: readonly Route[] = (Object.values(protocol) as readonly unknown[])
  .filter(isRoute)
  .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

/** The OpenAPI 3.1 document of all routes, made from what they are parsed by. */
export function openApiDocument(origin: string, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of contractRoutes) {
    const path = route.path.replaceAll(/:(?<name>\w+)/gu, '{$<name>}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Alongside',
      version,
      description:
        'Every error is a problem document (RFC 9457) with a stable `code`; each route names those it may give. ' +
        'A program comes with `Authorization: Bearer` and a token of a person or of a service: it opens what its scopes ' +
        'name. A page comes with the cookie of its sign-in; there everything but GET needs the exact `Origin`, and the ' +
        'header `x-csrf-token` with the token of `GET /me`. A request with both is refused. Lists are paged: `after` takes ' +
        'the `next` of the page before.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      securitySchemes: {
        signIn: {
          type: 'apiKey',
          in: 'cookie',
          name: origin.startsWith('https:') ? '__Host-alongside' : 'alongside',
        },
        agent: {
          type: 'http',
          scheme: 'DPoP',
          description: 'The token of an agent’s sign-in (RFC 9449)',
        },
        proof: {
          type: 'apiKey',
          in: 'header',
          name: 'DPoP',
          description: 'A proof of the device’s key, new for each request (RFC 9449, 4.2)',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token of a person (`alp_…`) or of a service (`als_…`). The names beside it are scopes, ' +
            'of which the token has one.',
        },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
    },
  };
}

function operation(route: Route): Json {
  const { access } = route;
  const isPublic = access.kind === 'public';
  const isRead = route.method === 'GET';
  return {
    operationId: route.name,
    summary: route.summary,
    description: description(route),
    security: isPublic ? [] : securityOf(route, isRead),
    ...(access.kind === 'permission' ? { 'x-permissions': access.anyOf } : {}),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body === nothing ? {} : { requestBody: requestBody(route) }),
    responses: { ...success(route), ...failures(route, isPublic, isRead) },
  };
}

function description(route: Route): string {
  const { access } = route;
  const who =
    access.kind === 'permission'
      ? `Needs ${access.anyOf.join(' or ')}.`
      : `${access.kind === 'public' ? 'For anybody' : 'For everybody signed in'}: ${access.because}.`;
  return [
    who,
    ...(access.kind === 'public' ? [] : [TOKENS_SENTENCES[route.tokens]]),
    ...(isPaged(route) ? [PAGED_SENTENCE] : []),
  ].join(' ');
}

const isPaged = ({ query }: Route): boolean =>
  query instanceof z.ZodObject && 'after' in query.shape && 'limit' in query.shape;

function securityOf({ access, callers, tokens }: Route, isRead: boolean): Json[] {
  const page = isRead ? { signIn: [] } : { signIn: [], csrf: [] };
  const agent = { agent: [], proof: [] };
  const scopes = access.kind === 'permission' ? access.anyOf.map((scope) => [scope]) : [[]];
  return [
    ...(callers === 'agent' ? [] : [page]),
    ...(callers === 'browser' ? [] : [agent]),
    // One of several requirements is enough, all scopes of one are needed.
    ...(tokens === 'none' ? [] : scopes.map((scope) => ({ token: scope }))),
  ];
}

const PAGE_PARAMETERS: Readonly<Record<string, string>> = {
  after: 'The `next` of the page before; absent: the first page',
  limit: 'Most rows of the page',
};

function parameters(place: 'path' | 'query', schema: z.ZodType): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: place,
    ...(place === 'query' && name in PAGE_PARAMETERS ? { description: PAGE_PARAMETERS[name] } : {}),
    required: place === 'path' || !(part as z.ZodType).safeParse(undefined).success,
    schema: jsonSchema(part as z.ZodType, 'input'),
  }));
}

function requestBody(route: Route): Json {
  // A body of any kind is a picture: see `setPictureRoute`.
  if (route.body instanceof z.ZodUnknown) {
    return { required: true, content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } };
  }
  return {
    required: !route.body.safeParse(undefined).success,
    content: { 'application/json': { schema: jsonSchema(route.body, 'input') } },
  };
}

function success(route: Route): Json {
  if (route.response === noContent) return { 204: { description: 'Done' } };
  const content =
    route.response === fileResponse
      ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: jsonSchema(route.response, 'output') } };
  return { 200: { description: 'Done', content } };
}

function failures(route: Route, isPublic: boolean, isRead: boolean): Json {
  const codes = new Set<ErrorCode>([
    ...EVERY_ROUTE,
    ...(isPublic ? [] : SIGNED_IN),
    ...(isRead ? [] : CHANGING),
    ...(isPublic || isRead ? [] : CHANGING_SIGNED_IN),
    ...(isPublic ? [] : [...BY_CALLER[route.callers], ...BY_TOKENS[route.tokens]]),
    ...(route.access.kind === 'permission' ? (['PERMISSION_MISSING'] as const) : []),
    ...route.errors,
  ]);
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.join(', '),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: problemOf(some) } },
      },
    ]),
  );
}

/** A problem with one of these codes. */
const problemOf = (codes: readonly ErrorCode[]): Json => ({
  allOf: [
    { $ref: '#/components/schemas/Problem' },
    { type: 'object', properties: { code: { type: 'string', enum: codes } } },
  ],
});

/** Kinds of ids by their schemas: each has a name of its own, though all look alike. */
const ID_NAMES: ReadonlyMap<unknown, string> = new Map(
  (Object.entries(protocol) as readonly (readonly [string, unknown])[])
    .filter(([, value]) => value instanceof z.ZodUUID)
    .map(([name, schema]) => [schema, name]),
);

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _,
    $defs: __,
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      // All our transforms tidy a text and give a text.
      if (zodSchema._zod.def.type === 'transform') made.type = 'string';
      const name = ID_NAMES.get(zodSchema);
      if (name !== undefined) made.title = name;
    },
  });
  return withoutReferences(rest);
}

/** The one schema that holds itself is that of any JSON, and that allows anything; said so, it needs no reference. */
function withoutReferences(schema: Json): Json {
  const text = JSON.stringify(schema, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$ref' in value ? {} : value,
  );
  return JSON.parse(text) as Json;
}
