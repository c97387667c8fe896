import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ServerProcess } from './server-process.ts';

const main = fileURLToPath(new URL('./stand-in-server.ts', import.meta.url));

async function startsOf(server: ServerProcess): Promise<string> {
  const response = await fetch(server.url);
  return response.text();
}

test('RIG9 a server is killed and started again on the same port and data, which go at the end', async () => {
  const server = await ServerProcess.start({ main, isDemo: true });
  await using _ = server;
  expect(server.setUpLink).toBe(`${server.url}/setup#token`);
  expect(server.person(/helper/)).toMatchObject({ email: 'hanna@demo.example', password: 'demo-password' });
  expect(await startsOf(server)).toBe('1');

  await server.kill();
  expect(server.isRunning).toBe(false);
  await expect(fetch(server.url)).rejects.toThrow();

  await server.startAgain();
  expect(await startsOf(server)).toBe('2');

  await server.stop();
  await expect(access(server.dataFolder)).rejects.toThrow('ENOENT');
});

test('RIG9 a server that ends at its start fails the test with what it said', async () => {
  await expect(ServerProcess.start({ main, args: ['--no-such-option'] })).rejects.toThrow(/no-such-option/);
});
