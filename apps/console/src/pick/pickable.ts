import {
  type DeviceId,
  type GroupId,
  type GroupKind,
  listDevicesRoute,
  listGroupsRoute,
  listPeopleRoute,
  type PersonId,
} from '@alongside/protocol';
import { callRoute } from '../server/call-route.ts';

/** Somebody or something to choose. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  /** Tells apart what has the same name. */
  readonly detail?: string | null;
}

/** Where choices come from: the server finds them by a few letters. */
export interface Pickable<Id extends string = string> {
  readonly key: readonly string[];
  readonly find: (search: string) => Promise<readonly Choice<Id>[]>;
}

/** More than these are found by more letters. */
const FOUND_MAX = 20;

const searchOf = (search: string) => ({ limit: FOUND_MAX, ...(search !== '' && { search }) });

export const pickableGroups = (kind?: GroupKind): Pickable<GroupId> => ({
  key: ['groups', 'pick', kind ?? 'any'],
  find: async (search) => {
    const { items } = await callRoute(listGroupsRoute, {
      query: { ...(kind !== undefined && { kind }), ...searchOf(search) },
    });
    return items.map(({ id, name, description }) => ({ id, name, detail: description }));
  },
});

export const pickablePeople: Pickable<PersonId> = {
  key: ['people', 'pick'],
  find: async (search) => {
    const { items } = await callRoute(listPeopleRoute, {
      query: { isActive: 'true', ...searchOf(search) },
    });
    return items.map(({ profile }) => ({
      id: profile.personId,
      name: profile.fullName,
      detail: profile.email,
    }));
  },
};

export const pickableDevices: Pickable<DeviceId> = {
  key: ['devices', 'pick'],
  find: async (search) => {
    const { items } = await callRoute(listDevicesRoute, { query: searchOf(search) });
    return items.map(({ id, name, primaryPerson, model }) => ({
      id,
      name,
      detail: primaryPerson?.fullName ?? model,
    }));
  },
};
