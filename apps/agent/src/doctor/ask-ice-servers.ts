import {
  type ClientMessage,
  type IceServer,
  LIVE_SUBPROTOCOL,
  LIVE_TICKET_PREFIX,
  LIVE_VERSION,
  type ServerOrigin,
  ServerMessage,
} from '@alongside/protocol';
import { storedSignIn } from '../core/account.ts';
import { openKeyStore } from '../key-store/open-key-store.ts';
import { DeviceKeys } from '../server/device-keys.ts';
import { WebHelpServer } from '../server/web-help-server.ts';
import { systemClock } from '../system-clock.ts';

/**
 * What a session would find its way with, from the server's welcome on a live socket. Opens one as the agent does, and
 * changes nothing.
 *
 * @param keysFolder folder of the key store's files
 * @returns null: nobody is signed in at this server, or it doesn't say
 */
export async function askIceServers(
  origin: ServerOrigin,
  keysFolder: string,
): Promise<readonly IceServer[] | null> {
  try {
    const { store } = await openKeyStore(keysFolder);
    const signIn = await storedSignIn(store);
    if (signIn?.origin !== origin) return null;
    const keys = new DeviceKeys(store);
    const server = new WebHelpServer({ origin, token: signIn.token, clock: systemClock, keys });
    return await welcomed(server, await server.ticket());
  } catch {
    // What is wrong with the key store, the server or the live connection is told by their own checks.
    return null;
  }
}

async function welcomed(server: WebHelpServer, ticket: string): Promise<readonly IceServer[] | null> {
  const { promise, resolve } = Promise.withResolvers<readonly IceServer[] | null>();
  const socket = server.openSocket([LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX + ticket], {
    opened: () => {
      socket.send(JSON.stringify({ type: 'hello', version: LIVE_VERSION } satisfies ClientMessage));
    },
    message: (text) => {
      const message = ServerMessage.safeParse(JSON.parse(text));
      resolve(message.data?.type === 'welcome' ? message.data.iceServers : null);
    },
    closed: () => {
      resolve(null);
    },
  });
  try {
    return await promise;
  } finally {
    socket.close();
  }
}
