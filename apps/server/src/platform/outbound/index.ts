export { guardedFetch } from './guarded-fetch.ts';
export { AddressRefused, OutboundNetworks } from './outbound-networks.ts';
