import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Stands before the first row of a chain. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** Everything a row tells. What isn't in here could be changed unseen. */
export interface HashedAuditRow {
  readonly tenantId: string;
  readonly n: number;
  readonly previousHash: string;
  readonly severity: string;
  readonly event: {
    readonly code: string;
    /** Milliseconds since 1970. */
    readonly at: number;
    readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string };
    readonly target: { readonly kind: string; readonly id: string; readonly name: string | null } | null;
    readonly address: string | null;
    readonly result: string;
    readonly before: unknown;
    readonly after: unknown;
  };
}

/** SHA-256 over the row in canonical JSON (RFC 8785), in hexadecimal. */
export function hashAuditRow({ tenantId, n, previousHash, severity, event }: HashedAuditRow): string {
  const { code, at, actor, target, address, result, before, after } = event;
  const text = canonicalize({
    tenantId,
    n,
    previousHash,
    severity,
    code,
    at,
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    target: target === null ? null : { kind: target.kind, id: target.id, name: target.name },
    address,
    result,
    before,
    after,
  });
  if (text === undefined) throw new Error('An audit row has no canonical form');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
