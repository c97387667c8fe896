import type { CodeHasher } from '@alongside/domain';
import type { SessionCode, TenantId } from '@alongside/protocol';

/** Not a hash at all: the code can be read from it. */
export class FakeCodeHasher implements CodeHasher {
  hash(tenantId: TenantId, code: SessionCode): string {
    return `${tenantId} ${code}`;
  }
}
