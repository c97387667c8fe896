import { createHmac } from 'node:crypto';
import type { CodeHasher } from '@alongside/domain';
import type { SessionCode, TenantId } from '@alongside/protocol';

/** HMAC-SHA-256 with a key that isn't in the database. */
export class KeyedCodeHasher implements CodeHasher {
  readonly #key: Uint8Array;

  /** @param key 32 random bytes */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  hash(tenantId: TenantId, code: SessionCode): string {
    return createHmac('sha256', this.#key).update(`${tenantId} ${code}`).digest('base64url');
  }
}
