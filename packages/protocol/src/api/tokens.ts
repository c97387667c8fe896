import { z } from 'zod';
import { PersonId, TokenId } from '../ids.ts';
import { Permission } from '../permissions.ts';
import { Instant, line } from '../text.ts';
import { noContent, page, PageQuery, route } from './route.ts';

/** What begins every token of a person, and of a service: scanners for secrets find them by it. */
export const PERSONAL_TOKEN_PREFIX = 'alp_';
export const SERVICE_TOKEN_PREFIX = 'als_';

const LIFETIME_DAYS_STANDARD = 90;
const LIFETIME_DAYS_MAX = 366;

/** What a token of a service may be for: permissions of the API, or the provisioning of people and groups. */
export const ServiceTokenScope = z.enum([...Permission.options, 'scim']);
export type ServiceTokenScope = z.infer<typeof ServiceTokenScope>;

/** A token as it is listed: never the token itself. */
export const TokenView = z.object({
  id: TokenId,
  name: line(100),
  scopes: z.array(ServiceTokenScope),
  /** The last characters of the token, to tell it from others. */
  ending: z.string().max(8),
  /** Of its scopes, those that it doesn't give: who answers for it may not, at this moment. */
  withheld: z.array(ServiceTokenScope),
  /** Who answers for it: who made it, or took it over. null: they are gone. */
  madeBy: z.object({ id: PersonId, name: line(200) }).nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  /** To the minute. */
  lastUsedAt: Instant.nullable(),
  lastAddress: z.string().nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});
export type TokenView = z.infer<typeof TokenView>;

/** A token that was just made: the one time that it is shown. */
const NewToken = z.object({ token: z.string(), view: TokenView });

const TokenQuery = z.object({ search: z.string().max(200).optional(), ...PageQuery });

const NewTokenBody = <Scope extends z.ZodType>(scope: Scope) =>
  z.strictObject({
    name: line(100),
    scopes: z.array(scope).min(1).max(ServiceTokenScope.options.length),
    expiresInDays: z.int().min(1).max(LIFETIME_DAYS_MAX).default(LIFETIME_DAYS_STANDARD),
  });

const own = { kind: 'signed-in', because: 'the caller’s own tokens, made in a browser alone' } as const;
/** No token opens these: what can make another one can't be ended by ending it. */
const services = {
  access: { kind: 'permission', anyOf: ['manage-settings'] },
  tokens: 'none',
} as const;

export const listTokensRoute = route({
  name: 'listTokens',
  method: 'GET',
  path: '/tokens',
  access: own,
  summary: 'The own tokens, newest first',
  query: TokenQuery,
  response: page(TokenView),
});

export const createTokenRoute = route({
  name: 'createToken',
  method: 'POST',
  path: '/tokens',
  access: own,
  summary: 'Make a token that may do some of what its person may',
  body: NewTokenBody(Permission),
  response: NewToken,
  errors: ['PERMISSION_MISSING'],
});

export const revokeTokenRoute = route({
  name: 'revokeToken',
  method: 'POST',
  path: '/tokens/:tokenId/revoke',
  access: own,
  summary: 'End an own token at once',
  params: z.object({ tokenId: TokenId }),
  response: noContent,
  errors: ['NOT_FOUND'],
});

export const listServiceTokensRoute = route({
  name: 'listServiceTokens',
  method: 'GET',
  path: '/service-tokens',
  ...services,
  summary: 'The tokens of services, newest first',
  query: TokenQuery,
  response: page(TokenView),
});

export const createServiceTokenRoute = route({
  name: 'createServiceToken',
  method: 'POST',
  path: '/service-tokens',
  ...services,
  summary: 'Make a token that stands for no person, with at most the caller’s permissions',
  body: NewTokenBody(ServiceTokenScope),
  response: NewToken,
});

export const revokeServiceTokenRoute = route({
  name: 'revokeServiceToken',
  method: 'POST',
  path: '/service-tokens/:tokenId/revoke',
  ...services,
  summary: 'End a token of a service at once',
  params: z.object({ tokenId: TokenId }),
  response: noContent,
  errors: ['NOT_FOUND'],
});

export const takeOverServiceTokenRoute = route({
  name: 'takeOverServiceToken',
  method: 'POST',
  path: '/service-tokens/:tokenId/take-over',
  ...services,
  summary: 'Answer for a token of a service from now on: it gives no more than who does may',
  params: z.object({ tokenId: TokenId }),
  response: TokenView,
  errors: ['NOT_FOUND'],
});
