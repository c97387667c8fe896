import { randomUUID } from 'node:crypto';
import {
  type PersonId,
  type ServiceTokenScope,
  type TenantId,
  TokenId,
  type TokenView,
} from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { readListCursor, writeListCursor } from '../../platform/search/index.ts';
import { hashToken } from '../identity/index.ts';
import { givenScopes } from './given-scopes.ts';
import { tokenTables } from './token-tables.ts';
import { makeTokenText, type TokenKind } from './token-text.ts';

const DAY_MS = 86_400_000;
const ENDING_LENGTH = 4;

/** Whose tokens: those of one person, or those of the tenant's services. */
export interface TokenOwner {
  readonly kind: TokenKind;
  readonly personId: PersonId;
}

export interface NewToken extends TokenOwner {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly scopes: readonly ServiceTokenScope[];
  readonly expiresInDays: number;
  readonly nowMs: number;
}

interface MadeToken {
  /** The token itself, nowhere else from now on. */
  readonly token: string;
  readonly id: TokenId;
  readonly expiresAt: Date;
}

/** Makes a token. It is given out here and kept as its hash. */
export async function insertToken(tx: Transaction, made: NewToken): Promise<MadeToken> {
  const token = makeTokenText(made.kind);
  const id = TokenId.parse(randomUUID());
  const expiresAt = new Date(made.nowMs + made.expiresInDays * DAY_MS);
  await tokenTables(tx)
    .insertInto('api_tokens')
    .values({
      id,
      tenant_id: made.tenantId,
      kind: made.kind,
      person_id: made.kind === 'personal' ? made.personId : null,
      made_by: made.personId,
      name: made.name,
      scopes: [...new Set(made.scopes)],
      token_hash: hashToken(token),
      ending: token.slice(-ENDING_LENGTH),
      created_at: new Date(made.nowMs),
      expires_at: expiresAt,
    })
    .execute();
  return { token, id, expiresAt };
}

/** Ends a token of this owner. @returns its name; null: there is none that hasn't been revoked */
export async function revokeToken(
  tx: Transaction,
  owner: TokenOwner,
  { tokenId, nowMs }: { readonly tokenId: TokenId; readonly nowMs: number },
): Promise<string | null> {
  const row = await tokenTables(tx)
    .updateTable('api_tokens')
    .set({ revoked_at: new Date(nowMs) })
    .where('id', '=', tokenId)
    .where('kind', '=', owner.kind)
    .$if(owner.kind === 'personal', (update) => update.where('person_id', '=', owner.personId))
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name ?? null;
}

interface PassedOn {
  readonly name: string;
  readonly scopes: readonly ServiceTokenScope[];
  /** Who answered for it before; null: they are gone. */
  readonly from: string | null;
}

/** Has somebody else answer for a token of a service. @returns null: there is none that lasts */
export async function passOnToken(
  tx: Transaction,
  { tokenId, to, nowMs }: { readonly tokenId: TokenId; readonly to: PersonId; readonly nowMs: number },
): Promise<PassedOn | null> {
  const tables = tokenTables(tx);
  const row = await tables
    .selectFrom('api_tokens')
    .select(['name', 'scopes', 'made_by'])
    .where('id', '=', tokenId)
    .where('kind', '=', 'service')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(nowMs))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const from = await tables
    .selectFrom('persons')
    .select('full_name')
    .where('id', '=', row.made_by)
    .executeTakeFirst();
  await tables.updateTable('api_tokens').set({ made_by: to }).where('id', '=', tokenId).execute();
  return { name: row.name, scopes: row.scopes, from: from?.full_name ?? null };
}

/** Of this owner. */
function selectTokens(tx: Transaction, { kind, personId }: TokenOwner) {
  const tokens = tokenTables(tx)
    .selectFrom('api_tokens')
    .leftJoin('persons', 'persons.id', 'api_tokens.made_by')
    .where('api_tokens.kind', '=', kind);
  return kind === 'personal' ? tokens.where('api_tokens.person_id', '=', personId) : tokens;
}

const VIEWED = [
  'api_tokens.id',
  'api_tokens.name',
  'api_tokens.scopes',
  'api_tokens.ending',
  'api_tokens.made_by',
  'api_tokens.created_at',
  'api_tokens.expires_at',
  'api_tokens.last_used_at',
  'api_tokens.last_address',
  'api_tokens.revoked_at',
  'api_tokens.tenant_id',
  'api_tokens.kind',
  'persons.full_name',
  'persons.is_active',
  'persons.roles',
] as const;

type ViewedRow = Awaited<ReturnType<typeof readRows>>[number];
const readRows = (tx: Transaction, owner: TokenOwner, id: TokenId) =>
  selectTokens(tx, owner).select(VIEWED).where('api_tokens.id', '=', id).execute();

/** @throws Error if it isn't there */
export async function readTokenView(
  tx: Transaction,
  owner: TokenOwner,
  { tokenId, nowMs }: { readonly tokenId: TokenId; readonly nowMs: number },
): Promise<TokenView> {
  const [row] = await readRows(tx, owner, tokenId);
  if (row === undefined) throw new Error('The token is gone');
  return viewOf(tx, row, nowMs);
}

interface TokenPageQuery {
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

interface TokenPage {
  readonly items: TokenView[];
  readonly next: string | null;
  readonly total: number;
}

const ORDER = 'newest';

/** Newest first. @throws CodedError REQUEST_MALFORMED */
export async function listTokens(
  tx: Transaction,
  owner: TokenOwner,
  { search, after, limit, nowMs }: TokenPageQuery & { readonly nowMs: number },
): Promise<TokenPage> {
  const cursor = readListCursor(after, ORDER);
  const sought = `%${(search ?? '').trim().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  const matching = selectTokens(tx, owner).where('api_tokens.name', 'ilike', sought);
  const { total } = await matching
    .select((is) => is.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = matching.select(VIEWED);
  if (cursor !== null) {
    page = page.where(
      sql<boolean>`(api_tokens.created_at, api_tokens.id) < (${new Date(cursor.key)}::timestamptz, ${cursor.id}::uuid)`,
    );
  }
  // One more than asked for tells whether there is a next page.
  const rows = await page
    .orderBy('api_tokens.created_at', 'desc')
    .orderBy('api_tokens.id', 'desc')
    .limit(limit + 1)
    .execute();
  const items: TokenView[] = [];
  for (const row of rows.slice(0, limit)) items.push(await viewOf(tx, row, nowMs));
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    items,
    next: hasMore ? writeListCursor({ sort: ORDER, key: last.createdAt, id: last.id }) : null,
    total,
  };
}

async function viewOf(tx: Transaction, row: ViewedRow, nowMs: number): Promise<TokenView> {
  const given = await givenScopes(tx, row);
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    withheld: row.scopes.filter((scope) => !given.has(scope)),
    ending: row.ending,
    madeBy: row.made_by === null || row.full_name === null ? null : { id: row.made_by, name: row.full_name },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    lastAddress: row.last_address,
    state: stateOf(row, nowMs),
  };
}

function stateOf({ revoked_at, expires_at }: ViewedRow, nowMs: number): TokenView['state'] {
  if (revoked_at !== null) return 'revoked';
  return expires_at.getTime() <= nowMs ? 'expired' : 'active';
}
