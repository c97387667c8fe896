import type {
  BuiltInRole,
  Locale,
  PersonId,
  ServiceTokenScope,
  TenantId,
  TokenId,
} from '@alongside/protocol';
import type { ColumnType } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import type { TokenKind } from './token-text.ts';

type Later<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

interface ApiTokensTable {
  readonly id: TokenId;
  readonly tenant_id: TenantId;
  readonly kind: TokenKind;
  /** Whom it stands for; null: a service. */
  readonly person_id: PersonId | null;
  /** Who answers for it: it gives no more than they may. Of a personal token, its person. */
  readonly made_by: ColumnType<PersonId | null, PersonId, PersonId>;
  readonly name: string;
  readonly scopes: ServiceTokenScope[];
  readonly token_hash: string;
  /** Last characters of the token. */
  readonly ending: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  /** To the minute. */
  readonly last_used_at: Later<Date>;
  readonly last_address: Later<string>;
  readonly revoked_at: Later<Date>;
}

export type TokenTables = {
  api_tokens: ApiTokensTable;
  /** As much of identity's table as tells for whom a token stands. */
  persons: {
    readonly id: PersonId;
    readonly full_name: string;
    readonly roles: BuiltInRole[];
    readonly is_active: boolean;
    readonly locale: Locale | null;
  };
};

/** A transaction that also knows tokens. */
export const tokenTables = (tx: Transaction) => tx.$extendTables<TokenTables>();
