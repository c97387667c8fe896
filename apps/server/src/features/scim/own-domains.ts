import type { Clock } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import type { Database } from '../../platform/database/index.ts';
import { tenantOfDomain } from '../identity/index.ts';

/** A domain changes hands seldom; a directory names the same one ten thousand times. */
const KEPT_MS = 10_000;
const KEPT_MAX = 1_000;

/** Knows whose a domain is, without asking the database anew for each of the people that a directory sends. */
export class DomainHolders {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly tenantId: TenantId | null; readonly until: number }>();

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Those of the domains that are the tenant's. */
  async ownAmong(tenantId: TenantId, domains: readonly string[]): Promise<ReadonlySet<string>> {
    const now = this.#clock.now();
    const asked = domains.filter((domain) => (this.#known.get(domain)?.until ?? 0) <= now);
    if (asked.length > 0) {
      if (this.#known.size > KEPT_MAX) this.#known.clear();
      await this.#database.acrossTenants('whose the domain of a provisioned address is', async (tx) => {
        for (const domain of asked) {
          this.#known.set(domain, { tenantId: await tenantOfDomain(tx, domain), until: now + KEPT_MS });
        }
      });
    }
    return new Set(domains.filter((domain) => this.#known.get(domain)?.tenantId === tenantId));
  }
}
