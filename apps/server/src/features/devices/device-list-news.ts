import type { Bus } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import { tenantTopic } from '../../platform/bus/index.ts';
import type { JobClock } from '../../platform/jobs/index.ts';

/** However much changes, of one tenant's devices this is how often a node tells it. */
export const DEVICES_TOLD_EVERY_MS = 1_000;

interface Told {
  /** Something changed since. */
  isMore: boolean;
}

/**
 * Tells who watches the devices of a tenant that something about them is different: a first change at once, those that
 * follow within a second together. After a break of the network a whole fleet comes back at one time.
 */
export class DeviceListNews {
  readonly #bus: Bus;
  readonly #clock: JobClock;
  readonly #told = new Map<TenantId, Told>();

  constructor({ bus, clock }: { readonly bus: Bus; readonly clock: JobClock }) {
    this.#bus = bus;
    this.#clock = clock;
  }

  /** After the commit. */
  note(tenantId: TenantId): void {
    const told = this.#told.get(tenantId);
    if (told === undefined) this.#tell(tenantId);
    else told.isMore = true;
  }

  #tell(tenantId: TenantId): void {
    const told: Told = { isMore: false };
    this.#told.set(tenantId, told);
    this.#bus.publish(tenantTopic(tenantId, 'devices'), {});
    this.#clock.setTimer(DEVICES_TOLD_EVERY_MS, () => {
      this.#told.delete(tenantId);
      if (told.isMore) this.#tell(tenantId);
    });
  }
}
