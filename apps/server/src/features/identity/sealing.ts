import type { TenantId } from '@alongside/protocol';
import type { IdentityKeys } from './embedded-provider/provider-keys.ts';
import { seal, unseal } from './sealed-text.ts';

export type SealedThing = 'client-secret' | 'webhook-secret' | 'totp' | 'id-token' | 'grant-key';

/** Seals what is kept for a tenant; it opens only for that tenant and that purpose. */
export class Sealing {
  readonly #key: Uint8Array;

  constructor(keys: IdentityKeys) {
    this.#key = Buffer.from(keys.sealingKey, 'base64url');
  }

  seal(tenantId: TenantId, thing: SealedThing, text: string): string {
    return seal(this.#key, `${tenantId} ${thing}`, text);
  }

  unseal(tenantId: TenantId, thing: SealedThing, sealed: string): string {
    return unseal(this.#key, `${tenantId} ${thing}`, sealed);
  }
}
