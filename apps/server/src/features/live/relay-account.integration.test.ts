import { execFile, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { numberedTenant, samplePerson, SeededRandom } from '@alongside/testkit';
import { SignInId } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { relayAccount } from './relay-account.ts';

const run = promisify(execFile);
const SECRET = 'a secret that the relay shares';

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** coturn with `use-auth-secret`, on loopback. */
async function startRelay(port: number): Promise<AsyncDisposable> {
  const relay = spawn(
    'turnserver',
    [
      ...['--listening-ip', '127.0.0.1', '--relay-ip', '127.0.0.1', '--listening-port', String(port)],
      ...['--use-auth-secret', '--static-auth-secret', SECRET, '--realm', 'relay.test'],
      ...['--no-tls', '--no-dtls', '--no-cli', '--log-file', '/dev/null', '--pidfile', '/dev/null'],
      '--allow-loopback-peers',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(relay, 'exit');
  await expect.poll(() => isListening(port), { timeout: 20_000 }).toBe(true);
  return {
    async [Symbol.asyncDispose]() {
      relay.kill();
      await ended;
    },
  };
}

test('LIV17 coturn takes the account until it runs out, and no other', async () => {
  const port = await freeUdpPort();
  await using _ = await startRelay(port);
  const { tenantId, personId } = samplePerson({ n: 1, tenantId: numberedTenant(1) });
  const signInId = SignInId.parse(new SeededRandom(1).uuid());
  const caller = { tenantId, personId, signInId, device: null, address: null };
  const relays = async (secret: string, nowMs: number): Promise<boolean> => {
    const { username = '', credential = '' } = relayAccount({ urls: [], secret }, caller, nowMs);
    const peer = ['-y', '-n', '1', '-m', '1', '-p', String(port)];
    const account = ['-u', username, '-w', credential];
    return run('turnutils_uclient', [...account, ...peer, '127.0.0.1']).then(
      () => true,
      () => false,
    );
  };
  expect(await relays(SECRET, Date.now())).toBe(true);
  expect(await relays('another secret, as long', Date.now())).toBe(false);
  expect(await relays(SECRET, Date.now() - 13 * 3_600_000)).toBe(false);
});
