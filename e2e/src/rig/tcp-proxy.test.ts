import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { TcpProxy } from './tcp-proxy.ts';
import { until } from './until.ts';

interface Echo extends AsyncDisposable {
  readonly port: number;
}

async function startEcho(): Promise<Echo> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  }).listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}

interface Talker extends Disposable {
  readonly socket: Socket;
  readonly heard: () => string;
}

function talkTo(port: number): Talker {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('utf8');
  });
  socket.on('error', () => socket.destroy());
  return { socket, heard: () => heard, [Symbol.dispose]: () => socket.destroy() };
}

test('RIG10 a silent line keeps its connections, says nothing, and goes on where it was', async () => {
  await using echo = await startEcho();
  await using proxy = await TcpProxy.start({ target: echo.port });
  using first = talkTo(proxy.port);
  first.socket.write('one');
  await until('the first answer', () => first.heard() === 'one');

  proxy.silence();
  using second = talkTo(proxy.port);
  first.socket.write(' two');
  second.socket.write('new');
  await until('both connections', () => proxy.connections === 2);
  expect(first.heard()).toBe('one');
  expect(first.socket.destroyed).toBe(false);

  proxy.restore();
  await until('the rest', () => first.heard() === 'one two' && second.heard() === 'new');
});

test('RIG10 a refusing line resets connections old and new until it is restored', async () => {
  await using echo = await startEcho();
  await using proxy = await TcpProxy.start();
  proxy.aim(echo.port);
  using before = talkTo(proxy.port);
  before.socket.write('x');
  await until('an answer', () => before.heard() === 'x');

  proxy.refuse();
  await until('the reset', () => before.socket.destroyed);
  using during = talkTo(proxy.port);
  await until('the refusal', () => during.socket.destroyed);

  proxy.restore();
  using after = talkTo(proxy.port);
  after.socket.write('y');
  await until('an answer', () => after.heard() === 'y');

  proxy.breakConnections();
  await until('the break', () => after.socket.destroyed);
  using again = talkTo(proxy.port);
  again.socket.write('z');
  await until('an answer', () => again.heard() === 'z');
});
