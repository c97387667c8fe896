export { AddressRefused, OutboundNetworks } from './outbound-networks.ts';
