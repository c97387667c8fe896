import type { MessageSocket, SocketHandlers } from '@alongside/peer';
import type { DeviceFacts, DeviceId, DeviceReport } from '@alongside/protocol';

/** An enrolled device, and the organisation that knows it. */
export interface EnrolledDevice {
  readonly id: DeviceId;
  readonly tenantName: string;
}

/** The server as the device itself knows it, whoever is signed in. Everything rejects with a `CodedError`. */
export interface DeviceServer {
  readonly origin: string;
  enrol(token: string, facts: DeviceFacts): Promise<EnrolledDevice>;
  /** @returns whether the device is to make itself another key now */
  report(id: DeviceId, report: DeviceReport): Promise<{ readonly isNewKeyDue: boolean }>;
  /** Makes another key, proves both to the server, and uses the new one from then on. */
  replaceKey(id: DeviceId): Promise<void>;
  /** The server knows the key that was to come already: uses it. @returns whether there was one */
  useNextKey(): Promise<boolean>;
  /** The connection that the device keeps. */
  openSocket(id: DeviceId, handlers: SocketHandlers): MessageSocket;
}
