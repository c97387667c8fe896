import {
  ComplianceState,
  DeviceOwnership,
  DevicePlatform,
  DeviceSort,
  DeviceState,
  GroupId,
  PersonId,
} from '@alongside/protocol';
import { z } from 'zod';
import { lenient } from '../list/lenient.ts';
import type { DevicesQuery } from '../server/organisation-queries.ts';

export const PresenceFilter = z.enum(['online', 'offline']);
export type PresenceFilter = z.infer<typeof PresenceFilter>;

/** Search, filters and order of the devices as they stand in the page's address. */
export const DeviceSearch = z.object({
  search: lenient(z.string().max(200)),
  state: lenient(DeviceState),
  platform: lenient(DevicePlatform),
  compliance: lenient(ComplianceState),
  presence: lenient(PresenceFilter),
  ownership: lenient(DeviceOwnership),
  group: lenient(GroupId),
  person: lenient(PersonId),
  sort: lenient(DeviceSort),
});
export type DeviceSearch = z.infer<typeof DeviceSearch>;

/** What the server is asked. */
export const deviceQueryOf = ({ presence, person, ...search }: DeviceSearch): DevicesQuery => ({
  ...search,
  ...(presence !== undefined && { online: presence === 'online' ? 'true' : 'false' }),
  ...(person !== undefined && { primaryPerson: person }),
});
