import {
  type DeviceId,
  type GroupId,
  type GroupKind,
  type GroupSource,
  findDevicesRoute,
  findPeopleRoute,
  listDevicesRoute,
  listGroupsRoute,
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

export const pickableGroups = (kind?: GroupKind, source?: GroupSource): Pickable<GroupId> => ({
  key: ['groups', 'pick', kind ?? 'any', source ?? 'any'],
  find: async (search) => {
    const { items } = await callRoute(listGroupsRoute, {
      query: {
        ...(kind !== undefined && { kind }),
        ...(source !== undefined && { source }),
        ...searchOf(search),
      },
    });
    return items.map(({ id, name, description }) => ({ id, name, detail: description }));
  },
});

const peopleBy = (isActive?: 'true'): Pickable<PersonId> => ({
  key: ['people', 'pick', isActive ?? 'any'],
  find: async (search) => {
    const { items } = await callRoute(findPeopleRoute, {
      query: { ...(isActive !== undefined && { isActive }), ...searchOf(search) },
    });
    return items.map(({ personId, fullName, email }) => ({ id: personId, name: fullName, detail: email }));
  },
});

export const pickablePeople = peopleBy('true');
/** Also those who are deactivated: what they may is asked about, too. */
export const everybody = peopleBy();

/** Any device of the tenant, by its name alone, for those who explain access. */
export const everyDevice: Pickable<DeviceId> = {
  key: ['devices', 'names'],
  find: async (search) => {
    const { items } = await callRoute(findDevicesRoute, { query: searchOf(search) });
    return items.map(({ id, name, primaryPerson }) => ({
      id,
      name,
      detail: primaryPerson?.fullName ?? null,
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
