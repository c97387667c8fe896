import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { portsIn, udpPortsOf } from './udp-ports.ts';

test('BEN9 the ports of a process are those of its own sockets', async () => {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  expect(udpPortsOf([process.pid])).toContain(socket.address().port);
  expect(udpPortsOf([])).toEqual([]);
  socket.close();
});

test('BEN9 sockets of others are left out', () => {
  const table = [
    '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops',
    '  10: 0100007F:1F90 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 111 2 0 0',
    '  11: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 222 2 0 0',
  ].join('\n');
  expect(portsIn(table, new Set(['111']))).toEqual([8_080]);
});
