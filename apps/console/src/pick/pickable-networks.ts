import { listNetworksRoute, type NetworkId } from '@alongside/protocol';
import { callRoute } from '../server/call-route.ts';
import type { Pickable } from './pickable.ts';

const FOUND_MAX = 20;

export const pickableNetworks: Pickable<NetworkId> = {
  key: ['networks', 'pick'],
  find: async (search) => {
    const { items } = await callRoute(listNetworksRoute, {
      query: { limit: FOUND_MAX, ...(search !== '' && { search }) },
    });
    return items.map(({ id, name, ranges }) => ({ id, name, detail: ranges.join(', ') }));
  },
};
