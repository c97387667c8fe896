import type { Clock } from '@alongside/domain';
import { GRANT_PROOF_ALGORITHM, GrantKey, type TenantId } from '@alongside/protocol';
import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Database, JsonColumn, Transaction } from '../../platform/database/index.ts';
import type { Sealing } from '../identity/index.ts';

type GrantKeyTables = {
  grant_keys: {
    readonly tenant_id: TenantId;
    /** From 1; the newest that isn't retired signs. */
    readonly n: number;
    readonly kid: string;
    readonly public_key: JsonColumn<GrantKey>;
    readonly sealed_private_key: string;
    readonly created_at: Date;
    /** From here on agents don't take what it signed. */
    readonly retired_at: Date | null;
  };
};

interface StoredKey {
  readonly public_key: GrantKey;
  readonly sealed_private_key: string;
}

/** A key that signs, with the id that tells it apart. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** As many as an agent is given: one signs, the others have signed what may still run. */
const KEYS_MAX = 10;

/** Each tenant's keys for signing grants. The first is made when somebody first needs it; private parts are stored sealed. */
export class GrantKeys {
  readonly #database: Database;
  readonly #sealing: Sealing;
  readonly #clock: Clock;

  constructor(parts: { readonly database: Database; readonly sealing: Sealing; readonly clock: Clock }) {
    this.#database = parts.database;
    this.#sealing = parts.sealing;
    this.#clock = parts.clock;
  }

  /** What agents verify by, the newest first. */
  async publicKeys(tenantId: TenantId): Promise<GrantKey[]> {
    const keys = await this.#keys(tenantId);
    return keys.map((key) => GrantKey.parse(key.public_key));
  }

  async signingKey(tenantId: TenantId): Promise<SigningKey> {
    const [newest] = await this.#keys(tenantId);
    if (newest === undefined) throw new Error('A tenant has no key that signs grants');
    const text = this.#sealing.unseal(tenantId, 'grant-key', newest.sealed_private_key);
    const key = await importJWK(JSON.parse(text) as JWK, GRANT_PROOF_ALGORITHM);
    if (key instanceof Uint8Array) throw new Error('A key that signs grants is of another kind');
    return { kid: newest.public_key.kid, key };
  }

  async #keys(tenantId: TenantId): Promise<readonly StoredKey[]> {
    const kept = await this.#database.inTenant(tenantId, readKeys);
    if (kept.length > 0) return kept;
    const made = await this.#make(tenantId);
    return this.#database.inTenant(tenantId, async (tx) => {
      // Whoever was first wins: two nodes may need it at the same moment.
      await grantTables(tx)
        .insertInto('grant_keys')
        .values(made)
        .onConflict((on) => on.columns(['tenant_id', 'n']).doNothing())
        .execute();
      return readKeys(tx);
    });
  }

  async #make(tenantId: TenantId) {
    const pair = await generateKeyPair(GRANT_PROOF_ALGORITHM, { crv: 'Ed25519', extractable: true });
    const jwk = await exportJWK(pair.publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const publicKey = GrantKey.parse({ ...jwk, kid, alg: GRANT_PROOF_ALGORITHM, use: 'sig' });
    const privateKey = JSON.stringify(await exportJWK(pair.privateKey));
    return {
      tenant_id: tenantId,
      n: 1,
      kid,
      public_key: JSON.stringify(publicKey),
      sealed_private_key: this.#sealing.seal(tenantId, 'grant-key', privateKey),
      created_at: new Date(this.#clock.now()),
      retired_at: null,
    };
  }
}

const grantTables = (tx: Transaction) => tx.$extendTables<GrantKeyTables>();

const readKeys = (tx: Transaction): Promise<StoredKey[]> =>
  grantTables(tx)
    .selectFrom('grant_keys')
    .select(['public_key', 'sealed_private_key'])
    .where('retired_at', 'is', null)
    .orderBy('n', 'desc')
    .limit(KEYS_MAX)
    .execute();
