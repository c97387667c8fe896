import { expect, test } from 'vitest';
import { readIceServers } from './ice-server-urls.ts';

test('AGR8 servers are taken as the protocol names them', () => {
  const account = { username: 'u', credential: 'p' };
  const servers = [
    { urls: ['stun:relay.example.org', 'stun:[2001:db8::1]:5000'] },
    {
      urls: ['turn:relay.example.org?transport=udp', 'turn:10.0.0.1:443?transport=tcp', 'turns:r:443'],
      ...account,
    },
    { urls: ['https://relay.example.org', 'turn:', 'turn:a b', 'stun:a:1?transport=quic'] },
  ];
  const relay = { username: 'u', password: 'p' };
  expect(readIceServers(servers)).toEqual({
    addressServers: ['stun:relay.example.org:3478', 'stun:[2001:db8::1]:5000'],
    relays: [
      { transport: 'udp', hostname: 'relay.example.org', port: 3478, ...relay },
      { transport: 'tcp', hostname: '10.0.0.1', port: 443, ...relay },
      { transport: 'tls', hostname: 'r', port: 443, ...relay },
    ],
  });
});
