import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type IceServer, LIVE_PATH } from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askIceServers } from '../../../apps/agent/src/doctor/ask-ice-servers.ts';
import { checkDisplay, checkExtensions } from '../../../apps/agent/src/doctor/checks/check-display.ts';
import {
  askServer,
  checkClock,
  checkLive,
  checkServer,
} from '../../../apps/agent/src/doctor/checks/check-server.ts';
import { checkWay } from '../../../apps/agent/src/doctor/checks/check-ways.ts';
import { Display, makeCertificate, RelayServer, ServerProcess } from '../rig/index.ts';
import { ChildProgram } from '../rig/child-program.ts';
import { freePort } from '../rig/free-port.ts';
import { AgentScene } from './agent-scene.ts';

const signal = (): AbortSignal => AbortSignal.timeout(20_000);

test('AGD5 a desktop with everything, and one whose server lacks an extension', async () => {
  await using display = await Display.start();
  const system = { kind: 'x11', display: display.name } as const;
  expect(await checkDisplay(system)).toMatchObject({ code: 'display-ready' });
  expect(await checkExtensions(system)).toMatchObject({ code: 'extensions-ready' });

  await using poor = new ChildProgram('Xvfb', {
    args: ['-displayfd', '3', '-extension', 'XTEST', '-extension', 'DAMAGE', '-noreset'],
    hasReportChannel: true,
  });
  const number = await poor.ready('a display number', () => /^(\d+)\n/.exec(poor.reported)?.[1]);
  expect(await checkExtensions({ kind: 'x11', display: `:${number}` })).toEqual({
    code: 'extensions-missing',
    details: { names: 'XTEST, DAMAGE' },
  });
});

test('AGD8 the relays are those that the server names to whoever is signed in on this device', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'alongside-doctor-'));
  const secret = path.join(folder, 'secret');
  await writeFile(secret, 'a secret that the relay shares');
  const relays = ['--turn-servers', 'turn:192.0.2.1,turns:192.0.2.1:443', '--turn-secret', secret];
  await using scene = await AgentScene.open({
    serverOptions: { args: ['--ice-servers', 'stun:192.0.2.1', ...relays] },
  });
  const keys = path.join(scene.agent.folder, 'keys');
  const servers = await askIceServers(scene.server.url, keys);
  expect(servers?.flatMap(({ urls }) => urls)).toEqual([
    'stun:192.0.2.1',
    'turn:192.0.2.1',
    'turns:192.0.2.1:443',
  ]);
  expect(await askIceServers(`http://localhost:${await freePort()}`, keys)).toBeNull();
  expect(await askIceServers(scene.server.url, path.join(folder, 'keys'))).toBeNull();
  await rm(folder, { recursive: true });
});

/** Something that answers at an address of this machine. */
async function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<AsyncDisposable & { readonly origin: string }> {
  const server = createServer(answer).listen(0, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

describe('the way to the server', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const found = async (origin: string | null): Promise<string> =>
    checkServer(await askServer(origin, false)).code;

  test('AGD7 a server that runs answers, has the same time, and lets the live connection through', async () => {
    const answer = await askServer(server.url, false);
    expect(checkServer(answer)).toMatchObject({ code: 'server-ready' });
    expect(checkClock(answer, Date.now())).toMatchObject({ code: 'clock-right' });
    expect(checkClock(answer, Date.now() + 200_000)).toMatchObject({ code: 'clock-wrong' });
    expect(await checkLive(answer, signal())).toMatchObject({ code: 'live-ready' });
  });

  test('AGD7 what is wrong on the way is told apart: no server, no name, nobody, somebody else', async () => {
    expect(await found(null)).toBe('server-unset');
    expect(await found('https://nobody.invalid')).toBe('server-unknown');
    expect(await found(`http://localhost:${await freePort()}`)).toBe('server-unreachable');
    await using portal = await answering((_request, response) =>
      response.end('<title>Sign in to the hotel</title>'),
    );
    expect(await found(portal.origin)).toBe('server-other');
    await using elsewhere = await answering((_request, response) => {
      response.writeHead(302, { location: portal.origin }).end();
    });
    expect(await found(elsewhere.origin)).toBe('server-other');
  });

  test('AGD7 a certificate of nobody’s authority is told apart from a server that is away', async () => {
    const { key, certificate } = await makeCertificate('127.0.0.1');
    const tls = createTlsServer({ key, cert: certificate }, (_request, response) => response.end()).listen(0);
    await once(tls, 'listening');
    expect(await found(`https://127.0.0.1:${(tls.address() as AddressInfo).port}`)).toBe('server-untrusted');
    tls.close();
  });

  test('AGD7 a proxy that passes pages on and stops upgrades is found', async () => {
    await using proxy = await answering((request, response) => {
      if (request.url === LIVE_PATH) response.writeHead(400).end();
      else response.end('{"status":"ready"}');
    });
    const answer = await askServer(proxy.origin, false);
    expect(checkServer(answer)).toMatchObject({ code: 'server-ready' });
    expect(await checkLive(answer, signal())).toEqual({ code: 'live-blocked', details: { reason: '400' } });
  });

  test('AGD7 nothing is said of clock and live connection while the server is away', async () => {
    const answer = await askServer(`http://localhost:${await freePort()}`, false);
    expect(checkClock(answer, Date.now())).toMatchObject({ code: 'needs-server' });
    expect(await checkLive(answer, signal())).toMatchObject({ code: 'needs-server' });
  });
});

describe('ways out', () => {
  const address = '127.0.0.1';
  let relay: RelayServer;
  const former = getCACertificates();
  beforeAll(async () => {
    const certificate = await makeCertificate(address);
    const [port, tlsPort] = [await freePort(), await freePort()];
    relay = await RelayServer.start({ address, port, tlsPort, certificate });
    setDefaultCACertificates([...former, certificate.certificate]);
  });
  afterAll(async () => {
    setDefaultCACertificates(former);
    await relay[Symbol.asyncDispose]();
  });

  const stun = (): IceServer[] => [{ urls: [`stun:${address}:${relay.port}`] }];

  test('AGD8 a relay is reached by UDP, TCP and TLS, and tells one’s address', async () => {
    expect(await checkWay('address', stun())).toMatchObject({ code: 'way-open' });
    for (const way of ['udp', 'tcp', 'tls'] as const) {
      expect(await checkWay(way, relay.servers(way))).toMatchObject({ code: 'way-open' });
    }
  });

  test('AGD8 a way that nobody answers on is closed, and a server that names none is no fault', async () => {
    const port = await freePort();
    for (const [way, url] of [
      ['udp', `turn:${address}:${port}?transport=udp`],
      ['tcp', `turn:${address}:${port}?transport=tcp`],
      ['tls', `turns:${address}:${port}?transport=tcp`],
      ['address', `stun:${address}:${port}`],
    ] as const) {
      expect(await checkWay(way, [{ urls: [url] }])).toMatchObject({ code: 'way-closed' });
      expect(await checkWay(way, [])).toMatchObject({ code: 'way-unnamed' });
      expect(await checkWay(way, null)).toMatchObject({ code: 'way-unknown' });
    }
  });

  test('AGD8 something else that answers there is no relay', async () => {
    await using other = await answering((_request, response) => response.end());
    const url = `turn:${new URL(other.origin).host}?transport=tcp`;
    expect(await checkWay('tcp', [{ urls: [url] }])).toMatchObject({ code: 'way-closed' });
  });
});
