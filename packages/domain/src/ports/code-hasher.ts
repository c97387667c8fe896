import type { SessionCode, TenantId } from '@alongside/protocol';

/** Keyed: whoever has the database but not the key can't try codes against it. */
export interface CodeHasher {
  /** The same for the same tenant and code; tells nothing of either. */
  hash(tenantId: TenantId, code: SessionCode): string;
}
