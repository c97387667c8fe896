import type {
  BuiltInRole,
  ClaimMapping,
  DeviceId,
  DomainId,
  Locale,
  PasskeyId,
  PersonId,
  SignInId,
  TenantId,
} from '@alongside/protocol';
import type { ColumnType, Generated, Transaction as KyselyTransaction } from 'kysely';
import type { JsonColumn, Transaction } from '../../platform/database/index.ts';
import type { StepUpNeeds } from './relying-party/sign-in-gate.ts';

export type PersonSource = 'manual' | 'csv' | 'scim' | 'sign-in';

interface PersonsTable {
  readonly id: PersonId;
  readonly tenant_id: TenantId;
  readonly email: string;
  readonly full_name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly job_title: string | null;
  readonly company: string | null;
  readonly locale: Locale | null;
  readonly roles: BuiltInRole[];
  readonly is_active: Generated<boolean>;
  readonly is_blocked: Generated<boolean>;
  /** Issuer whose subject may be tied to this person by the e-mail address, once; null: none. */
  readonly may_link_issuer: string | null;
  readonly picture_version: string | null;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly department: string | null;
  readonly employee_number: string | null;
  /** What the directory that provisions people calls them; unique in the tenant. */
  readonly external_id: string | null;
  /** How the person came: added by an administrator, from a file, by SCIM, or at their first sign-in. */
  readonly source: Generated<PersonSource>;
  readonly updated_at: Date | null;
  /** What the directory that provisions the person calls them at sign-in, if that isn't the address; with its folded form. */
  readonly user_name: string | null;
  readonly user_name_key: string | null;
  /** When the directory deleted the person, who is kept, deactivated, for what refers to them. */
  readonly deprovisioned_at: Date | null;
  /** The name as it is sorted: see `searchColumns`. */
  readonly name_key: Generated<string>;
}

/** What people are found by: see `searchColumns`. */
interface PersonWordsTable {
  readonly tenant_id: TenantId;
  readonly person_id: PersonId;
  readonly word: string;
}

interface PersonPicturesTable {
  readonly person_id: PersonId;
  readonly tenant_id: TenantId;
  readonly media_type: string;
  readonly bytes: Uint8Array;
}

/** Who a person is to a provider. */
interface IdentitiesTable {
  readonly tenant_id: TenantId;
  readonly person_id: PersonId;
  readonly issuer: string;
  readonly subject: string;
  readonly created_at: Date;
}

interface DomainsTable {
  readonly id: DomainId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly token: string;
  /** Of the first administrator's address at set-up: leads to the tenant without proof. */
  readonly is_founding: boolean;
  readonly verified_at: Date | null;
  readonly created_at: Date;
}

/** A tenant without a row uses the embedded provider. */
interface IdentityProvidersTable {
  readonly tenant_id: TenantId;
  readonly issuer: string;
  readonly client_id: string;
  readonly sealed_secret: string | null;
  readonly claims: JsonColumn<ClaimMapping>;
  readonly updated_at: Date;
}

interface SignInsTable {
  readonly id: SignInId;
  readonly tenant_id: TenantId;
  readonly person_id: PersonId;
  readonly token_hash: string;
  readonly issuer: string;
  readonly amr: string[];
  readonly acr: string | null;
  readonly sealed_id_token: string | null;
  readonly address: string | null;
  readonly browser: string | null;
  /** The device whose agent it is, with the name that it had; null: a browser's. */
  readonly device_id: DeviceId | null;
  readonly device_name: string | null;
  readonly created_at: Date;
  /** When the person last proved who they are. */
  readonly authenticated_at: Date;
  readonly last_used_at: Date;
  readonly expires_at: Date;
}

interface SignInAttemptsTable {
  readonly state_hash: string;
  readonly tenant_id: TenantId;
  readonly browser_hash: string;
  readonly issuer: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly return_to: string;
  /** The sign-in that is proven again; null: a new one. */
  readonly renews: Generated<SignInId | null>;
  /** What the provider was asked for besides; null: nothing. */
  readonly needs: ColumnType<StepUpNeeds | null, string | null | undefined, string | null>;
  readonly expires_at: Date;
}

interface AccountsTable {
  readonly id: string;
  readonly tenant_id: TenantId;
  readonly person_id: PersonId;
  /** null until the invitation was used. */
  readonly password_hash: string | null;
  readonly password_changed_at: Date;
  readonly sealed_totp: string | null;
  readonly sealed_pending_totp: string | null;
  /** Last period whose code was taken: none is taken twice. */
  readonly totp_period: number;
  /** Challenge of a passkey being added. */
  readonly passkey_challenge: string | null;
  readonly passkey_challenge_expires_at: Date | null;
}

interface PasskeysTable {
  readonly id: PasskeyId;
  readonly tenant_id: TenantId;
  readonly account_id: string;
  readonly credential_id: string;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly transports: string[];
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

interface KnownDevicesTable {
  readonly tenant_id: TenantId;
  readonly account_id: string;
  readonly token_hash: string;
  readonly expires_at: Date;
}

interface InvitationsTable {
  readonly person_id: PersonId;
  readonly tenant_id: TenantId;
  readonly token_hash: string;
  readonly expires_at: Date;
}

/** How far an interaction of the embedded provider is. */
interface InteractionStepsTable {
  readonly uid: string;
  /** Whose password was right. */
  readonly account_id: string | null;
  readonly passkey_challenge: string | null;
  readonly expires_at: Date;
}

interface OidcModelsTable {
  readonly model: string;
  readonly id: string;
  readonly payload: JsonColumn<Record<string, unknown>>;
  readonly grant_id: string | null;
  readonly uid: string | null;
  readonly account_id: string | null;
  readonly consumed_at: Date | null;
  readonly expires_at: Date | null;
}

/** One row: the server's one-time set-up. */
interface ServerSetupTable {
  readonly is_only_row: boolean;
  readonly token_hash: string | null;
  readonly closed_at: Date | null;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
export type IdentityTables = {
  persons: PersonsTable;
  person_words: PersonWordsTable;
  person_pictures: PersonPicturesTable;
  identities: IdentitiesTable;
  domains: DomainsTable;
  identity_providers: IdentityProvidersTable;
  sign_ins: SignInsTable;
  sign_in_attempts: SignInAttemptsTable;
  accounts: AccountsTable;
  passkeys: PasskeysTable;
  known_devices: KnownDevicesTable;
  invitations: InvitationsTable;
  interaction_steps: InteractionStepsTable;
  oidc_models: OidcModelsTable;
  server_setup: ServerSetupTable;
};

/** A transaction that also knows the tables of this feature. */
export const identityTables = (tx: Transaction): KyselyTransaction<IdentityTables> =>
  tx.$extendTables<IdentityTables>();
