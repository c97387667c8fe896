import {
  factsOf,
  type AccessReader,
  type AccessRequest,
  type AccessState,
  type AskedPerson,
  type Clock,
  type ConditionalFacts,
  type DeviceNow,
  type Directory,
  type Person,
  type SettingsStore,
} from '@alongside/domain';
import type { DeviceId, GroupId, TenantId } from '@alongside/protocol';

interface Sources {
  readonly directory: Pick<Directory, 'person'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly clock: Clock;
}

/** What access is decided by, from people and settings in memory; a test puts in devices, policies and names of groups. */
export class InMemoryAccessReader implements AccessReader {
  readonly groupNames = new Map<GroupId, string>();
  conditional: Partial<ConditionalFacts> = {};
  readonly #sources: Sources;
  readonly #devices = new Map<DeviceId, DeviceNow>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Adds the device, or puts it in place of what was known of it. */
  putDevice(id: DeviceId, device: DeviceNow): void {
    this.#devices.set(id, device);
  }

  async read({ tenantId, helper, sharer, deviceId }: AccessRequest): Promise<AccessState> {
    const { settings, clock } = this.#sources;
    const known = await settings.read(tenantId);
    const facts = factsOf(tenantId, known, clock.now());
    return {
      helper: await this.#person(tenantId, helper),
      sharer: await this.#person(tenantId, sharer),
      device: deviceId === null ? null : (this.#devices.get(deviceId) ?? null),
      settings: known,
      facts: {
        ...facts,
        groupNames: this.groupNames,
        conditional: { ...facts.conditional, ...this.conditional },
      },
    };
  }

  async #person(tenantId: TenantId, asked: AskedPerson | null): Promise<Person | null> {
    return asked === null ? null : this.#sources.directory.person(tenantId, asked.personId);
  }
}
