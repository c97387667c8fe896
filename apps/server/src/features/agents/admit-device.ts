import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MessageSocket } from '../../platform/live-guard/index.ts';
import type { ConnectedDevice } from '../devices/index.ts';
import { DeviceAuthenticator } from './device-authenticator.ts';

interface Connections {
  accept(device: ConnectedDevice, socket: MessageSocket): void;
  stop(): Promise<void>;
}

/** Lets in the connections that devices keep, until the server stops. @returns for the guard of live sockets */
export function admitDevices(
  app: FastifyInstance,
  ports: ConstructorParameters<typeof DeviceAuthenticator>[0],
  connections: Connections,
): (request: FastifyRequest) => Promise<(socket: MessageSocket) => void> {
  const authenticator = new DeviceAuthenticator(ports);
  // Before the server waits for its connections to end.
  app.addHook('preClose', () => connections.stop());
  return async (request) => {
    const device = await authenticator.authenticate(request);
    return (socket) => {
      connections.accept(device, socket);
    };
  };
}
