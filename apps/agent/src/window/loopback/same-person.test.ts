import { expect, test } from 'vitest';
import { ownerOf } from './same-person.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11 1 0 100 0 0 10 0
   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 12 1 0 20 4 30 10 -1
   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 13 1 0 20 4 30 10 -1
`;

test('AGV22 the kernel’s table says who opened a connection', () => {
  expect(ownerOf(table, 0xc350, 0x1f90)).toBe(1000);
});

test('AGV22 the own end of a connection, an unknown one and an empty table are nobody’s', () => {
  expect(ownerOf(table, 0x1f90, 0xc350)).toBe(0);
  expect(ownerOf(table, 0xc351, 0x1f90)).toBeNull();
  expect(ownerOf('', 0xc350, 0x1f90)).toBeNull();
});
