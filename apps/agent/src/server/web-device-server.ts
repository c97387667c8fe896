import type { Clock, MessageSocket, SocketHandlers } from '@alongside/peer';
import {
  DEVICE_SUBPROTOCOL,
  type DeviceFacts,
  type DeviceId,
  type DeviceReport,
  LIVE_PATH,
  enrolDeviceRoute,
  replaceDeviceKeyRoute,
  reportDeviceRoute,
} from '@alongside/protocol';
import type { DeviceKeys } from './device-keys.ts';
import type { DeviceServer, EnrolledDevice } from './device-server.ts';
import { dpopProof } from './dpop-proof.ts';
import { ProvenClient } from './proven-client.ts';

export interface WebDeviceServerOptions {
  readonly origin: string;
  readonly keys: DeviceKeys;
  readonly clock: Clock;
}

/** Speaks to the server as the device, by its id and a proof of its key. */
export class WebDeviceServer implements DeviceServer {
  readonly #client: ProvenClient;
  readonly #keys: DeviceKeys;

  constructor(options: WebDeviceServerOptions) {
    this.#client = new ProvenClient(options);
    this.#keys = options.keys;
  }

  get origin(): string {
    return this.#client.origin;
  }

  async enrol(token: string, facts: DeviceFacts): Promise<EnrolledDevice> {
    const { device, tenant } = await this.#client.call(enrolDeviceRoute, null, { token, device: facts });
    return { id: device.id, tenantName: tenant.name };
  }

  report(id: DeviceId, report: DeviceReport): Promise<{ readonly isNewKeyDue: boolean }> {
    return this.#client.call(reportDeviceRoute, id, report);
  }

  async replaceKey(id: DeviceId): Promise<void> {
    const { method, path } = replaceDeviceKeyRoute;
    const proof = await dpopProof(await this.#keys.next(), {
      method,
      address: `${this.origin}/api/v1${path}`,
      token: id,
      nowMs: this.#client.now(),
    });
    await this.#client.call(replaceDeviceKeyRoute, id, { proof });
    await this.#keys.advance();
  }

  useNextKey(): Promise<boolean> {
    return this.#keys.advance();
  }

  openSocket(id: DeviceId, handlers: SocketHandlers): MessageSocket {
    const protocols = [DEVICE_SUBPROTOCOL];
    return this.#client.openSocket({ path: LIVE_PATH, protocols, token: () => id }, handlers);
  }
}
