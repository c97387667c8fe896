import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import { startPostgres } from './postgres-server.ts';

function ask(url: string, question: string): string {
  return execFileSync('psql', [url, '--tuples-only', '--no-align', '--command', question], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

test('TTR7 PostgreSQL starts on a port of its own, only with its password, and leaves nothing behind', async () => {
  let folder: string;
  {
    await using one = await startPostgres();
    await using other = await startPostgres();
    expect(one.url).not.toBe(other.url);
    expect(ask(one.url, 'select rolsuper from pg_roles where rolname = current_user')).toBe('t');
    expect(ask(one.url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(() => ask(one.url.replace(/:\w+@/, ':wrong@'), 'select 1')).toThrow(
      'password authentication failed',
    );
    folder = ask(one.url, 'show unix_socket_directories');
    expect(existsSync(folder)).toBe(true);
  }
  expect(existsSync(folder)).toBe(false);
});
