import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from '@alongside/e2e';

const TIMEOUT_MS = 60_000;

/** Waits until somebody on this machine listens. */
export async function portOpened(port: number): Promise<void> {
  await until(
    `port ${port}`,
    async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
      return true;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
