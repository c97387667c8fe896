import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AddressRefused, guardedFetch, OutboundNetworks } from './index.ts';

const LONG = 2_000_000;
let server: Server;
let origin: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (request.url === '/away') response.writeHead(302, { location: '/there' });
    if (request.url === '/long') response.write('x'.repeat(LONG));
    if (request.url === '/nothing') response.writeHead(204);
    request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('PON4 a fetch goes to no private address, by number or by name', async () => {
  asked = [];
  const fetching = guardedFetch(new OutboundNetworks());
  await expect(fetching(origin)).rejects.toThrow(AddressRefused);
  await expect(fetching(origin.replace('127.0.0.1', 'localhost'))).rejects.toThrow(AddressRefused);
  await expect(fetching('http://[::1]/')).rejects.toThrow(AddressRefused);
  await expect(fetching('https://169.254.169.254/latest/meta-data')).rejects.toThrow(AddressRefused);
  expect(asked).toEqual([]);
});

test('PON4 what the operator named is asked as by any fetch, but for redirects and endless answers', async () => {
  asked = [];
  const fetching = guardedFetch(new OutboundNetworks().withLoopback());
  const posted = await fetching(`${origin}/told`, {
    method: 'POST',
    body: new URLSearchParams({ code: 'a b' }),
  });
  expect([posted.status, posted.url, await posted.text()]).toEqual([200, `${origin}/told`, 'code=a+b']);
  const away = await fetching(`${origin}/away`);
  expect([away.status, away.headers.get('location')]).toEqual([302, '/there']);
  expect((await fetching(`${origin}/nothing`)).status).toBe(204);
  await expect(fetching(`${origin}/long`)).rejects.toThrow('too long');
  const gone = AbortSignal.abort(new Error('Enough'));
  await expect(fetching(origin, { signal: gone })).rejects.toThrow();
  expect(asked).toEqual(['POST /told', 'GET /away', 'GET /nothing', 'GET /long']);
});
