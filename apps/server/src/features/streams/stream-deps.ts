import type { Bus } from '@alongside/domain';
import type { OutboundNetworks } from '../../platform/outbound/index.ts';
import type { Sealing } from '../identity/index.ts';
import type { DeliveryPorts } from './deliver-streams.ts';

/** What the routes of streams stand on. */
export interface StreamDeps extends DeliveryPorts {
  readonly bus: Bus;
  readonly sealing: Sealing;
  readonly networks: OutboundNetworks;
}
