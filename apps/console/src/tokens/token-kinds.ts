import {
  createServiceTokenRoute,
  createTokenRoute,
  listServiceTokensRoute,
  listTokensRoute,
  revokeServiceTokenRoute,
  revokeTokenRoute,
  takeOverServiceTokenRoute,
  type TokenId,
  Permission,
  type ServiceTokenScope,
} from '@alongside/protocol';
import { callRoute } from '../server/call-route.ts';
import { PAGE_ROWS, rowsQuery } from '../server/rows-query.ts';

/** One's own tokens, or those that stand for no person. */
export type TokenKind = 'personal' | 'service';

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly ServiceTokenScope[];
  readonly expiresInDays: number;
}

const pageOf = (after: string | null) => ({ limit: PAGE_ROWS, ...(after !== null && { after }) });

export const tokensQuery = (kind: TokenKind) =>
  rowsQuery(['tokens', kind], (after) =>
    callRoute(kind === 'personal' ? listTokensRoute : listServiceTokensRoute, { query: pageOf(after) }),
  );

export const makeToken = (kind: TokenKind, { name, scopes, expiresInDays }: TokenWish) =>
  kind === 'personal'
    ? callRoute(createTokenRoute, {
        body: {
          name,
          scopes: Permission.options.filter((permission) => scopes.includes(permission)),
          expiresInDays,
        },
      })
    : callRoute(createServiceTokenRoute, { body: { name, scopes: [...scopes], expiresInDays } });

export const revokeToken = (kind: TokenKind, tokenId: TokenId) =>
  callRoute(kind === 'personal' ? revokeTokenRoute : revokeServiceTokenRoute, { params: { tokenId } });

/** Has the caller answer for a token of a service. */
export const takeOverToken = (tokenId: TokenId) =>
  callRoute(takeOverServiceTokenRoute, { params: { tokenId } });

/** What is sent and can't be. */
export function tokenFaults(kind: TokenKind, wish: TokenWish): ReadonlySet<string> {
  const body = (kind === 'personal' ? createTokenRoute : createServiceTokenRoute).body;
  const parsed = body.safeParse(wish);
  return new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
}
