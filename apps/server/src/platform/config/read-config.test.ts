import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpText, OPTIONS } from './options.ts';
import { readConfig } from './read-config.ts';

const read = (args: readonly string[], environment: Record<string, string> = {}) =>
  readConfig({ args, environment, isTerminal: false });

describe('readConfig', () => {
  test('PCO1 nothing given is a server for this machine alone, with embedded database', () => {
    expect(read([])).toEqual({
      port: 8080,
      host: 'localhost',
      origin: 'http://localhost:8080',
      dataFolder: 'data',
      databaseAddress: null,
      tls: null,
      trustedProxies: [],
      iceServers: [],
      relay: null,
      geoipFile: null,
      logLevel: 'info',
      outboundNetworks: [],
      isDemo: false,
    });
    expect(readConfig({ args: [], environment: {}, isTerminal: true })?.logLevel).toBe('warn');
  });

  test('PCO1 the command line counts more than the environment', () => {
    const environment = { ALONGSIDE_PORT: '8181', ALONGSIDE_DATA: '/srv/data', ALONGSIDE_DEMO: '1' };
    expect(read(['--port', '8282'], environment)).toMatchObject({
      port: 8282,
      dataFolder: '/srv/data',
      origin: 'http://localhost:8282',
      isDemo: true,
    });
  });

  test('PCO1 lists are given with commas', () => {
    const args = [
      '--trusted-proxies',
      '10.0.0.0/8, ::1',
      '--ice-servers',
      'stun:stun.example.org:3478,stuns:b.example',
    ];
    expect(read(args)).toMatchObject({
      trustedProxies: ['10.0.0.0/8', '::1'],
      iceServers: ['stun:stun.example.org:3478', 'stuns:b.example'],
    });
  });

  test('PCO1 every option is in the help and in the table of docs/operate.md, and no other', () => {
    const docs = readFileSync(path.join(import.meta.dirname, '../../../../../docs/operate.md'), 'utf8');
    const rows = [...docs.matchAll(/^\| `--([a-z-]+)[^`]*` \| `(ALONGSIDE_[A-Z_]+)` \|/gmu)];
    const documented = rows.map(([, name, environment]) => `${name ?? ''} ${environment ?? ''}`);
    expect(documented).toEqual(OPTIONS.map(({ name, environment }) => `${name} ${environment}`));
    for (const { name, environment } of OPTIONS) {
      expect(helpText()).toContain(`--${name}`);
      expect(helpText()).toContain(environment);
    }
    expect(read(['--help'])).toBeNull();
  });

  test.each([
    ['--port', '0'],
    ['--port', 'http'],
    ['--port', '65536'],
    ['--origin', 'help.example.org'],
    ['--origin', 'https://help.example.org/path'],
    ['--origin', 'https://user@help.example.org'],
    ['--origin', 'ftp://help.example.org'],
    ['--database', 'mysql://user:s3cret@host/name'],
    ['--trusted-proxies', 'everybody'],
    ['--ice-servers', 'turn:user:s3cret@example.org'],
    ['--turn-servers', 'turn:user:s3cret@example.org'],
    ['--turn-servers', 'turns:relay.example.org?transport=udp'],
    ['--turn-servers', 'stun:relay.example.org'],
    ['--log-level', 'loud'],
  ])('PCO2 %s %s is refused by the name of the option, without the value', (name, value) => {
    expect(() => read([name, value])).toThrow(name);
    expect(() => read([name, value])).not.toThrow('s3cret');
  });

  test.each([['--nonsense'], ['word'], ['--port'], ['--demo=yes']])('PCO2 %s is refused', (word) => {
    expect(() => read([word])).toThrow('--help');
  });

  test('PCO3 an origin without HTTPS is refused unless it is this machine', () => {
    expect(() => read(['--origin', 'http://help.example.org'])).toThrow('HTTPS');
    for (const origin of [
      'http://localhost:9000',
      'http://127.0.0.1',
      'http://[::1]:80',
      'https://help.example.org',
    ]) {
      expect(read(['--origin', `${origin}/`])?.origin).toBe(new URL(origin).origin);
    }
  });

  test('PCO4 a certificate needs its key, and both must be there', () => {
    expect(() => read(['--tls-cert', 'x'])).toThrow('--tls-key');
    expect(() => read(['--tls-cert', '/nowhere/a', '--tls-key', '/nowhere/b'])).toThrow('/nowhere/a');
  });

  test('PCO8 relays need the secret that they share with the server, from a file that only it names', () => {
    using folder = mkdtempDisposableSync(path.join(tmpdir(), 'alongside-relay-'));
    const file = path.join(folder.path, 'secret');
    const servers = [
      '--turn-servers',
      'turn:relay.test, turn:10.0.0.1:80?transport=tcp,turns:relay.test:443',
    ];
    writeFileSync(file, 'sixteen letters!\n');
    expect(read([...servers, '--turn-secret', file])?.relay).toEqual({
      urls: ['turn:relay.test', 'turn:10.0.0.1:80?transport=tcp', 'turns:relay.test:443'],
      secret: 'sixteen letters!',
    });
    expect(() => read(servers)).toThrow('--turn-secret');
    expect(() => read(['--turn-secret', file])).toThrow('--turn-servers');
    expect(() => read([...servers, '--turn-secret', '/nowhere/a'])).toThrow('/nowhere/a');
    writeFileSync(file, 's3cret');
    expect(() => read([...servers, '--turn-secret', file])).toThrow('--turn-secret');
    expect(() => read([...servers, '--turn-secret', file])).not.toThrow('s3cret');
  });
});
